#include "keeping/arrival.h"
#include "keeping/move.h"
#include "storage/testing.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
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
    const auto sums = [](TestDatabase& database) { return *database->read(sums_of); };
    const auto same = [&] {
        return std::ranges::equal(sums(a), sums(b), {}, &TableSum::sum, &TableSum::sum);
    };
    CHECK(same());
    execute(a, "UPDATE workspaces SET name = 'Ac', zone = 'meUTC'");
    CHECK_FALSE(same());
}
