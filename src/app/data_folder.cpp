#include "app/data_folder.h"

#include "base/instant.h"
#include "changes/chain.h"
#include "keeping/arrival.h"
#include "keeping/backup.h"
#include "keeping/move.h"
#include "storage/migrations.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <sys/file.h>
#include <unistd.h>

namespace candor::app {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view database_name = "candor.db";
constexpr std::string_view sign_in_name = "sign-in.txt";

Result<void> make_folder(const fs::path& path)
{
    std::error_code error;
    const bool is_new = fs::create_directories(path, error);
    if (error)
        return unavailable(
            fmt::format("cannot make the folder {}: {}", path.string(), error.message()));
    if (is_new)
        fs::permissions(path, fs::perms::owner_all, error);
    return {};
}

Result<std::unique_ptr<storage::Database>> open_any(const Place& place)
{
    if (place.database.empty())
        return storage::open_sqlite({(fs::path(place.folder) / database_name).string()});
    return storage::open_postgres({place.database});
}

Result<void> check_has_arrived(storage::Database& database)
{
    if (!TRY(database.read(keeping::is_arriving)))
        return {};
    return conflict("a move into this database has not ended; run the same candor move once more");
}

/// Left as it is, so it has to be of the newest form already.
Result<void> check_is_newest(storage::Database& database)
{
    TRY(check_has_arrived(database));
    const int form = TRY(storage::form_of(database));
    const int newest = storage::newest_form(database.dialect());
    if (form == newest)
        return {};
    return conflict(
        fmt::format("the source is of form {} and this program writes {}; let the same program "
                    "serve it once, and move it then",
            form, newest));
}

Result<std::unique_ptr<storage::Database>> open_for(const Place& place, DataFolder::Use use)
{
    auto database = TRY(open_any(place));
    if (use == DataFolder::Use::MoveAway) {
        TRY(check_is_newest(*database));
        return database;
    }
    if (use != DataFolder::Use::MoveIn)
        TRY(check_has_arrived(*database));
    TRY(storage::migrate(*database));
    TRY(changes::chain_older(*database));
    return database;
}

/// Asked before anything is brought to the newest form: that would make a database of ours of an empty
/// file, or of another program's.
Result<void> check_is_ours(storage::Database& database)
{
    const auto counted = database.read([](storage::Connection& connection) {
        return connection.run("SELECT count(number) AS forms, (SELECT count(*) FROM workspaces) AS "
                              "workspaces FROM migrations");
    });
    if (counted)
        return {};
    return invalid("file", "it lacks the tables that every backup has");
}

Result<void> check_copy(const fs::path& file)
{
    auto database = TRY(storage::open_sqlite({file.string()}));
    TRY(check_is_ours(*database));
    TRY(storage::migrate(*database));
    return database->check_integrity();
}

/// With what SQLite keeps beside it. Gives back where it is now, or "" if it is not there.
Result<fs::path> put_aside(const fs::path& file)
{
    std::error_code error;
    if (!fs::exists(file, error))
        return fs::path();
    fs::path aside =
        fmt::format("{}.before-restore-{}", file.string(), to_micros(SystemClock().now()));
    for (const std::string_view suffix : {"", "-wal", "-shm"}) {
        const fs::path old = file.string() + std::string(suffix);
        if (fs::exists(old, error))
            fs::rename(old, aside.string() + std::string(suffix), error);
        if (error)
            return unavailable(fmt::format("cannot put the database aside: {}", error.message()));
    }
    return aside;
}

/// The file that a backup is unpacked into; gone afterwards, unless it was put in place.
class Arriving {
public:
    explicit Arriving(fs::path file) : file_(std::move(file)) {}
    Arriving(const Arriving&) = delete;
    Arriving& operator=(const Arriving&) = delete;
    ~Arriving()
    {
        std::error_code error;
        for (const std::string_view suffix : {"", "-wal", "-shm"})
            fs::remove(file_.string() + std::string(suffix), error);
    }

