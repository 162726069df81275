#include "evidence/evidence.h"
#include "evidence/slack_source.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <zip.h>

using namespace candor;
using namespace candor::evidence;

namespace {

namespace fs = std::filesystem;

using Files = std::vector<std::pair<std::string, std::string>>;

/// A folder that goes when the test ends.
struct TemporaryFolder {
    fs::path path;

    TemporaryFolder()
    {
        std::string name = (fs::temp_directory_path() / "candor-slack-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path = name;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() { fs::remove_all(path); }
};

void write_folder(const fs::path& folder, const Files& files)
{
    for (const auto& [name, text] : files) {
        fs::create_directories((folder / name).parent_path());
        std::ofstream(folder / name) << text;
    }
}

std::string write_zip(const fs::path& folder, const Files& files)
{
    const std::string path = (folder / "export.zip").string();
    int error = 0;
    zip_t* zip = zip_open(path.c_str(), ZIP_CREATE, &error);
    REQUIRE(zip != nullptr);
    for (const auto& [name, text] : files)
        REQUIRE(zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0),
                    ZIP_FL_ENC_UTF_8)
                >= 0);
    REQUIRE_EQ(zip_close(zip), 0);
    return path;
}

/// An export with one channel, `ops`, whose only day holds `messages`.
Files with_messages(std::string messages)
{
    return {
        {"users.json",
            R"([{"id":"U1","name":"asha","profile":{"display_name":"Asha"}},{"id":"U2","name":"tom","real_name":"Tom Becker","profile":{"display_name":""}},
                               {"id":"U3","name":"pager","is_bot":true,"profile":{}}])"},
        {"channels.json",
            R"([{"id":"C1","name":"ops","topic":{"value":"doc <https://x.example/1|review>"}},{"id":"C2","name":"general","is_archived":true}])"},
        {"ops/2024-01-03.json", std::move(messages)}};
}

/// Messages as lines of `kind author: text`.
void expect_messages(std::string messages, std::string_view lines)
{
    const TemporaryFolder folder;
    write_folder(folder.path, with_messages(std::move(messages)));
    SlackExport slack = SlackExport::open(folder.path.string()).value();
    std::string got;
    for (const Message& message : slack.read("ops", {}).messages)
        got += std::string(name_of(message.kind)) + (message.is_bot ? " bot " : " ")
               + message.author + ": " + message.text + "\n";
    CHECK_EQ(got, std::string(lines));
}

void expect_markdown(std::string_view slack, std::string_view markdown)
{
    CHECK_EQ(slack_to_markdown(slack, {{"U1", "Asha"}}, {{"C1", "ops"}}), std::string(markdown));
}

} // namespace

TEST_CASE("Slack: its marks become those of Markdown")
{
    expect_markdown("cc <@U1>, <@U9|tom>, <@U9> in <#C1|old> and <#C7|general>",
        "cc @Asha, @tom, @U9 in #ops and #general");
    expect_markdown("see <https://a.example/b?c=1&amp;d=2|the *graph*> or <https://a.example>",
        "see [the *graph*](https://a.example/b?c=1&d=2) or <https://a.example>");
    expect_markdown("5xx at 12% &amp; rising &lt;eu only&gt; <!here> <!subteam^S1|@ops> "
                    "<mailto:a@b.example|a@b.example>",
        "5xx at 12% & rising <eu only> @here @ops a@b.example");
    expect_markdown(
        "*bold* and ~struck~ and _it_, 2*3*4", "**bold** and ~~struck~~ and _it_, 2*3*4");
    expect_markdown("• one\n• two", "- one\n- two");
    expect_markdown("`a *b*` and ```kubectl *get*```", "`a *b*` and \n```\nkubectl *get*\n```");
    expect_markdown("a < b and c <nothing", "a < b and c <nothing");
    const std::string many(300'000, '<');
    expect_markdown(many, many);
}

TEST_CASE("Slack: messages of people and of bots, with attachments and files")
{
    expect_messages(R"([
        {"type":"message","user":"U1","text":"looking","ts":"1704276300.000300"},
        {"type":"message","subtype":"bot_message","bot_id":"B1","username":"PagerDuty","text":"","ts":"1704276240.000200","attachments":[
            {"fallback":"f","title":"#1234: 5xx","title_link":"https://p.example/1","text":"*Service:* Checkout","fields":[{"title":"Region","value":"eu"}]}]},
        {"type":"message","user":"U2","text":"graph","ts":"1704276700.000900","files":[{"name":"5xx.png","url_private":"https://f.example/p","permalink":"https://f.example/5xx.png"}]},
        {"type":"message","user":"U3","text":"beep","ts":"1704276800.000900"},
        {"type":"message","user":"U9","text":"who am I","ts":"1704276900.000900","user_profile":{"display_name":"","real_name":"Former Colleague"}}])",
        "message bot PagerDuty: [#1234: 5xx](https://p.example/1)\n**Service:** "
        "Checkout\n**Region:** eu\nmessage Asha: looking\nmessage Tom Becker: "
        "graph\n[5xx.png](https://f.example/5xx.png)\n"
        "message bot pager: beep\nmessage Former Colleague: who am I\n");
}

