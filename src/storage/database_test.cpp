#include "storage/item_table.h"
#include "storage/testing.h"

#include <atomic>
#include <doctest/doctest.h>
#include <thread>

using namespace candor;
using namespace candor::storage;

namespace {

struct Note {
    std::string id;
    std::string text;
    std::optional<Instant> at;
    std::vector<std::string> tags;
    std::int64_t revision = 0;
    friend bool operator==(const Note&, const Note&) = default;
};
BOOST_DESCRIBE_STRUCT(Note, (), (id, text, at, tags, revision))

constexpr std::string_view create_notes = R"sql(
    CREATE TABLE notes (workspace_id TEXT, board_id TEXT, id TEXT, text TEXT NOT NULL, at BIGINT, tags TEXT NOT NULL,
        revision BIGINT NOT NULL, hidden_at BIGINT, PRIMARY KEY (workspace_id, board_id, id))
)sql";

std::int64_t count(Database& database)
{
    return database
        .read([](Connection& connection) -> Result<std::int64_t> {
            return TRY(connection.run("SELECT count(*) AS n FROM notes")).only().integer("n");
        })
        .value();
}

Result<void> insert(Connection& connection, std::string_view id)
{
    TRY(connection.run("INSERT INTO notes (workspace_id, board_id, id, text, tags, revision) "
                       "VALUES ('w', 'b', $1, '', '[]', 0)",
        id));
    return {};
}

void make_notes(Database& database)
{
    REQUIRE(
        database.write("w-1", [](Connection& connection) { return connection.run(create_notes); }));
}

Result<void> count_up(Database& database, const std::string& workspace_id)
{
    return database.write(workspace_id, [&](Connection& connection) -> Result<void> {
        TRY(connection.run(
            "INSERT INTO counters VALUES ($1, 'n', 1)"
            " ON CONFLICT (workspace_id, name) DO UPDATE SET last = counters.last + 1",
            workspace_id));
        return {};
    });
}

} // namespace

TEST_CASE("parameters are bound by number, in whatever order they appear")
{
    TestDatabase database;
    const auto answer =
        database
            ->read([](Connection& connection) {
                return connection.run("SELECT $2 AS second, $1 AS first, '$3' AS quoted", "a", "b");
            })
            .value();
    CHECK_EQ(answer.only().text("first"), "a");
    CHECK_EQ(answer.only().text("second"), "b");
    CHECK_EQ(answer.only().text("quoted"), "$3");
}

TEST_CASE("what a failed piece of work wrote is not there")
{
    TestDatabase database;
    make_notes(*database);
    const Result<void> result = database->write("w-1", [](Connection& connection) -> Result<void> {
        TRY(insert(connection, "n1"));
        return conflict("no");
    });
    CHECK_EQ(result.error().message, "no");
    CHECK_EQ(count(*database), 0);
    CHECK_EQ(
        database
            ->write("w-1", [](Connection& connection) { return connection.run("SELECT nonsense"); })
            .error()
            .kind,
        ErrorKind::Unavailable);
}

TEST_CASE("of many that write at once, each gets its own answer and all of theirs is kept")
{
    TestDatabase database;
    make_notes(*database);
    std::vector<std::thread> writers;
    writers.reserve(8);
    std::atomic<int> conflicts = 0;
    for (int writer = 0; writer < 8; ++writer)
        writers.emplace_back([&, writer] {
            for (int i = 0; i < 50; ++i) {
                // Every tenth id is one that all writers try to add.
                const std::string id = i % 10 == 0
                                           ? std::to_string(i)
                                           : std::to_string(writer) + "-" + std::to_string(i);
                const auto result = database->write(
                    "w-1", [&](Connection& connection) { return insert(connection, id); });
                conflicts += !result && result.error().kind == ErrorKind::Conflict;
            }
        });
    for (std::thread& writer : writers)
        writer.join();
    CHECK_EQ(conflicts, 7 * 5);
    CHECK_EQ(count(*database), 8 * 45 + 5);
    CHECK(database->check_integrity());
}

