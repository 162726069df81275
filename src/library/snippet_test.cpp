#include "library/snippet.h"

#include <doctest/doctest.h>

using namespace candor::library;

/// The snippet with what matches in [brackets].
static std::string marked(std::string_view text, std::string_view typed)
{
    std::string result;
    for (const SnippetPiece& piece : snippet(text, read_query(typed)))
        result += piece.is_match ? "[" + piece.text + "]" : piece.text;
    return result;
}

TEST_CASE("what was looked for is marked, as whole words")
{
    CHECK_EQ(marked("The disk was full.", "disk full "), "The [disk] was [full].");
    CHECK_EQ(marked("Diskette, disk.", "disk "), "Diskette, [disk].");
    CHECK_EQ(marked("Diskette, disk.", "disk"), "[Diskette], [disk].");
    CHECK_EQ(marked("disk full, full disk", "\"full disk\""), "disk full, [full disk]");
    CHECK_EQ(marked("nothing here", "disk"), "nothing here");
}

TEST_CASE("a long text is cut around where most of the query stands, at characters")
{
    std::string text(1'000, 'x');
    text += " first disk. ";
    for (int i = 0; i < 200; ++i)
        text += "ä ";
    text += "the disk was full ";
    for (int i = 0; i < 200; ++i)
        text += "ö ";
    const std::string shown = marked(text, "disk full ");
    CHECK(shown.starts_with("… "));
    CHECK(shown.ends_with(" …"));
    CHECK(shown.find("the [disk] was [full]") != std::string::npos);
    CHECK(shown.size() < 2 * snippet_bytes);
}

TEST_CASE("a long text is cut between words")
{
    std::string text;
    for (int i = 0; i < 200; ++i)
        text += "disk usage ";
    const std::string shown = marked(text, "");
    CHECK((shown.ends_with("disk …") || shown.ends_with("usage …")));
    CHECK_EQ(marked(std::string(1'000, 'x'), "").size(), snippet_bytes + std::string(" …").size());
}

TEST_CASE("a title counts for more than a body")
{
    const Query query = read_query("disk full ");
    CHECK(score("disk full", "", query) > score("", "disk full disk full", query));
    CHECK(score("", "disk full", query) > score("", "disk disk", query));
}
