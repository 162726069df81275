#include "evidence/expect_events.h"

#include "base/json.h"
#include "base/utf8.h"
#include "evidence/cursor.h"
#include "evidence/plain_text.h"
#include "evidence/report_json.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

using namespace candor;
using namespace candor::evidence;

namespace {

/// Sections as lines of `key: title | body`.
void expect_sections(std::string_view markdown, std::string_view lines)
{
    std::string got;
    for (const ProposedSection& section : read_report(markdown).sections)
        got +=
            std::string(name_of(section.key)) + ": " + section.title + " | " + section.body + "\n";
    CHECK_EQ(got, std::string(lines));
}

/// Actions as lines of `text | owner | due | done`.
void expect_actions(std::string_view items, std::string_view lines)
{
    std::string got;
    for (const ProposedAction& action :
        read_report("# T\n\n## Action items\n\n" + std::string(items)).actions)
        got += action.text + " | " + action.owner.value_or("-") + " | " + action.due.value_or("-")
               + " | "
               + (!action.done    ? "-"
                   : *action.done ? "done"
                                  : "open")
               + "\n";
    CHECK_EQ(got, std::string(lines));
}

void expect_keys(std::string_view markdown, std::string_view keys)
{
    std::string got;
    for (SectionKey key : keys_present(read_report(markdown)))
        got += (got.empty() ? "" : " ") + std::string(name_of(key));
    CHECK_EQ(got, std::string(keys));
}

} // namespace

TEST_CASE("sections come from headings of any level, underlines, and bold lines")
{
    expect_sections("# Title\n\nFirst words.\n\n##Impact\n\nMuch.\n\nRoot cause\n----------\n\nA "
                    "bug.\n\n**What went well**\n\nAll.\n",
        "summary:  | First words.\nimpact: Impact | Much.\nfactors: Root cause | A "
        "bug.\nwent_well: What went well | All.\n");
}

TEST_CASE("sections come from bullets with a bold label and the text nested below")
{
    expect_sections("# T\n\n- **Impact**:\n  - IE users\n\n- **Time to repair**: 0h 30m\n\n- "
                    "**Context**: After an upgrade.\n",
        "impact: Impact |   - IE users\nother: Time to repair | 0h 30m\nbackground: Context | "
        "After an upgrade.\n");
}

TEST_CASE("bold labels within a list of actions are no sections")
{
    expect_actions("- **Impact**: measure it\n- **Summary**: write it\n",
        "**Impact**: measure it | - | - | -\n**Summary**: write it | - | - | -\n");
}

TEST_CASE("a forgotten mark before a heading is forgiven")
{
    expect_sections("# T\n\n## Detection\n\nBy chance.\n\nAction Items\n- Alert on it\n",
        "detection: Detection | By chance.\nactions: Action Items | \n");
}

TEST_CASE("sub-headings that are no part stay text in theirs")
{
    expect_sections("# T\n\n## Root cause\n\n### The pool\n\nToo small.\n",
        "factors: Root cause | ### The pool\n\nToo small.\n");
}

TEST_CASE("the synonyms of a heading, with numbers, icons and remarks")
{
    for (std::string_view heading : {"Lessons learnt", "3. Lessons Learned",
             ":thinking: Lessons learned", "Key Takeaways", "What we learned", "Learnings {#l}"})
        expect_keys("# T\n\n## " + std::string(heading) + "\n\nx y\n", "lessons");
    for (std::string_view heading : {"What didn't go so well?", "What went poorly",
             "Things that went wrong:", "What could have gone better?"})
        expect_keys("# T\n\n## " + std::string(heading) + "\n\nx y\n", "went_badly");
    for (std::string_view heading :
        {"Timeline (all times in PST)", "Timeline of events", "Tim eline", "Incident timeline"})
        expect_keys("# T\n\n## " + std::string(heading) + "\n\nx y\n", "timeline");
}

TEST_CASE("a heading with nothing under it, or with nothing to say, is not there")
{
    expect_keys("# T\n\n## Impact\n\n## Detection\n\nN/A\n\n## Trigger\n\nNo comments added\n\n## "
                "Resolution\n\n*Describe how it was resolved*\n\n## Summary\n\nIt broke.\n",
        "summary");
}

