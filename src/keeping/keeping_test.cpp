#include "keeping/arrival.h"
#include "keeping/backup.h"
#include "keeping/move.h"
#include "storage/testing.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <set>

using namespace candor;
using namespace candor::keeping;
using storage::Connection;
using storage::TestDatabase;

namespace {

void execute(TestDatabase& database, const std::string& sql)
{
    REQUIRE(database->write(
        storage::every_workspace, [&](Connection& connection) { return connection.run(sql); }));
}

std::vector<Table> tables_of(TestDatabase& database)
{
    const auto tables = database->read(carried_tables);
    REQUIRE(tables);
    return *tables;
}

/// A database with a workspace, and some changes of it.
void fill(TestDatabase& database, int changes)
{
    execute(database, "INSERT INTO workspaces (id, name, zone, wording, charter, charter_version, "
                      "draft_due_days, meeting_due_days, meeting_days_max, kinds, severities, "
                      "created_at, revision) VALUES ('w', 'Acme', 'UTC', '', '', 1, 1, 1, 1, '[]', "
                      "'[]', 1, 1)");
    REQUIRE(database->write("w", [&](Connection& connection) -> Result<void> {
        for (int i = 0; i < changes; ++i)
            TRY(changes::record(connection, {"w", "p", from_micros(1)},
                {"review", "r", "review", "r", changes::Act::Added}, json::Raw{"null"},
                json::Raw{fmt::format("\"{}\"", std::string(3000, 'x'))}));
        return {};
    }));
}

Result<Moved> moved(TestDatabase& from, TestDatabase& to)
{
    return move(*from, *to, {.progress = [](auto, auto, auto) {}});
}

} // namespace

TEST_CASE("every table that migrations make is carried, or left behind for a reason")
{
    TestDatabase database;
    std::set<std::string> carried;
    for (const Table& table : tables_of(database))
        carried.insert(table.name);
    for (const storage::Migration& migration : storage::migrations(database.dialect())) {
        std::string_view rest = migration.sql;
        while (true) {
            constexpr std::string_view made = "CREATE TABLE ";
            const std::size_t at = rest.find(made);
            if (at == std::string_view::npos)
                break;
            rest.remove_prefix(at + made.size());
            const std::string name(rest.substr(0, rest.find(' ')));
            const bool is_renamed = name == "people_with_roles" || name == "sessions_of_people";
            const bool is_left = name.starts_with("library_") || name == "sign_in_attempts";
            CAPTURE(name);
            CHECK(carried.contains(name) == (!is_renamed && !is_left));
        }
    }
}

TEST_CASE("a table comes after those that it refers to")
{
    TestDatabase database;
    const std::vector<Table> tables = tables_of(database);
    const auto place = [&](std::string_view name) {
        return std::ranges::find(tables, name, &Table::name) - tables.begin();
    };
    CHECK(place("workspaces") < place("people"));
    CHECK(place("people") < place("sessions"));
    CHECK(place("reviews") < place("events"));
}

TEST_CASE("a table without a key of the workspace is told and not forgotten")
{
    TestDatabase database;
    execute(database, "CREATE TABLE strays (id TEXT PRIMARY KEY)");
    const auto tables = database->read(carried_tables);
    REQUIRE(!tables);
    CHECK(tables.error().message.contains("strays"));
}