    const fs::path& file() const { return file_; }

private:
    fs::path file_;
};

/// Also what was written before backups had manifests: a SQLite file and no more.
Result<void> bring(const fs::path& copy, const fs::path& into, const keeping::AskPassphrase& ask)
{
    std::error_code error;
    if (keeping::FrameReader::is_one(copy))
        TRY(keeping::unpack(copy, into, ask));
    else
        fs::copy_file(copy, into, fs::copy_options::overwrite_existing, error);
    if (error)
        return unavailable(fmt::format("cannot copy {}: {}", copy.string(), error.message()));
    if (const Result<void> sound = check_copy(into); !sound)
        return invalid("file",
            fmt::format("{} is no backup of Candor: {}", copy.string(), sound.error().message));
    return {};
}

Result<fs::path> move_in(const fs::path& file, const Place& place)
{
    auto source = TRY(storage::open_sqlite({file.string()}));
    TRY(changes::chain_older(*source));
    auto target = TRY(open_for(place, DataFolder::Use::MoveIn));
    TRY(keeping::move(*source, *target, {.progress = [](auto, auto, auto) {}}));
    return fs::path();
}

} // namespace

Result<DataFolder::Lock> DataFolder::Lock::take(const fs::path& file)
{
    Lock lock;
    lock.descriptor_ = ::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (lock.descriptor_ < 0)
        return unavailable(fmt::format(
            "cannot write to {}; check who owns the folder", file.parent_path().string()));
    if (::flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0)
        return conflict(
            fmt::format("another candor serves {}; stop it first", file.parent_path().string()));
    return lock;
}

DataFolder::Lock::~Lock()
{
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

Result<DataFolder> DataFolder::open(const Place& place, Use use)
{
    const fs::path path = place.folder;
    const bool is_file = place.database.empty();
    DataFolder folder;
    folder.path_ = path;
    std::error_code error;
    const bool begins = use == Use::Serve || use == Use::Make || use == Use::MoveIn;
    if (is_file && !begins && !fs::exists(path / database_name, error))
        return not_found(
            fmt::format("there is no data of Candor in {}; --data names its folder, and "
                        "candor init makes a new one",
                path.string()));
    if (use != Use::MoveAway && !path.empty()) {
        TRY(make_folder(path));
        TRY(make_folder(folder.uploads()));
    }
    if (is_file && use != Use::Make && use != Use::Visit)
        folder.lock_ = TRY(Lock::take(path / "candor.lock"));
    folder.database_ = TRY(open_for(place, use));
    return folder;
}

std::string DataFolder::sign_in() const
{
    std::ifstream file(path_ / sign_in_name);
    return {std::istreambuf_iterator<char>(file), {}};
}

Result<void> DataFolder::keep_sign_in(const std::string& text) const
{
    const fs::path file = path_ / sign_in_name;
    std::ofstream stream(file);
    std::error_code error;
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, error);
    stream << text;
    if (!stream.flush())
        return unavailable("cannot write " + file.string());
    return {};
}

Result<fs::path>
DataFolder::restore(const Place& place, const fs::path& copy, const keeping::AskPassphrase& ask)
{
    std::error_code error;
    if (!fs::is_regular_file(copy, error))
        return not_found(fmt::format("there is no file {}", copy.string()));
    TRY(make_folder(place.folder));
    const Lock lock = TRY(Lock::take(fs::path(place.folder) / "candor.lock"));
    const Arriving arriving(fs::path(place.folder) / "candor.db.arriving");
    TRY(bring(copy, arriving.file(), ask));
    if (!place.database.empty())
        return move_in(arriving.file(), place);
    const fs::path file = fs::path(place.folder) / database_name;
    fs::path aside = TRY(put_aside(file));
    fs::rename(arriving.file(), file, error);
    if (error)
        return unavailable(fmt::format("cannot put the copy in place: {}", error.message()));
    return aside;
}

} // namespace candor::app