TEST_CASE("the title is in the front matter, the first heading, or nowhere")
{
    CHECK_EQ(read_report("---\ntitle: \"A: b\"\n---\n\n# A: b\n\nx\n").title, "A: b");
    CHECK_EQ(read_report("## Owner\n\nx\n\n# The title\n").title, "The title");
    CHECK_EQ(read_report("## Summary\n\nx\n").title, "");
    CHECK_EQ(read_report("# Timeline\n\n10:00 x\n").title, "");
}

TEST_CASE("front matter in YAML and TOML: what has no place of its own is kept")
{
    const Proposal yaml =
        read_report("---\ntitle: T\ndate: 2024-03-01\nauthors:\n  - asha\n  - tom\nseverity: "
                    "high\ntags: [a, b]\n# a remark\n---\nText.\n");
    CHECK_EQ(yaml.date, "2024-03-01");
    CHECK_EQ(yaml.authors, std::vector<std::string>{"asha", "tom"});
    CHECK_EQ(yaml.severity, "high");
    CHECK_EQ(yaml.sections[0].body, "```yaml\ntags: [a, b]\n# a remark\n```");
    const Proposal toml = read_report(
        "+++\ntitle = \"T\"\nauthors = [\"Asha Rao\"]\n\n[extra]\nteam = \"x\"\n+++\nText.\n");
    CHECK_EQ(toml.title, "T");
    CHECK_EQ(toml.authors, std::vector<std::string>{"Asha Rao"});
    CHECK_EQ(toml.sections[0].body, "```toml\n[extra]\nteam = \"x\"\n```");
}

TEST_CASE("authors in one line are as many as they are")
{
    const std::vector<std::string> three{"Ada Lovelace", "Ben", "Chris"};
    CHECK_EQ(read_report("# T\n\n**Authors:** Ada Lovelace, Ben and Chris\n").authors, three);
    CHECK_EQ(read_report("---\nauthors: Ada Lovelace, Ben & Chris\n---\n# T\n").authors, three);
    CHECK_EQ(
        read_report("# T\n\nAuthor: Alexander\n").authors, std::vector<std::string>{"Alexander"});
}

TEST_CASE("an incident began on the day of its first event, not on that of the writing")
{
    CHECK_EQ(
        read_report("---\ntitle: T\ndate: 2024-03-20\n---\n## Timeline\n\n- 2024-03-01 10:05 x\n")
            .date,
        "2024-03-01");
    CHECK_EQ(
        read_report("---\ntitle: T\ndate: 2024-03-20\n---\n## Timeline\n\n- 2022-03-20 10:05 x\n")
            .date,
        "2024-03-20");
    CHECK_EQ(read_report("# T\n\nOn March 1st, 2024 it broke.\n").date, "2024-03-01");
}

TEST_CASE("a rule of dashes is no front matter")
{
    CHECK_EQ(read_report("---\n\nJust text.\n\n---\n").sections[0].key, SectionKey::Summary);
}

TEST_CASE("zones come from a heading, a sentence, a column, the entries, or nowhere")
{
    const auto zone_of = [](std::string_view text) { return read_report(text).zone; };
    CHECK_EQ(zone_of("## Timeline (all times PST)\n\n10:00 x\n"), "America/Los_Angeles");
    CHECK_EQ(zone_of("All times US/Pacific, 24-hour clock.\n\n## Timeline\n\n10:00 x\n"),
        "America/Los_Angeles");
    CHECK_EQ(zone_of("*All times listed in this report are in\nEdinburgh, London.\n\n## "
                     "Timeline\n\n10:00 x\n"),
        "Europe/London");
    CHECK_EQ(zone_of("*All tim es listed in this report are in\nPacific Tim e (US & Canada).\n\n## "
                     "Timeline\n\n10:00 x\n"),
        "America/Los_Angeles");
    CHECK_EQ(zone_of("## Timeline\n\n| Time (CET) | Event |\n|--|--|\n| 10:00 | x |\n"), "CET");
    CHECK_EQ(
        zone_of("## Timeline (times in PST)\n\n- 10:00 CST a\n- 11:00 CST b\n"), "America/Chicago");
    CHECK_EQ(zone_of("## Timeline\n\n- 10:00 +02:00 a\n"), "Etc/GMT-2");
    CHECK_EQ(zone_of("## Timeline\n\n- 10:00 a\n"), "");
}

