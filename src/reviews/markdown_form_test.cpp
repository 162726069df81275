#include "reviews/markdown_form.h"

#include "base/json.h"
#include "reviews/fixed_words.h"
#include "reviews/samples.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>

using namespace candor;
using namespace candor::reviews;

namespace {

std::string golden_path(const std::string& name)
{
    return std::string(SOURCE_ROOT) + "/tests/golden/" + name;
}

/// The file's text; first written anew where `REBASELINE=1` asks for it.
std::string golden(const std::string& name, const std::string& now)
{
    if (const char* wanted = std::getenv("REBASELINE"); wanted && std::string_view(wanted) == "1")
        std::ofstream(golden_path(name)) << now;
    std::ifstream file(golden_path(name));
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The first member in which the two differ, for a readable failure.
std::string difference(const Document& a, const Document& b)
{
    std::string found;
    json::detail::for_each_member<Document>([&](std::string_view name, auto pointer) {
        if (found.empty() && a.*pointer != b.*pointer)
            found = std::string(name) + "\n " + json::text_of(a.*pointer) + "\n "
                    + json::text_of(b.*pointer);
    });
    return found;
}

void check_carried(const Document& document)
{
    const std::string text = write_markdown(document);
    const std::optional<Document> read = read_markdown(text);
    REQUIRE(read.has_value());
    const std::string found = difference(as_carried(document), *read);
    CHECK_MESSAGE(found.empty(), found << "\nin\n" << text);
}

Document read_edited(std::string_view from, std::string_view to)
{
    std::string text = write_markdown(rich_document());
    const std::size_t at = text.find(from);
    REQUIRE_MESSAGE(at != text.npos, from);
    text.replace(at, from.size(), to);
    return read_markdown(text).value();
}

bool has_text(const Document& document, std::string_view title, std::string_view text)
{
    for (const Section& section : document.sections)
        if (section.title == title && section.body.contains(text))
            return true;
    return false;
}

} // namespace

TEST_CASE("a review in Markdown looks as it always did")
{
    const std::string now = write_markdown(rich_document());
    CHECK_EQ(golden("review.md", now), now);
}

TEST_CASE("reading an export gives the same review")
{
    check_carried(rich_document());
    check_carried(Document{});
    CHECK(as_carried(as_carried(rich_document())) == as_carried(rich_document()));
}

TEST_CASE("reading an export gives the same review, whatever was written in it")
{
    for (unsigned seed = 0; seed < 1'000; ++seed) {
        CAPTURE(seed);
        check_carried(nasty_document(seed));
    }
}

TEST_CASE("writing what was read gives the same text")
{
    for (unsigned seed = 0; seed < 300; ++seed) {
        const std::string text = write_markdown(nasty_document(seed));
        CHECK_EQ(write_markdown(read_markdown(text).value()), text);
    }
}

TEST_CASE("line ends and a byte order mark of other editors do no harm")
{
    const std::string text = write_markdown(rich_document());
    std::string other = "\xef\xbb\xbf";
    for (const char c : text)
        other += c == '\n' ? std::string("\r\n") : std::string(1, c);
    CHECK(read_markdown(other).value() == read_markdown(text).value());
}

TEST_CASE("what is not of this form is said not to be")
{
    CHECK_FALSE(read_markdown(""));
    CHECK_FALSE(read_markdown("# A report\n\n## Summary\n"));
    CHECK_FALSE(read_markdown("---\ntitle: x\n---\n# A report\n"));
    CHECK_FALSE(read_markdown("---\ncandor: 2\n---\n# A report\n"));
    CHECK_FALSE(read_markdown("---\ncandor: 1\n# no end\n"));
    CHECK(read_markdown("---\ncandor: 1\n---\n"));
}

TEST_CASE("learning comes first and actions come last")
{
    const std::string text = write_markdown(rich_document());
    CHECK_GT(text.find("\n## Actions\n"), text.find("\n## Lessons\n"));
    CHECK_EQ(text.find("\n## ", text.find("\n## Actions\n") + 1), text.npos);
    Document none = rich_document();
    none.actions.clear();
    CHECK(write_markdown(none).contains(no_actions));
    CHECK(read_markdown(write_markdown(none)).value().actions.empty());
}

TEST_CASE("an export that was edited by hand is read as it now stands")
{
    CHECK_EQ(read_edited("- **11:33**", "- **11:34**").events[3].at,
        instant_from_iso("2019-07-02T18:34:00Z").value());
    CHECK_EQ(
        read_edited("**about 11:35**", "**11:36**").events[4].as_written, "around 11:35 AM PDT");
    CHECK_EQ(read_edited("- Owner: Zoe Ng", "- Owner: Ana").actions[0].owner, "Ana");
    CHECK_EQ(read_edited("- Owner: Zoe Ng", "- Owner: Ana").actions[0].owner_id, "");
    CHECK_EQ(read_edited("- [ ] Investigate", "- [x] Investigate").actions.size(), 3);
    CHECK_EQ(read_edited("[total] The", "[minor] The").phases[0].degree, Degree::Minor);
    CHECK_EQ(read_edited("*Not known yet.*", "Why an hour?").sections[4].body, "Why an hour?");
}

TEST_CASE("what was added by hand is found where it belongs")
{
    const Document document = read_edited(
        "- **11:33**", "- 11:31 Ana called as well\n* **11:32** **Zoe Ng**: answered\n- **11:33**");
    REQUIRE_EQ(document.events.size(), 11);
    CHECK_EQ(document.events[3].what, "Ana called as well");
    CHECK_EQ(document.events[3].at, instant_from_iso("2019-07-02T18:31:00Z").value());
    CHECK_EQ(document.events[4].person_id, "Zoe Ng");
    const Document longer = read_edited("## Impact\n", "## What we saw\n\nMuch.\n\n## Impact\n");
    CHECK(has_text(longer, "What we saw", "Much."));
    CHECK_EQ(longer.sections.size(), 7);
}

TEST_CASE("what is not understood becomes text, and nothing is dropped")
{
    CHECK(has_text(read_edited("### Tuesday", "We agreed on this on Friday.\n\n### Tuesday"),
        "Timeline", "We agreed on this on Friday."));
    CHECK(has_text(
        read_edited("\n> Everyone", "\nA note.\n\n> Everyone"), "Introduction", "A note."));
    CHECK(has_text(read_edited("stage: following_up", "stage: asleep\ncolour: red"), "Introduction",
        "colour: red"));
    CHECK(has_text(read_edited("stage: following_up", "stage: asleep\ncolour: red"), "Introduction",
        "stage: asleep"));
    CHECK(has_text(read_edited("### Went well", "### Went sideways"), "Lessons", "Went sideways"));
    CHECK(has_text(
        read_edited("## Surprises\n", "## Surprises\n\n| a | b |\n"), "Surprises", "| a | b |"));
}

TEST_CASE("a word that is no state, no time or no number is kept as text")
{
    CHECK(read_edited("State: in progress", "State: resting")
            .actions[1]
            .statement.contains("State: resting"));
    CHECK(read_edited("Standing: accepted", "Standing: shrugged")
            .factors[2]
            .statement.contains("Standing: shrugged"));
    CHECK(read_edited("**2019-07-02 11:35**", "**11:35**").attempts[0].tried.contains("11:35"));
    CHECK(read_edited("Looked at: 2019-07-02 16:00", "Looked at: on Monday")
            .lessons[2]
            .looked_at_note.contains("on Monday"));
    CHECK_EQ(read_edited("- **Ana**: Was", "- 13:00 **Ana**: Was").events[8].as_written, "13:00");
    CHECK(has_text(read_edited("number: PM-14", "number: next"), "Introduction", "number: next"));
    CHECK(read_edited("- Owner: Zoe Ng", "- Owner: Zoe Ng\n  - Owner: Bo")
            .actions[0]
            .owner.contains("Bo"));
}

TEST_CASE("no text whatever stops the reader")
{
    const std::string text = write_markdown(rich_document());
    for (std::size_t cut = 0; cut < text.size(); cut += 7) {
        read_markdown(text.substr(0, cut));
        read_markdown("---\ncandor: 1\n---\n" + text.substr(cut));
    }
}
