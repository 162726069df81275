#include "app/data_folder.h"
#include "app/version.h"
#include "cli/commands.h"
#include "cli/passphrase.h"
#include "keeping/backup.h"

#include <fmt/ostream.h>

namespace candor::cli {

namespace {

using app::DataFolder;
using keeping::Manifest;

std::string where(const app::Place& place)
{
    return place.database.empty() ? place.folder : "the database";
}

void print(std::ostream& out, const Manifest& manifest)
{
    fmt::print(out, "Whole, and as candor {} wrote it at {} from {}, form {}\n", manifest.program,
        to_iso(manifest.made_at), manifest.from, manifest.form);
    for (const keeping::WorkspaceCount& it : manifest.workspaces)
        fmt::print(out,
            "Workspace {} ({}): {} people; {} reviews, of which {} restricted and {} with a public "
            "link; {} facts, {} statements, {} sealed; {} changes, last hash {}\n",
            it.name, it.id, it.people, it.reviews, it.restricted_reviews, it.shared_reviews,
            it.facts, it.statements, it.sealed, it.changes, it.last_hash);
    for (const keeping::TableCount& it : manifest.tables)
        fmt::print(out, "{:<20} {:>9} rows  {}\n", it.name, it.rows, it.checksum);
}

} // namespace

Result<ExitCode> backup(const KeepingOptions& options, std::ostream& out)
{
    DataFolder folder = TRY(DataFolder::open(options.place, DataFolder::Use::Visit));
    const auto passphrase = TRY(passphrase_to_write(options.passphrase_file, options.is_encrypted));
    const Manifest manifest =
        TRY(keeping::write_backup(folder.database(), {.file = options.file,
                                                         .scratch = folder.scratch(),
                                                         .passphrase = passphrase,
                                                         .program = std::string(app::version),
                                                         .now = SystemClock().now()}));
    std::int64_t reviews = 0;
    for (const keeping::WorkspaceCount& it : manifest.workspaces)
        reviews += it.reviews;
    fmt::print(out, "{} is a whole copy of {}, {} with {} reviews\n", options.file,
        where(options.place), passphrase ? "encrypted," : "not encrypted,", reviews);
    return ExitCode::Done;
}

Result<ExitCode> restore(const KeepingOptions& options, std::ostream& out)
{
    const auto aside = TRY(DataFolder::restore(
        options.place, options.file, passphrase_to_read(options.passphrase_file)));
    fmt::print(out, "{} now holds {}\n", where(options.place), options.file);
    if (!aside.empty())
        fmt::print(out, "What was there before is {}\n", aside.string());
    return ExitCode::Done;
}

Result<ExitCode> manifest(const KeepingOptions& options, std::ostream& out)
{
    const Manifest manifest =
        TRY(keeping::read_manifest(options.file, passphrase_to_read(options.passphrase_file)));
    if (options.as_json)
        out << json::text_of(manifest) << '\n';
    else
        print(out, manifest);
    return ExitCode::Done;
}

} // namespace candor::cli