TEST_CASE("Slack: joins, topics, deleted messages and actions are told apart")
{
    expect_messages(R"([
        {"subtype":"channel_join","user":"U1","text":"<@U1> has joined the channel","ts":"1704276000.000100"},
        {"subtype":"channel_topic","user":"U1","text":"<@U1> set the channel topic: x","ts":"1704276001.000100"},
        {"subtype":"channel_leave","user":"U1","text":"<@U1> left","ts":"1704276002.000100"},
        {"subtype":"tombstone","user":"USLACKBOT","text":"This message was deleted.","ts":"1704276003.000100","hidden":true},
        {"subtype":"me_message","user":"U2","text":"is getting coffee","ts":"1704276004.000100"},
        {"subtype":"reminder_add","user":"U2","text":"set a reminder","ts":"1704276005.000100"}])",
        "join Asha: @Asha has joined the channel\ntopic Asha: @Asha set the channel topic: "
        "x\nleave Asha: @Asha left\ndeleted USLACKBOT: This message was deleted.\n"
        "message Tom Becker: _is getting coffee_\nnotice Tom Becker: set a reminder\n");
}

TEST_CASE("Slack: text that stands in blocks only is read from them")
{
    expect_messages(
        R"([{"user":"U1","text":"","ts":"1704276300.000300","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"from "},{"type":"text","text":"blocks"}]}]}]}])",
        "message Asha: from blocks\n");
}

TEST_CASE("Slack: times, threads, edits, keys and the raw message are kept")
{
    const TemporaryFolder folder;
    const std::string raw =
        R"({"user":"U2","text":"b","ts":"1704276480.000500","thread_ts":"1704276420.000400","edited":{"user":"U2","ts":"1704276490.000000"}})";
    write_folder(folder.path,
        with_messages(
            "[ {\"user\":\"U1\",\"text\":\"a\",\"ts\":\"1704276420.000400\"},\n" + raw + " ]"));
    SlackExport slack = SlackExport::open(folder.path.string()).value();
    const Message message = slack.read("C1", {}).messages.at(1);
    CHECK_EQ(to_iso(message.at), "2024-01-03T10:08:00.000500Z");
    CHECK_EQ(message.thread, "C1/p1704276420000400");
    CHECK_EQ(message.key, "C1/p1704276480000500");
    CHECK_EQ(to_iso(message.edited_at.value()), "2024-01-03T10:08:10Z");
    CHECK_EQ(message.raw, raw);
    CHECK_EQ(evidence_of(message, {}, "https://acme.slack.com").link,
        "https://acme.slack.com/archives/C1/p1704276480000500");
}

TEST_CASE(
    "Slack: the channels are listed with their messages counted, out of a folder and out of a zip")
{
    Files files = with_messages(R"([{"user":"U1","text":"a","ts":"1704276420.000000"}])");
    files.emplace_back(
        "ops/2024-01-04.json", R"([{"user":"U1","text":"b","ts":"1704362400.000000"}])");
    files.emplace_back("dms.json", R"([{"id":"D1","members":["U1","U2"]}])");
    files.emplace_back(
        "D1/2024-01-03.json", R"([{"user":"U1","text":"psst","ts":"1704276420.000000"}])");
    files.emplace_back("groups.json", R"([{"id":"G1","name":"secret"}])");
    files.emplace_back("mpims.json", "[]");
    const TemporaryFolder folder;
    write_folder(folder.path / "folder", files);
    for (auto& [name, text] : files)
        name.insert(0, "Acme export/");
    for (const std::string& path :
        {(folder.path / "folder").string(), write_zip(folder.path, files)}) {
        SlackExport slack = SlackExport::open(path).value();
        std::string got;
        for (const ExportedChannel& channel : slack.channels())
            got += std::string(name_of(channel.kind)) + " " + channel.name + " "
                   + std::to_string(channel.message_count) + " "
                   + (channel.first_at ? to_iso(*channel.first_at) + " " + to_iso(*channel.last_at)
                                       : "-")
                   + "\n";
        CHECK_EQ(got,
            "direct Asha, Tom Becker 1 2024-01-03T10:07:00Z 2024-01-03T10:07:00Z\npublic general 0 "
            "-\npublic ops 2 2024-01-03T10:07:00Z 2024-01-04T10:00:00Z\nprivate secret 0 -\n");
        CHECK_EQ(slack.channels()[2].topic, "doc [review](https://x.example/1)");
        CHECK(slack.remarks().empty());
    }
}