TEST_CASE("an entry in another zone than the report says so")
{
    const Proposal proposal =
        read_report("# T 2024-03-01\n\n## Timeline (UTC)\n\n- 10:00 a\n- 11:00 b\n- 12:00 EST c\n");
    CHECK_EQ(lines_of_events(proposal),
        "2024-03-01T10:00 | a\n2024-03-01T11:00 | b\n2024-03-01T12:00 (America/New_York) | c\n");
}

TEST_CASE("actions as bullets, numbers and checkboxes; what is below one belongs to it")
{
    expect_actions("- [ ] Write it\n- [x] Sign it\n- Alert on it\n  - at night too\n1. Drill it\n",
        "Write it | - | - | open\nSign it | - | - | done\nAlert on it\n- at night too | - | - | "
        "-\nDrill it | - | - | -\n");
}

TEST_CASE("actions: owner, due date and state")
{
    expect_actions("- Add a test. Owner: @asha\n- Brief all [Tom]\n- ✅ Reverted it\n- Ed and Ada "
                   "to write a list\n- Lock it (DONE)\n- Ship it by 2024-04-02\n- Switch to the "
                   "new pool\n- DONE: told them\n- ~~Old one~~\n",
        "Add a test. | @asha | - | -\nBrief all | Tom | - | -\nReverted it | - | - | done\nEd and "
        "Ada to write a list | Ed and Ada | - | -\nLock it | - | - | done\n"
        "Ship it by 2024-04-02 | - | 2024-04-02 | -\nSwitch to the new pool | - | - | -\ntold them "
        "| - | - | done\nOld one | - | - | done\n");
}

TEST_CASE("actions as a table, its columns in any order; others are told in the text")
{
    expect_actions(
        "| # | Owner | Action | Priority | Due date | Status |\n|--|--|--|--|--|--|\n| 1 | Tom | "
        "Add a test | P1 | 2024-04-02 | Done |\n| 2 |  | Alert | P2 | soon | Open |\n",
        "Add a test\nPriority: P1 | Tom | 2024-04-02 | done\nAlert\nPriority: P2 | - | soon | "
        "open\n");
}

TEST_CASE("actions under sub-headings, as numbered sub-headings, and as prose")
{
    expect_actions("### Process\n\n- One\n\n### Tools (completed)\n\n- Two\n",
        "One | - | - | -\nTwo | - | - | done\n");
    expect_actions(
        "#### 1) Alerts set up `@dma`\n\nAt 90 %.\n", "Alerts set up\n\nAt 90 %. | @dma | - | -\n");
    expect_actions("Everybody writes more tests.\nNobody deploys on a Friday.\n",
        "Everybody writes more tests. | - | - | -\nNobody deploys on a Friday. | - | - | -\n");
    expect_actions("No action items.\n", "");
}

TEST_CASE("an action that is only a link has it as its ticket")
{
    const Proposal proposal =
        read_report("# T\n\n## Action items\n\n- https://example.com/acme/x/issues/7681\n- Fix "
                    "([#5](https://example.com/acme/x/pull/5))\n");
    CHECK_EQ(proposal.actions[0].link, "https://example.com/acme/x/issues/7681");
    CHECK_EQ(proposal.actions[1].link, "https://example.com/acme/x/pull/5");
}

TEST_CASE("a heading may hold the moment, or be the label of the only one below it")
{
    CHECK_EQ(lines_of_events(read_report(
                 "# T 2024-03-01\n\n## IMPACT TIME\n\nFeb 12 at 01:48 to Feb 13 at 16:37\n")),
        "2024-02-12T01:48 to 2024-02-13T16:37 | IMPACT TIME\n");
    CHECK_EQ(lines_of_events(read_report("# T 2024-03-01\n\n## Time: 00:50:10 UTC\n\nText.\n")),
        "2024-03-01T00:50:10 | Time\n");
}

