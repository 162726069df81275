// How fast reports and exports are read, one core. The reference runs beside each figure, on the
// same bytes in the same run: for the export, a bare simdjson walk over every value of the JSON.

#include "evidence/report_source.h"
#include "evidence/slack_source.h"

#include <benchmark/benchmark.h>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <simdjson.h>
#include <sstream>

namespace {

namespace fs = std::filesystem;
using namespace candor;
using namespace candor::evidence;

constexpr int message_count = 100'000;
constexpr int messages_per_day = 2'000;

/// One message of the size and the shape that exports have: with profile, blocks and reactions.
std::string message_json(int number)
{
    const std::int64_t seconds = 1'704'276'000 + static_cast<std::int64_t>(number) * 40;
    const std::string text =
        fmt::format("5xx at {}% &amp; rising on `web{}`, cc <@U{:02}> see "
                    "<https://example.com/acme/checkout/pull/{}|#{}> for the *rollback*",
            number % 100, number % 37, number % 30, number, number);
    return fmt::format(R"({{
        "client_msg_id": "6cb0fa34-d090-455e-9319-{:012}",
        "type": "message",
        "text": "{}",
        "user": "U{:02}",
        "ts": "{}.{:06}",
        "team": "T05ACME00",
        "user_team": "T05ACME00",
        "source_team": "T05ACME00",
        "user_profile": {{
            "avatar_hash": "g1",
            "image_72": "https://secure.example.com/avatar/{:02}.jpg",
            "first_name": "Asha",
            "real_name": "Asha Rao {}",
            "display_name": "asha{}",
            "team": "T05ACME00",
            "name": "asha",
            "is_restricted": false,
            "is_ultra_restricted": false
        }},
        "blocks": [
            {{"type": "rich_text", "block_id": "b{}", "elements": [
                {{"type": "rich_text_section", "elements": [
                    {{"type": "text", "text": "5xx at {}% & rising on "}}, {{"type": "text", "text": "web{}", "style": {{"code": true}}}}]}}]}}
        ],
        "reactions": [{{"name": "eyes", "users": ["U01", "U02"], "count": 2}}]
    }})",
        number, text, number % 30, seconds, number % 1'000'000, number % 30, number % 30,
        number % 30, number, number % 100, number % 37);
}

/// An export of a hundred thousand messages in a folder that goes at the end.
struct Export {
    fs::path folder;
    std::vector<simdjson::padded_string> days;
    std::size_t bytes = 0;

    Export()
    {
        std::string name = (fs::temp_directory_path() / "candor-bench-XXXXXX").string();
        folder = mkdtemp(name.data());
        fs::create_directories(folder / "incident");
        std::ofstream(folder / "channels.json") << R"([{"id":"C1","name":"incident"}])";
        std::ofstream users(folder / "users.json");
        users << "[";
        for (int i = 0; i < 30; ++i)
            users
                << (i > 0 ? "," : "")
                << fmt::format(
                       R"({{"id":"U{:02}","name":"asha{}","profile":{{"display_name":"Asha {}"}}}})",
                       i, i, i);
        users << "]";
        for (int day = 0; day * messages_per_day < message_count; ++day)
            write_day(day);
    }
    Export(const Export&) = delete;
    Export& operator=(const Export&) = delete;
    ~Export() { fs::remove_all(folder); }

    void write_day(int day)
    {
        std::string json = "[\n";
        for (int i = 0; i < messages_per_day; ++i)
            json += (i > 0 ? ",\n    " : "    ") + message_json(day * messages_per_day + i);
        json += "\n]\n";
        bytes += json.size();
        std::ofstream(
            folder / "incident" / fmt::format("2024-{:02}-{:02}.json", 1 + day / 28, 1 + day % 28))
            << json;
        days.emplace_back(json);
    }
};

const Export& export_of_messages()
{
    static const Export made;
    return made;
}

void walk(simdjson::ondemand::value value)
{
    simdjson::ondemand::json_type type = value.type();
    if (type == simdjson::ondemand::json_type::array) {
        for (auto element : value.get_array())
            walk(element.value());
    } else if (type == simdjson::ondemand::json_type::object) {
        for (auto field : value.get_object()) {
            benchmark::DoNotOptimize(std::string_view(field.unescaped_key()));
            walk(field.value());
        }
    } else if (type == simdjson::ondemand::json_type::string) {
        benchmark::DoNotOptimize(std::string_view(value.get_string()));
    } else {
        benchmark::DoNotOptimize(std::string_view(value.raw_json_token()));
    }
}

void bare_simdjson(benchmark::State& state)
{
    const Export& slack = export_of_messages();
    simdjson::ondemand::parser parser;
    for (auto _ : state)
        for (const simdjson::padded_string& day : slack.days) {
            simdjson::ondemand::document document = parser.iterate(day);
            for (auto element : document.get_array())
                walk(element.value());
        }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(slack.bytes));
}

void slack_read(benchmark::State& state)
{
    const Export& slack = export_of_messages();
    for (auto _ : state) {
        SlackExport opened = SlackExport::open(slack.folder.string()).value();
        const ReadMessages read = opened.read("incident", {});
        if (read.messages.size() != message_count)
            state.SkipWithError("not all messages were read");
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(slack.bytes));
    state.SetItemsProcessed(state.iterations() * message_count);
}

void slack_list(benchmark::State& state)
{
    const Export& slack = export_of_messages();
    for (auto _ : state) {
        SlackExport opened = SlackExport::open(slack.folder.string()).value();
        if (opened.channels().at(0).message_count != message_count)
            state.SkipWithError("not all messages were counted");
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(slack.bytes));
}

std::vector<std::string> corpus()
{
    std::vector<std::string> documents;
    const char* shared = std::getenv("CANDOR_SHARED");
    const fs::path docs = fs::path(shared != nullptr ? shared : "../shared") / "corpus" / "docs";
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(docs, error)) {
        std::stringstream text;
        text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        documents.push_back(text.str());
    }
    return documents;
}

void report_read(benchmark::State& state)
{
    const std::vector<std::string> documents = corpus();
    if (documents.empty()) {
        state.SkipWithError("the corpus is absent; set CANDOR_SHARED");
        return;
    }
    std::size_t bytes = 0;
    for (auto _ : state)
        for (const std::string& document : documents) {
            benchmark::DoNotOptimize(read_report(document));
            bytes += document.size();
        }
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

BENCHMARK(bare_simdjson)->Unit(benchmark::kMillisecond);
BENCHMARK(slack_read)->Unit(benchmark::kMillisecond);
BENCHMARK(slack_list)->Unit(benchmark::kMillisecond);
BENCHMARK(report_read)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
