#include "language/coach.h"
#include "language/finding.h"
#include "language/lint.h"
#include "language/testing.h"

#include "base/json.h"

#include <set>
#include <sstream>

using namespace candor;
using namespace candor::language;

namespace {

/// Heading, text, heading, text …: as a format would hand them over.
struct Marked {
    std::string text;
    ProseText prose;

    void add(std::string_view words, BlockKind kind, std::uint8_t level = 0)
    {
        const Span span{text.size(), text.size() + words.size()};
        text.append(words).append("\n");
        if (kind == BlockKind::Heading)
            heading_ = {.kind = kind, .heading = span, .heading_level = level};
        ProseBlock block = heading_;
        block.kind = kind;
        block.span = span;
        block.first_piece = static_cast<std::uint32_t>(prose.pieces.size());
        block.piece_count = 1;
        prose.pieces.push_back({.span = span});
        prose.blocks.push_back(block);
    }
    std::vector<Finding> findings(const Options& options = {})
    {
        prose.text = text;
        return findings_of(text, check(prose, options));
    }

private:
    ProseBlock heading_;
};

std::string rules_in(const std::vector<Finding>& findings)
{
    std::string all;
    for (const Finding& finding : findings)
        all.append(all.empty() ? "" : " ").append(finding.rule);
    return all;
}

std::string rules_in(std::string_view text, Part part)
{
    return rules_in(findings_of(text, check(plain_prose(text), {.part = part, .rules_off = {}})));
}

std::string lines(std::string_view in)
{
    std::istringstream from{std::string(in)};
    std::ostringstream to;
    const Result<void> result = lint_lines(from, to, plain_prose);
    return result ? to.str() : "error: " + result.error().message;
}

} // namespace

TEST_CASE("every rule says what it hides, one question, and where it comes from")
{
    std::set<std::string_view> names;
    for (const Rule* rule : catalog()) {
        CHECK(names.insert(rule->name).second);
        CHECK(rule->message.ends_with('.'));
        CHECK_EQ(std::ranges::count(rule->ask, '?'), 1);
        CHECK(rule->ask.ends_with('?'));
        CHECK_FALSE(rule->because.empty());
        CHECK_EQ(rule_named(rule->name), rule);
    }
    CHECK_EQ(names.size(), 12u);
    CHECK_EQ(rule_named("no such rule"), nullptr);
}

TEST_CASE("the part decides which rules speak")
{
    CHECK_EQ(rules_in("The flag was disabled.", Part::Timeline), "agentless");
    CHECK_EQ(rules_in("The flag was disabled.", Part::Actions), "");
    CHECK_EQ(rules_in("Improve the alerts.", Part::Actions), "vague-action");
    CHECK_EQ(rules_in("Improve the alerts.", Part::Timeline), "");
}

TEST_CASE("a heading sets the part of what follows, until one beside it")
{
    Marked marked;
    marked.add("Action items", BlockKind::Heading, 2);
    marked.add("Improve the alerts.", BlockKind::Item);
    marked.add("Soon", BlockKind::Heading, 3);
    marked.add("Improve the tests.", BlockKind::Item);
    marked.add("Timeline", BlockKind::Heading, 2);
    marked.add("Improve the docs.", BlockKind::Item);
    marked.add("The flag was disabled.", BlockKind::Item);
    marked.add("People", BlockKind::Heading, 2);
    CHECK_EQ(rules_in(marked.findings()), "vague-action vague-action agentless");
    CHECK_EQ(rules_in(marked.findings(
                 {.part = Part::Actions, .headings_set_part = false, .rules_off = {}})),
        "vague-action vague-action vague-action");
}

TEST_CASE("parts are known by their headings, and by name")
{
    CHECK(part_of_heading("Action items") == Part::Actions);
    CHECK(part_of_heading("5. TIMELINE (UTC)") == Part::Timeline);
    CHECK(part_of_heading("Root cause analysis") == Part::Factors);
    CHECK(part_of_heading("What went well?") == Part::WentWell);
    CHECK(part_of_heading("13:42") == std::nullopt);
    CHECK(part_named("factors") == Part::Factors);
    CHECK(part_named("nobody knows this one") == Part::Other);
}

TEST_CASE("rules can be switched off, for all of a text or for a block")
{
    Marked marked;
    marked.add("The root cause was human error.", BlockKind::Paragraph);
    CHECK_EQ(rules_in(marked.findings()), "single-cause human-error");
    CHECK_EQ(rules_in(marked.findings({.rules_off = {"human-error", "unknown"}})), "single-cause");
    marked.prose.ignored = {{0, 0}};
    marked.prose.blocks[0].ignored_count = 1;
    CHECK_EQ(rules_in(marked.findings()), "");
}

