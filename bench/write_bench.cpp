// What it costs to have a write acknowledged: one change of a review with its record, each waiting for the
// disk. `bare` is one SQLite connection that commits the same statements one by one. `recorded` is what the
// processor does for a change of so many bytes, without the waiting; `unchained` is the same with no hash
// computed and no hash before it read.

#include "changes/change.h"
#include "storage/migrations.h"
#include "storage/sqlite_connection.h"

#include <benchmark/benchmark.h>
#include <filesystem>

namespace {

using namespace candor;
using storage::Connection;

std::string fresh_file()
{
    const auto path =
        std::filesystem::temp_directory_path() / ("candor-write-bench-" + new_uuid() + ".db");
    return path.string();
}

storage::Database& database()
{
    static const auto opened = [] {
        auto fresh = storage::open_sqlite({fresh_file()}).value();
        (void)storage::migrate(*fresh);
        return fresh;
    }();
    return *opened;
}

Result<std::int64_t> change(Connection& connection)
{
    const changes::Author author{"w", "p", from_micros(1)};
    return changes::record(connection, author,
        {"review", "r", "section", "s", changes::Act::Changed}, {}, json::Raw{"{}"});
}

void write(benchmark::State& state)
{
    for (auto _ : state)
        if (!database().write("w", change))
            state.SkipWithError("a write failed");
    state.SetItemsProcessed(state.iterations());
}

void bare(benchmark::State& state)
{
    const std::string file = fresh_file();
    auto connection = storage::SqliteConnection::open({file}).value();
    (void)storage::migrate(*storage::open_sqlite({file}).value());
    for (auto _ : state) {
        (void)connection->command("BEGIN IMMEDIATE");
        if (!change(*connection) || !connection->command("COMMIT"))
            state.SkipWithError("a write failed");
    }
    state.SetItemsProcessed(state.iterations());
    std::filesystem::remove(file);
}

Result<void> record_unchained(Connection& connection, const std::string& text)
{
    const std::int64_t number = TRY(changes::next_number(connection, "w", "changes"));
    TRY(connection.run(
        "INSERT INTO changes (workspace_id, number, at, person_id, thing, thing_id, "
        "item, item_id, act, before, after, hash) VALUES ('w', $1, 1, 'p', 'review', "
        "'r', 'section', 's', 'changed', $2, $2, $3)",
        number, text, std::string(64, '0')));
    return {};
}

Result<void> record_chained(Connection& connection, const std::string& text)
{
    const changes::Author author{"w", "p", from_micros(1)};
    TRY(changes::record(connection, author, {"review", "r", "section", "s", changes::Act::Changed},
        json::Raw{text}, json::Raw{text}));
    return {};
}

void in_memory(benchmark::State& state, Result<void> (*act)(Connection&, const std::string&))
{
    const auto fresh = storage::open_sqlite({":memory:"}).value();
    (void)storage::migrate(*fresh);
    const std::string text(static_cast<std::size_t>(state.range(0)), 'x');
    (void)fresh->write("w", [&](Connection& connection) -> Result<void> {
        for (auto _ : state)
            if (!act(connection, text))
                state.SkipWithError("a write failed");
        return {};
    });
}

void unchained(benchmark::State& state) { in_memory(state, record_unchained); }
void recorded(benchmark::State& state) { in_memory(state, record_chained); }

BENCHMARK(unchained)->Arg(1'000)->Arg(10'000)->Iterations(4'000);
BENCHMARK(recorded)->Arg(1'000)->Arg(10'000)->Iterations(4'000);
BENCHMARK(bare)->UseRealTime();
BENCHMARK(write)->Threads(1)->Threads(8)->Threads(32)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
