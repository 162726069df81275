// What it costs to have a write acknowledged: one change of a review with its record, each waiting for the
// disk. `bare` is one SQLite connection that commits the same statements one by one.

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

BENCHMARK(bare)->UseRealTime();
BENCHMARK(write)->Threads(1)->Threads(8)->Threads(32)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
