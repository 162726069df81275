// How fast the coach reads. The reference in the same run reads the same bytes and does nothing with
// them, so that ratios can be compared between machines.

#include "language/coach.h"
#include "markdown/prose_spans.h"

#include <benchmark/benchmark.h>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace candor;

namespace {

constexpr std::size_t text_bytes_min = 8'000'000;

/// A report of the usual shape, for where there is no corpus.
constexpr std::string_view generated = R"(# Checkout refused cards

## Summary

On 3 May the checkout refused about one card in five for forty minutes. The trigger was a new
connection limit, rolled out with the **evening release**; `pg_bouncer` had been at its limit before.

## Timeline

- 18:02 The limit was changed from 100 to 40 and deployed to all shops.
- 18:09 First alert: error rate above 5 %. Priya opened the dashboard at https://example.org/d/42.
- 18:20 We restarted the gateway, without effect; see [the notes](https://example.org/notes).

| time | what |
| --- | --- |
| 18:31 | Marta noticed that the pool was empty |
| 18:42 | The limit was set back |

## Contributing factors

The pool is shared by two services, and neither of them shows how much of it is taken. The runbook
names the old pool. We should have tested the release with the traffic of a Friday.

```
ERROR: remaining connection slots are reserved
```

## Action items

- [ ] Show the use of the pool on the first dashboard; Marta, 10 May.
- [ ] Improve our monitoring.
)";

std::string corpus_folder()
{
    const char* shared = std::getenv("CANDOR_SHARED");
    return std::string(shared ? shared : "../shared") + "/corpus/docs";
}

std::string read_corpus()
{
    std::string text;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(corpus_folder(), error)) {
        std::ifstream file(entry.path(), std::ios::binary);
        text.append(std::istreambuf_iterator<char>(file), {});
        text.append("\n\n");
    }
    return text;
}

const std::string& text()
{
    static const std::string made = [] {
        std::string once = read_corpus();
        if (once.empty())
            once = generated;
        std::string all;
        while (all.size() < text_bytes_min)
            all += once;
        return all;
    }();
    return made;
}

void count_bytes(benchmark::State& state)
{
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text().size()));
    state.SetLabel(read_corpus().empty() ? "generated text" : "corpus");
}

void every_byte(benchmark::State& state)
{
    for (auto _ : state) {
        unsigned sum = 0;
        for (const char c : text()) {
            sum += static_cast<unsigned char>(c);
            benchmark::DoNotOptimize(sum);
        }
    }
    count_bytes(state);
}

void every_line(benchmark::State& state)
{
    for (auto _ : state) {
        std::size_t lines = 0;
        const char* at = text().data();
        const char* end = at + text().size();
        while ((at = static_cast<const char*>(
                    std::memchr(at, '\n', static_cast<std::size_t>(end - at))))) {
            ++at;
            ++lines;
        }
        benchmark::DoNotOptimize(lines);
    }
    count_bytes(state);
}

void prose_spans(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(markdown::prose_spans(text()));
    count_bytes(state);
}

void complete_check(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(language::check(markdown::prose_spans(text())));
    count_bytes(state);
}

/// One keystroke: the whole check of a document of 10 KB.
void one_document(benchmark::State& state)
{
    const std::string document = text().substr(0, 10'000);
    for (auto _ : state)
        benchmark::DoNotOptimize(language::check(markdown::prose_spans(document)));
    state.SetBytesProcessed(state.iterations() * 10'000);
}

} // namespace

BENCHMARK(every_byte)->Unit(benchmark::kMillisecond);
BENCHMARK(every_line)->Unit(benchmark::kMillisecond);
BENCHMARK(prose_spans)->Unit(benchmark::kMillisecond);
BENCHMARK(complete_check)->Unit(benchmark::kMillisecond);
BENCHMARK(one_document)->Unit(benchmark::kMicrosecond);

BENCHMARK_MAIN();
