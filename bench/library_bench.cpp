// The library over 100 000 reviews: what a person typing waits for, against the bare FTS5 query for the
// same words, and the list of reviews at its beginning and far down.

#include "library/library_store.h"
#include "reviews/review_store.h"
#include "storage/migrations.h"

#include <benchmark/benchmark.h>
#include <filesystem>
#include <random>

namespace {

using namespace candor;
using library::LibraryStore;
using library::Search;
using storage::Connection;

constexpr int reviews_count = 100'000;
constexpr int words_known = 20'000;
constexpr int words_each = 300;
const std::string workspace_id = "0190a5e0-0000-7000-8000-000000000001";

/// Words as often as in a language: the first is everywhere, the last hardly anywhere (Zipf).
class Vocabulary {
public:
    Vocabulary() : weights_(words_known)
    {
        for (int i = 0; i < words_known; ++i)
            weights_[static_cast<std::size_t>(i)] = 1.0 / (i + 1);
        pick_ = std::discrete_distribution<int>(weights_.begin(), weights_.end());
    }
    static std::string word(int rank)
    {
        std::string word;
        for (int rest = rank + 300; rest > 0; rest /= 20)
            word += "bcdfghjklmnpqrstvwxz"[rest % 20], word += "aeiou"[rest % 5];
        return word;
    }
    std::string text(int count, std::mt19937& random)
    {
        std::string text;
        for (int i = 0; i < count; ++i)
            text.append(i > 0 ? " " : "").append(word(pick_(random)));
        return text;
    }

private:
    std::vector<double> weights_;
    std::discrete_distribution<int> pick_;
};

void fill(storage::Database& database)
{
    Vocabulary vocabulary;
    std::mt19937 random(1);
    const changes::Author author{workspace_id, "", from_micros(0)};
    (void)database.write("w-1", [](Connection& connection) {
        return connection.run(
            "INSERT INTO workspaces (id, name, zone, wording, charter, charter_version, "
            "draft_due_days, meeting_due_days,"
            " meeting_days_max, kinds, severities, created_at, revision)"
            " VALUES ($1, 'Bench', 'UTC', 'blameless', '', 1, 1, 7, 14, '[]', '[]', 0, 0)",
            workspace_id);
    });
    for (int begin = 0; begin < reviews_count; begin += 1'000)
        (void)database.write("w-1", [&](Connection& connection) -> Result<void> {
            LibraryStore library(connection, workspace_id);
            reviews::ReviewStore store(connection, workspace_id);
            for (int number = begin + 1; number <= begin + 1'000; ++number) {
                const std::string kind = number % 7 == 0 ? "near_miss" : "outage";
                const std::string title = vocabulary.text(6, random);
                TRY(store.add(
                    {.id = new_id<reviews::ReviewId>(), .title = title, .kind = kind}, "", author));
                TRY(library.put({.review_id = std::to_string(number),
                    .number = number,
                    .kind = kind,
                    .severity = "sev2",
                    .factor_kinds = {"latent"},
                    .title = title,
                    .body = vocabulary.text(words_each, random)}));
            }
            return {};
        });
}

storage::Database& database()
{
    static const auto opened = [] {
        const auto path = std::filesystem::temp_directory_path() / "candor-library-bench.db";
        const bool is_new = !std::filesystem::exists(path);
        auto fresh = storage::open_sqlite({path.string(), storage::Durability::Relaxed}).value();
        (void)storage::migrate(*fresh);
        if (is_new)
            fill(*fresh);
        return fresh;
    }();
    return *opened;
}

/// What somebody types: beginnings of words, words that are everywhere, rare ones, two at once.
std::string typed(int i)
{
    const auto word = [&](int rank) { return Vocabulary::word(rank); };
    switch (i % 5) {
    case 0:
        return word(i % 10) + " ";
    case 1:
        return word(100 + i % 500).substr(0, 3);
    case 2:
        return word(5'000 + i % 10'000);
    case 3:
        return word(i % 20) + " " + word(300 + i % 300) + " ";
    default:
        return word(20 + i % 100).substr(0, 2);
    }
}

/// Times every query by itself, and shows the slowest of a hundred.
template <class Query>
void run(benchmark::State& state, Query query)
{
    (void)database(); // Filled before anything is timed.
    std::vector<double> micros;
    int i = 0;
    for (auto _ : state) {
        const auto begun = std::chrono::steady_clock::now();
        query(typed(i++));
        micros.push_back(
            std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begun)
                .count());
    }
    std::ranges::sort(micros);
    state.counters["p50_ms"] = micros[micros.size() / 2] / 1000;
    state.counters["p99_ms"] = micros[micros.size() * 99 / 100] / 1000;
}

void search(benchmark::State& state)
{
    run(state, [](const std::string& words) {
        benchmark::DoNotOptimize(
            database().read([&](Connection& connection) -> Result<std::size_t> {
                LibraryStore library(connection, workspace_id);
                const Search search{library::read_query(words)};
                return TRY(library.find(search)).hits.size()
                       + TRY(library.count(search)).kinds.size();
            }));
    });
}

void bare_fts5(benchmark::State& state)
{
    run(state, [](const std::string& words) {
        benchmark::DoNotOptimize(database().read([&](Connection& connection) {
            return connection.run("SELECT rowid FROM library_index WHERE library_index MATCH $1 "
                                  "ORDER BY rank LIMIT 20",
                library::to_fts5(library::read_query(words), {}));
        }));
    });
}

void list(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(database().read([&](Connection& connection) {
            return reviews::ReviewStore(connection, workspace_id)
                .list({.before_number = state.range(0)});
        }));
}

BENCHMARK(search)->Iterations(1'000)->Unit(benchmark::kMillisecond);
BENCHMARK(bare_fts5)->Iterations(1'000)->Unit(benchmark::kMillisecond);
BENCHMARK(list)->Arg(reviews_count)->Arg(reviews_count / 2)->Arg(60)->Unit(benchmark::kMicrosecond);

} // namespace

BENCHMARK_MAIN();