TEST_CASE("line ends of Windows, a byte order mark, tabs and broken bytes are read")
{
    const Proposal proposal =
        read_report("\xef\xbb\xbf# T 2024-03-01\r\n\r\n## "
                    "Timeline\r\n\r\n-\t10:05\tAlert\r\n-\t10:06\tBad \xff byte\r\n");
    CHECK_EQ(proposal.title, "T 2024-03-01");
    CHECK_EQ(lines_of_events(proposal),
        "2024-03-01T10:05 | Alert\n2024-03-01T10:06 | Bad \uFFFD byte\n");
}

TEST_CASE("a fence that is never closed swallows nothing")
{
    expect_events("- 10:05 ```[W 2024-03-01 oh no\n- 10:06 Next\n",
        "2024-03-01T10:05 | ```[W 2024-03-01 oh no\n2024-03-01T10:06 | Next\n");
}

TEST_CASE("nothing, and nonsense, are reports too")
{
    CHECK(read_report("").sections.empty());
    CHECK_EQ(read_report("\n\n\n").events.size(), 0);
    for (std::string_view text : {"#", "# ", "|", "|-|", "---", "---\n---\n", "<!--", "```", "- ",
             "1. ", "**", "## Timeline\n\n- ", "[", "{{"})
        CHECK_NOTHROW(static_cast<void>(read_report(text)));
}

