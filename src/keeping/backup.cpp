#include "keeping/backup.h"

#include "keeping/move.h"
#include "storage/migrations.h"

#include <fmt/format.h>

namespace candor::keeping {

namespace {

namespace fs = std::filesystem;

using storage::Connection;
using storage::Database;
using storage::Dialect;

/// A SQLite file with what SQLite keeps beside it, gone when this is.
class Scratch {
public:
    explicit Scratch(fs::path file) : file_(std::move(file)) { remove(); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() { remove(); }

private:
    void remove()
    {
        std::error_code error;
        for (const std::string_view suffix : {"", "-wal", "-shm", "-journal"})
            fs::remove(file_.string() + std::string(suffix), error);
    }

    fs::path file_;
};

Result<void> copy_into(Database& database, const fs::path& scratch)
{
    if (database.dialect() == Dialect::Sqlite)
        return database.copy_to(scratch.string());
    // Not worth waiting for the disk: after a crash it is made anew.
    auto copy = TRY(storage::open_sqlite({scratch.string(), storage::Durability::Relaxed}));
    TRY(storage::migrate(*copy));
    TRY(carry(database, *copy));
    return {};
}

Result<Manifest> describe(const fs::path& scratch, const BackupOptions& options)
{
    auto copy = TRY(storage::open_sqlite({scratch.string()}));
    const int form = TRY(storage::form_of(*copy));
    return copy->read([&](Connection& connection) -> Result<Manifest> {
        return Manifest{.program = options.program,
            .made_at = options.now,
            .form = form,
            .workspaces = TRY(workspaces_in(connection)),
            .tables = TRY(counts_of(connection))};
    });
}

Result<void> pack(const fs::path& scratch, FrameWriter& writer)
{
    std::ifstream stream(scratch, std::ios::binary);
    std::string piece(piece_bytes_max, '\0');
    while (stream) {
        stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        const auto count = static_cast<std::size_t>(stream.gcount());
        if (count > 0)
            TRY(writer.add(std::string_view(piece).substr(0, count)));
    }
    if (stream.bad())
        return unavailable(fmt::format("cannot read {} to its end", scratch.string()));
    return {};
}

Result<std::string> manifest_text(FrameReader& reader, const fs::path& file)
{
    auto first = TRY(reader.next());
    if (!first)
        return invalid("file", fmt::format("{} holds nothing", file.string()));
    return *std::move(first);
}

/// Only after the whole file is known to be as it was written.
Result<Manifest> manifest_from(const std::string& text, const fs::path& file)
{
    auto manifest = json::read<Manifest>(text);
    if (manifest)
        return *std::move(manifest);
    return invalid("file",
        fmt::format("{} was written by another version, whose manifest this one cannot read",
            file.string()));
}

Result<void> unpack_rest(FrameReader& reader, const fs::path& into)
{
    std::ofstream stream(into, std::ios::binary | std::ios::trunc);
    while (const auto piece = TRY(reader.next()))
        stream.write(piece->data(), static_cast<std::streamsize>(piece->size()));
    stream.close();
    if (!stream)
        return unavailable(
            fmt::format("cannot write {} to its end; is the disk full?", into.string()));
    return {};
}

Result<void> check_holds(const fs::path& file, const Manifest& manifest)
{
    auto database = TRY(storage::open_sqlite({file.string()}));
    const auto counts = TRY(database->read(counts_of));
    if (counts == manifest.tables)
        return {};
    return invalid("file", "the backup does not hold what its manifest says");
}

Result<void> check_there(const fs::path& file)
{
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        return not_found(fmt::format("there is no file {}", file.string()));
    if (!FrameReader::is_one(file))
        return invalid("file", fmt::format("{} is no backup with a manifest", file.string()));
    return {};
}

/// Under another name until it is whole, so that what has the name is.
Result<void> write_file(const BackupOptions& options, const Manifest& manifest)
{
    const fs::path part = options.file.string() + ".part";
    std::error_code error;
    fs::remove(part, error);
    const auto write = [&]() -> Result<void> {
        FrameWriter writer = TRY(FrameWriter::make(part, options.passphrase));
        TRY(writer.add(json::text_of(manifest)));
        TRY(pack(options.scratch, writer));
        return writer.finish();
    };
    Result<void> written = write();
    if (written)
        fs::rename(part, options.file, error);
    else
        fs::remove(part, error);
    if (written && error)
        return unavailable(fmt::format("cannot write {}", options.file.string()));
    return written;
}

} // namespace

Result<Manifest> write_backup(Database& database, const BackupOptions& options)
{
    std::error_code error;
    if (fs::exists(options.file, error))
        return conflict(fmt::format("{} is there already; name a new file", options.file.string()));
    const Scratch scratch(options.scratch);
    TRY(copy_into(database, options.scratch));
    Manifest manifest = TRY(describe(options.scratch, options));
    manifest.from = database.dialect() == Dialect::Sqlite ? "sqlite" : "postgresql";
    TRY(write_file(options, manifest));
    return manifest;
}

Result<Manifest> read_manifest(const fs::path& file, const AskPassphrase& ask)
{
    TRY(check_there(file));
    FrameReader reader = TRY(FrameReader::open(file, ask));
    const std::string text = TRY(manifest_text(reader, file));
    while (TRY(reader.next())) {
    }
    return manifest_from(text, file);
}

Result<Manifest> unpack(const fs::path& file, const fs::path& into, const AskPassphrase& ask)
{
    TRY(check_there(file));
    FrameReader reader = TRY(FrameReader::open(file, ask));
    const std::string text = TRY(manifest_text(reader, file));
    TRY(unpack_rest(reader, into));
    Manifest manifest = TRY(manifest_from(text, file));
    TRY(check_holds(into, manifest));
    return manifest;
}

} // namespace candor::keeping