TEST_CASE("an item comes back as it was saved, and of two savers the second is told")
{
    TestDatabase database;
    make_notes(*database);
    const ItemTable<Note> notes("notes", "board_id");
    const Owner owner{"w", "b"};
    const Result<void> done = database->write("w-1", [&](Connection& connection) -> Result<void> {
        const Note note{"n1", "text", from_micros(5), {"a", "b"}, 0};
        TRY(notes.add(connection, owner, note));
        CHECK(TRY(notes.get(connection, owner, "n1")) == note);
        CHECK_EQ(TRY(notes.save(connection, owner, note)).revision, 1);
        CHECK_EQ(notes.save(connection, owner, note).error().kind, ErrorKind::Conflict);
        CHECK_EQ(notes.get(connection, {"w", "other"}, "n1").error().kind, ErrorKind::NotFound);
        CHECK_EQ(notes.get(connection, {"other", "b"}, "n1").error().kind, ErrorKind::NotFound);
        TRY(notes.hide(connection, owner, "n1", from_micros(9)));
        CHECK(TRY(notes.list(connection, owner)).empty());
        CHECK_FALSE(notes.hide(connection, owner, "n1", from_micros(9)));
        TRY(notes.restore(connection, owner, "n1"));
        CHECK_EQ(TRY(notes.list(connection, owner)).size(), 1);
        return {};
    });
    CHECK(done);
}

TEST_CASE("migrations run once, whoever comes")
{
    TestDatabase database;
    CHECK_EQ(migrate(*database).value(), 0);
    CHECK_EQ(migrate(*database.open_again()).value(), 0);
}

TEST_CASE("a copy is whole")
{
    TestDatabase database;
    if (database.dialect() != Dialect::Sqlite)
        return; // PostgreSQL has pg_dump.
    const std::string copy = database.path() + ".copy";
    REQUIRE(database->copy_to(copy));
    const auto reopened = open_sqlite({copy}).value();
    CHECK_EQ(migrate(*reopened).value(), 0);
    CHECK(reopened->check_integrity());
}

TEST_CASE("a database of a newer program is left alone")
{
    TestDatabase database;
    REQUIRE(database->write("w-1", [](Connection& connection) {
        return connection.run("INSERT INTO migrations (number, name) VALUES (9999, 'future')");
    }));
    CHECK_EQ(migrate(*database).error().kind, ErrorKind::Conflict);
}

TEST_CASE("writers of one workspace see what those before them wrote, on whatever node they are")
{
    TestDatabase database;
    make_notes(*database);
    REQUIRE(database->write("w-1", [](Connection& connection) { return insert(connection, "0"); }));
    const std::unique_ptr<Database> other = database.open_again();
    const auto add_next = [](Database& node) {
        return node.write("w-1", [](Connection& connection) -> Result<void> {
            const Answer answer = TRY(connection.run("SELECT count(*) AS n FROM notes"));
            return insert(connection, std::to_string(answer.only().integer("n")));
        });
    };
    std::atomic<int> failures = 0;
    std::vector<std::thread> writers;
    for (int writer = 0; writer < 4; ++writer)
        writers.emplace_back([&, writer] {
            for (int i = 0; i < 25; ++i)
                failures += !add_next(writer % 2 == 0 ? *database : *other);
        });
    for (std::thread& writer : writers)
        writer.join();
    CHECK_EQ(failures, 0);
    CHECK_EQ(count(*database), 101);
}

TEST_CASE("who waits for writing is told of every commit, and of none after they left")
{
    TestDatabase database;
    const std::string ours = new_uuid();
    int told = 0;
    auto listening = database->when_written(
        [&](const std::string& workspace_id) { told += workspace_id == ours; });
    const auto write = [&] { return count_up(*database, ours); };
    REQUIRE(write());
    REQUIRE(write());
    CHECK_EQ(told, 2);
    REQUIRE(
        database->read([](Connection& connection) { return connection.run("SELECT 1 AS one"); }));
    CHECK_EQ(told, 2);
    listening.reset();
    REQUIRE(write());
    CHECK_EQ(told, 2);
}

TEST_CASE("what another node writes to PostgreSQL is told here, also after the line was cut")
{
    TestDatabase database;
    if (database.dialect() != Dialect::Postgres)
        return;
    const std::unique_ptr<Database> other = database.open_again();
    const std::string ours = new_uuid();
    std::atomic<int> told = 0;
    const auto listening = database->when_written(
        [&](const std::string& workspace_id) { told += workspace_id == ours; });
    const auto is_told = [&] {
        const int before = told;
        REQUIRE(count_up(*other, ours));
        for (int waited = 0; told == before && waited < 100; ++waited)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        return told > before;
    };
    std::this_thread::sleep_for(std::chrono::milliseconds(500)); // Until both listen.
    CHECK(is_told());
    REQUIRE(other->read([](Connection& connection) {
        return connection.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                              " WHERE application_name = 'candor listener'");
    }));
    std::this_thread::sleep_for(std::chrono::seconds(1));
    CHECK(is_told());
}