TEST_CASE("what is carried over several pages is the same at the other end, and goes on being")
{
    TestDatabase from, to;
    fill(from, 5'000);
    const auto there = moved(from, to);
    REQUIRE_MESSAGE(there, there.error().message);
    CHECK(there->chains.at("w").sound == 5'000);
    CHECK(compare(*from, *to, ""));
    CHECK(moved(from, to).error().kind == ErrorKind::Conflict);
    execute(from, "UPDATE workspaces SET name = 'Other'");
    CHECK(compare(*from, *to, "").error().message.contains("workspaces"));
}

TEST_CASE("a move that was broken off goes on with what came since")
{
    TestDatabase from, to;
    fill(from, 300);
    REQUIRE(begin_arrival(*to, {"w"}));
    CHECK(begin_arrival(*to, {"v"}).error().kind == ErrorKind::Conflict);
    CHECK(*to->read(is_arriving));
    REQUIRE(moved(from, to));
    CHECK_FALSE(*to->read(is_arriving));
}

TEST_CASE("no two rows have one checksum")
{
    TestDatabase a, b;
    fill(a, 1);
    fill(b, 1);
    const auto same = [&] { return *a->read(counts_of) == *b->read(counts_of); };
    CHECK(same());
    execute(a, "UPDATE workspaces SET name = 'Ac', zone = 'meUTC'");
    CHECK_FALSE(same());
}

namespace {

class BackupFolder {
public:
    BackupFolder() { std::filesystem::create_directory(path_); }
    ~BackupFolder() { std::filesystem::remove_all(path_); }

    std::filesystem::path operator/(const char* name) const { return path_ / name; }

private:
    std::filesystem::path path_ = std::filesystem::temp_directory_path() / new_uuid();
};

std::string content_of(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

AskPassphrase answer(std::string passphrase)
{
    return [passphrase]() -> Result<std::string> { return passphrase; };
}

void write_frames(const std::filesystem::path& file, const std::optional<std::string>& passphrase)
{
    auto writer = FrameWriter::make(file, passphrase);
    REQUIRE(writer);
    REQUIRE(writer->add("what is in it"));
    REQUIRE(writer->add("and the rest"));
    REQUIRE(writer->finish());
}

Result<std::string> read_frames(const std::filesystem::path& file, const std::string& passphrase)
{
    FrameReader reader = TRY(FrameReader::open(file, answer(passphrase)));
    std::string all;
    while (const auto piece = TRY(reader.next()))
        all += *piece + "|";
    return all;
}

} // namespace

TEST_CASE("not one byte of a file of pieces can be changed, left out or put behind it")
{
    for (const auto& passphrase : {std::optional<std::string>(), std::optional<std::string>("a")}) {
        BackupFolder folder;
        write_frames(folder / "whole", passphrase);
        CHECK(*read_frames(folder / "whole", "a") == "what is in it|and the rest|");
        const std::string whole = content_of(folder / "whole");
        CHECK(whole.contains("the rest") == !passphrase);
        // A key costs most of a second, so not every byte is tried where one is made.
        const std::size_t step = passphrase ? 29 : 1;
        for (std::size_t i = 0; i < whole.size(); i += step) {
            std::string changed = whole;
            changed[i] = static_cast<char>(changed[i] ^ 4);
            std::ofstream(folder / "changed", std::ios::binary) << changed;
            CHECK_FALSE(read_frames(folder / "changed", "a"));
            std::ofstream(folder / "short", std::ios::binary) << whole.substr(0, i);
            CHECK_FALSE(read_frames(folder / "short", "a"));
        }
        std::ofstream(folder / "long", std::ios::binary) << whole << "x";
        CHECK_FALSE(read_frames(folder / "long", "a"));
    }
}

TEST_CASE("another passphrase opens nothing, and says so")
{
    BackupFolder folder;
    write_frames(folder / "whole", "correct");
    const auto opened = read_frames(folder / "whole", "incorrect");
    REQUIRE(!opened);
    CHECK(opened.error().message.contains("does not open with this passphrase"));
    CHECK(FrameWriter::make(folder / "empty", "").error().field == "passphrase");
}

TEST_CASE("a backup of either database holds what its manifest says")
{
    TestDatabase database;
    fill(database, 700);
    BackupFolder folder;
    const BackupOptions options{.file = folder / "file", .scratch = folder / "scratch"};
    const auto written = write_backup(*database, options);
    REQUIRE_MESSAGE(written, written.error().message);
    CHECK(written->workspaces.at(0).changes == 700);
    CHECK_FALSE(std::filesystem::exists(folder / "scratch"));
    CHECK(write_backup(*database, options).error().kind == ErrorKind::Conflict);
    CHECK(read_manifest(folder / "file", {})->tables == written->tables);
    REQUIRE(unpack(folder / "file", folder / "there", {}));
    auto there = storage::open_sqlite({(folder / "there").string()});
    CHECK(*(*there)->read(counts_of) == *database->read(counts_of));
}