TEST_CASE("a report of one huge line, and of many small ones, is read in time that grows with it")
{
    const std::string line = "# T\n\n## Timeline\n\n- " + std::string(200'000, '1') + "\n"
                             + std::string(50'000, '*') + "\n" + std::string(50'000, '[') + "\n";
    CHECK_NOTHROW(static_cast<void>(read_report(line)));
    std::string many = "# T\n\n## Timeline\n\n";
    for (int i = 0; i < 5'000; ++i)
        many += "- 10:05 x\n<!--\n```x\n";
    CHECK_EQ(read_report(many).events.size(), 5'000);
}

TEST_CASE("the answer of a dry run has the parts that are there")
{
    CHECK_EQ(report_json(read_report("# Outage\n\n## Timeline (UTC)\n\n- 2024-03-01 10:05: "
                                     "Alert\n\n## Actions\n\n- [x] Fix it\n\n## Impact\n\nTBD\n")),
        R"({"title":"Outage","zone":"UTC","events":[{"at":"2024-03-01T10:05","text":"Alert"}],"actions":[{"text":"Fix it","owner":null,"due":null,"done":true}],"sections":["timeline","actions"]})");
}

namespace {

using Words = std::map<std::string, std::size_t>;

/// Every run of letters and digits of a text. All that is not ASCII counts as a letter, but for the
/// dashes, arrows, ticks and emoji of U+2000 to U+2BFF and from U+1F000 on.
void count_words(std::string_view text, Words& words)
{
    std::string word;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const char c = i < text.size() ? text[i] : ' ';
        const auto byte = static_cast<unsigned char>(c);
        const bool is_sign = byte == 0xe2 || byte == 0xef || byte == 0xf0;
        if (is_letter(c) || is_digit(c) || (byte >= 0x80 && !is_sign))
            word.push_back(c);
        else if (!word.empty())
            ++words[std::exchange(word, "")];
        i += !is_sign ? 0 : byte == 0xf0 ? 3 : 2;
    }
}

/// What the marks of a line say and the proposal says by its form: the number of an item, the tick
/// of a box, the key of a field of the front matter, the state of an action.
std::string without_told_marks(std::string_view line)
{
    std::string_view text = trimmed(line);
    std::size_t hashes = std::min(text.find_first_not_of('#'), text.size());
    std::string_view rest = hashes > 0 ? trimmed(text.substr(hashes)) : text;
    Cursor cursor(rest);
    cursor.at += cursor.digit_count();
    if (cursor.at > 0 && cursor.at <= 3 && (cursor.take('.') || cursor.take(')')))
        rest = trimmed(cursor.rest());
    for (std::string_view box : {"- [x] ", "- [X] ", "* [x] ", "-   [x] "})
        if (rest.starts_with(box))
            rest = rest.substr(box.size());
    for (std::string_view key : {"title", "date", "author", "authors", "severity", "status"})
        if (rest.starts_with(std::string(key) + ":") || rest.starts_with(std::string(key) + " ="))
            rest = rest.substr(key.size());
    return std::string(rest);
}

Words words_of(const Proposal& proposal)
{
    Words words;
    for (std::string_view text : {std::string_view(proposal.title), std::string_view(proposal.date),
             std::string_view(proposal.severity), std::string_view(proposal.status)})
        count_words(text, words);
    for (const std::string& author : proposal.authors)
        count_words(author, words);
    for (const ProposedEvent& event : proposal.events)
        for (std::string_view text : {std::string_view(event.as_written),
                 std::string_view(event.who), std::string_view(event.text)})
            count_words(text, words);
    for (const ProposedAction& action : proposal.actions) {
        count_words(action.text, words);
        count_words(action.owner.value_or(""), words);
        count_words(action.due.value_or(""), words);
        if (action.done)
            for (std::string_view told : {"Done", "DONE", "done", "To", "Do", "TODO"})
                words[std::string(told)] += 100;
        for (std::string_view label :
            {"Owner", "Action", "item"}) // "Owner: @asha", "**Action item:**"
            ++words[std::string(label)];
    }
    for (const ProposedSection& section : proposal.sections) {
        count_words(section.title, words);
        count_words(section.body, words);
    }
    return words;
}

/// The words of a text that occur less often in what was read of it; a title may stand twice in
/// the source, in the front matter and as the first heading, and then stands once in the proposal.
std::string words_lost(std::string_view source, const Proposal& proposal)
{
    Words wanted;
    const std::string sound = nfc(source);
    bool is_title_seen = false;
    for (std::string_view line : lines_of(sound)) {
        const bool is_title = line.starts_with("# ") && !proposal.title.empty()
                              && compact(line) == compact(proposal.title);
        const bool is_repeated = is_title && sound.starts_with("---");
        if (!is_repeated || std::exchange(is_title_seen, true))
            count_words(without_told_marks(line), wanted);
    }
    const Words got = words_of(proposal);
    std::string lost;
    for (const auto& [word, count] : wanted) {
        const auto found = got.find(word);
        if (found == got.end() || found->second < count)
            lost += word + " ";
    }
    return lost;
}

std::string bytes_of(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::filesystem::path shared_folder()
{
    const char* named = std::getenv("CANDOR_SHARED");
    return named != nullptr ? std::filesystem::path(named)
                            : std::filesystem::path(SOURCE_ROOT) / ".." / "shared";
}

} // namespace

TEST_CASE("no word of a report is lost")
{
    for (std::string_view text : {
             "---\ntitle: T\nweight: 3\n---\n<!-- a comment -->\n## Timeline\n\nIntro "
             "[link](https://a.b/c).\n\n| Time | Who | Event | Cost |\n|--|--|--|--|\n| 10:05 | Al "
             "| Boom | 5 |\n| later | Al | None |  |\n\n```sh\nrun it\n```\n",
             "# T\n\n## Actions\n\n| Action | Bug | Note |\n|--|--|--|\n| Fix | #5 | soon "
             "|\n\nAfter the table.\n\n- [ ] Box (by 1 March 2024)\n\n> quote\n",
             "# T\n\n### 2024-03-01 Saturday\n\nWords of the day.\n\n- 10:05 EDT (14:05 UTC)[^1]: "
             "x\n\n[^1]: A note.\n",
         })
        CHECK_EQ(words_lost(text, read_report(text)), "");
}

TEST_CASE("no word of the public post-mortems is lost, and each gives an answer")
{
    const std::filesystem::path docs = shared_folder() / "corpus" / "docs";
    if (!std::filesystem::exists(docs)) {
        std::cout << "evidence: " << docs << " is absent; its documents were not read\n";
        return;
    }
    std::size_t count = 0;
    std::size_t lossless = 0;
    for (const auto& entry : std::filesystem::directory_iterator(docs)) {
        const std::string source = bytes_of(entry.path());
        const Proposal proposal = read_report(source);
        CHECK_MESSAGE(words_lost(source, proposal).empty(),
            entry.path().filename() << ": " << words_lost(source, proposal));
        CHECK(json::read<Proposal>(json::text_of(proposal)).has_value());
        ++count;
        lossless += words_lost(source, proposal).empty() ? 1 : 0;
    }
    std::cout << "evidence: " << count << " documents read, " << lossless
              << " without losing a word\n";
}