TEST_CASE("sentences are parted where people part them")
{
    expect(human_error, "See e.g. Dr. Sander. [Human error] is one name for it.");
    expect(single_cause, "What broke?! The [root cause] was DNS.");
    expect(human_error, "Version 1.2.3 was out; no. 4 failed by [operator error].");
    expect(agentless, "The one [was merged]. The other [was merged] too.", Part::Timeline);
}

TEST_CASE("an emoji, an arrow or a script without capitals begins a sentence after a full stop")
{
    expect(anonymous_actor, "It was the disk. 🔥 [someone] restarted it.", Part::Timeline);
    expect(anonymous_actor, "It was the disk. → [someone] restarted it.", Part::Timeline);
    expect(anonymous_actor, "It was the disk. שלום, [someone] restarted it.", Part::Timeline);
}

TEST_CASE("contractions are read with their apostrophe, with a curly one, and without")
{
    expect(counterfactual, "We [should've tested] it.");
    expect(counterfactual, "We [should’ve tested] it.");
    expect(counterfactual, "we [shouldve tested] it");
    expect(counterfactual, "We [didn’t check] the date.");
    expect(counterfactual, "we [didnt check] the date");
}

TEST_CASE("what is quoted is somebody else's")
{
    expect(human_error, "The form says \"it was a human error by the operator\" and stops.");
    expect(human_error, "We called it \"[human error]\" that night.");
    expect(human_error, "He wrote \"human error and nothing else, and never closed the quotation.");
}

TEST_CASE("plurals of cause are advice, the singular a warning")
{
    const std::string text = "The root cause and the root causes.";
    const std::vector<Remark> remarks = check(plain_prose(text));
    REQUIRE_EQ(remarks.size(), 2u);
    CHECK(remarks[0].severity == Severity::Warning);
    CHECK(remarks[1].severity == Severity::Advice);
}

TEST_CASE("a finding tells its place in bytes, UTF-16, line and column")
{
    const std::string text = "Grüße 😀\nüber human error.";
    const std::vector<Finding> findings = findings_of(text, check(plain_prose(text)));
    REQUIRE_EQ(findings.size(), 1u);
    const Finding& finding = findings[0];
    CHECK_EQ(finding.phrase, "human error");
    CHECK_EQ(text.substr(static_cast<std::size_t>(finding.begin), 11), "human error");
    CHECK_EQ(finding.begin_utf16, 14);
    CHECK_EQ(finding.end_utf16, 25);
    CHECK_EQ(finding.line, 2);
    CHECK_EQ(finding.column, 6);
    CHECK(json::read<Finding>(json::text_of(finding)).value() == finding);
}

TEST_CASE("for people, lint prints the place, the phrase, and the questions at the end")
{
    const std::string text = "The root cause was\nhuman error.";
    const std::string printed = lint_text({.file = "a.md", .findings = lint(text, plain_prose)});
    CHECK(
        printed.starts_with("a.md:1:5: “root cause” (single-cause, warning)\n    One cause ends"));
    CHECK(printed.contains("a.md:2:1: “human error”"));
    CHECK(printed.contains("\nQuestions to ask instead:\n  - What else"));
    CHECK_EQ(lint_text({.file = "a.md", .findings = {}}), "");
}

TEST_CASE("lines of JSON are answered in order, with their ids as they came")
{
    const std::string out = lines("{\"id\":\"a\",\"part\":\"other\",\"text\":\"Fine.\"}\n\n"
                                  "{\"id\":7,\"part\":\"?\",\"text\":\"It was human error.\"}\n");
    CHECK(out.starts_with(
        "{\"id\":\"a\",\"findings\":[]}\n{\"id\":7,\"findings\":[{\"rule\":\"human-error\","));
    CHECK_EQ(std::ranges::count(out, '\n'), 2);
    CHECK_EQ(lines("").size(), 0u);
    CHECK(lines("{\"id\":1}").starts_with("error: line 1: "));
    CHECK(lines("{\"id\":1,\"part\":\"\",\"text\":\"\"}\nno").starts_with("error: line 2: "));
}

TEST_CASE("any bytes are read")
{
    for (const std::string_view text :
        {"", "\xff\xfe should have", "'", "\"", "n't", "'t't't", "...", "a.b.", "@", "#", "-"})
        CHECK_EQ(rules_in(text, Part::Other), "");
}
