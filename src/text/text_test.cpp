#include "text/line_index.h"
#include "text/prose_text.h"
#include "text/utf16.h"

#include <doctest/doctest.h>
#include <string>

using namespace candor;

namespace {

void check_place(std::string_view text, std::size_t offset, LineColumn expected)
{
    CHECK_MESSAGE(LineIndex(text).at(offset) == expected, text << " at " << offset);
}

} // namespace

TEST_CASE("a line begins after a line end, and columns are characters")
{
    check_place("", 0, {1, 1});
    check_place("a\nb", 0, {1, 1});
    check_place("a\nb", 1, {1, 2});
    check_place("a\nb", 2, {2, 1});
    check_place("é\nüb", 5, {2, 2});
    check_place("ab", 99, {1, 3});
}

TEST_CASE("bytes and UTF-16 units find each other at every character")
{
    std::string text;
    for (int i = 0; i < 300; ++i)
        text += "aé€😀\n";
    const Utf16Index index(text);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
            continue;
        REQUIRE_EQ(index.from_byte(at), utf16_length(std::string_view(text).substr(0, at)));
        REQUIRE_EQ(index.to_byte(index.from_byte(at)), at);
    }
    CHECK_EQ(index.from_byte(text.size() + 5), 300u * 6u);
    CHECK_EQ(index.to_byte(9'999'999), text.size());
    CHECK_EQ(Utf16Index("").from_byte(3), 0u);
}

TEST_CASE("text without a format is parted at blank lines")
{
    const std::string_view text = "one\ntwo\n \n\nthree";
    const ProseText prose = plain_prose(text);
    REQUIRE_EQ(prose.blocks.size(), 2u);
    CHECK_EQ(prose.blocks[0].span.of(text), "one\ntwo");
    CHECK_EQ(prose.pieces[1].span.of(text), "three");
    CHECK(plain_prose("\n\n").blocks.empty());
}