TEST_CASE("Slack: a span leaves out what is before and after it")
{
    Files files = with_messages(
        R"([{"user":"U1","text":"a","ts":"1704276420.000000"},{"user":"U1","text":"b","ts":"1704276480.000000"}])");
    files.emplace_back(
        "ops/2023-06-04.json", R"([{"user":"U1","text":"old","ts":"1685872800.000000"}])");
    const TemporaryFolder folder;
    write_folder(folder.path, files);
    SlackExport slack = SlackExport::open(folder.path.string()).value();
    const auto count = [&](MessageSpan span) { return slack.read("ops", span).messages.size(); };
    CHECK_EQ(count({}), 3);
    CHECK_EQ(count({.from = instant_from_iso("2024-01-03T10:08:00Z").value()}), 1);
    CHECK_EQ(count({.to = instant_from_iso("2024-01-03T10:07:00Z").value()}), 2);
    CHECK_EQ(count({.from = instant_from_iso("2024-01-04T00:00:00Z").value()}), 0);
}

TEST_CASE("Slack: what is broken is remarked on, and the rest is read")
{
    Files files = with_messages(
        R"([{"user":"U1","text":"a","ts":"1704276420.000000"},{"user":"U1","text":"no time"},{"user":)");
    files.emplace_back("ops/2024-01-04.json", R"({"ok":true})");
    files.emplace_back(
        "ops/2024-01-05.json", R"([{"user":"U1","text":"c","ts":"1704448800.000000"}, 7, "x"])");
    files.emplace_back(
        "stray/2024-01-05.json", R"([{"user":"U1","text":"d","ts":"1704448800.000000"}])");
    const TemporaryFolder folder;
    write_folder(folder.path, files);
    SlackExport slack = SlackExport::open(folder.path.string()).value();
    const ReadMessages read = slack.read("ops", {});
    CHECK_EQ(read.messages.size(), 1); // A list that is cut off is refused as a whole.
    CHECK_EQ(read.remarks.size(), 3);
    CHECK_EQ(slack.read("stray", {}).messages.size(), 1);
    CHECK_EQ(
        slack.read("nowhere", {}).remarks.at(0).message, "the export has no channel \"nowhere\"");
}

TEST_CASE("Slack: paths that lead out of an archive are not followed")
{
    const TemporaryFolder folder;
    Files files = with_messages("[]");
    files.emplace_back("../evil/2024-01-03.json", "[]");
    files.emplace_back("/etc/2024-01-03.json", "[]");
    SlackExport slack = SlackExport::open(write_zip(folder.path, files)).value();
    CHECK_EQ(slack.remarks().size(), 2);
    CHECK_EQ(slack.channels().size(), 2);
}

TEST_CASE("Slack: what is no export says so")
{
    const TemporaryFolder folder;
    CHECK_EQ(
        SlackExport::open((folder.path / "nothing").string()).error().kind, ErrorKind::NotFound);
    std::ofstream(folder.path / "text.zip") << "no zip";
    CHECK_EQ(
        SlackExport::open((folder.path / "text.zip").string()).error().kind, ErrorKind::Invalid);
    CHECK_EQ(SlackExport::open(folder.path.string()).value().remarks().size(), 1);
}

TEST_CASE("Slack: the sample of the corpus is read")
{
    const char* named = std::getenv("CANDOR_SHARED");
    const fs::path sample =
        (named != nullptr ? fs::path(named) : fs::path(SOURCE_ROOT) / ".." / "shared") / "corpus"
        / "samples" / "slack-export";
    if (!fs::exists(sample)) {
        std::cout << "evidence: " << sample << " is absent; it was not read\n";
        return;
    }
    SlackExport slack = SlackExport::open(sample.string()).value();
    CHECK_EQ(slack.channels().size(), 2);
    const ReadMessages read = slack.read("inc-2024-01-03-checkout", {});
    CHECK_EQ(read.messages.size(), 12);
    CHECK(read.remarks.empty());
    CHECK_EQ(read.messages[2].text, "Ack. 5xx at 12% & rising <eu-west-1 only> — I am IC. @here");
    CHECK_EQ(read.messages[11].text,
        "> review doc is up\nTimeline in UTC. **Action items**:\n- alert on pool saturation (@Tom "
        "Becker)\n- canary for checkout\n```\nkubectl rollout undo deploy/checkout\n```");
}
