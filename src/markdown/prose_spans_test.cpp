#include "markdown/prose_spans.h"

#include <doctest/doctest.h>
#include <string>

using namespace candor;

namespace {

/// The blocks in order: "heading> words", a bar between pieces, {braces} around what is opaque.
std::string told(std::string_view markdown)
{
    const ProseText prose = markdown::prose_spans(markdown);
    std::string all;
    for (const ProseBlock& block : prose.blocks) {
        all += std::string(block.heading.of(markdown)) + ">";
        for (std::uint32_t i = 0; i < block.piece_count; ++i) {
            const ProsePiece& piece = prose.pieces[block.first_piece + i];
            const std::string words(piece.span.of(markdown));
            all +=
                (i > 0 ? "|" : "") + (piece.kind == PieceKind::Opaque ? "{" + words + "}" : words);
        }
        for (std::uint32_t i = 0; i < block.ignored_count; ++i)
            all += "#" + std::string(prose.ignored[block.first_ignored + i].of(markdown));
        all += ";";
    }
    return all;
}

void check(std::string_view markdown, std::string_view expected)
{
    CHECK_EQ(told(markdown), std::string(expected));
}

} // namespace

TEST_CASE("paragraphs are blocks, and reach over line ends")
{
    check("One\ntwo.\n\nThree", ">One\ntwo.;>Three;");
    check("", "");
    check("\n\n \n", "");
}

TEST_CASE("a heading is the heading of what follows it, however it is written")
{
    check("# Timeline #\nIt began.", "Timeline>Timeline;Timeline>It began.;");
    check("Root cause\n---\n\nDNS", "Root cause>Root cause;Root cause>DNS;");
    check("Impact\n======\nNone", "Impact>Impact;Impact>None;");
    check("**Action items:**\n\n- rest", "**Action items:**>Action items:;**Action items:**>rest;");
    check("**We saw it.**", ">We saw it.;");
    check("#hashtag", ">#hashtag;");
}

TEST_CASE("code is no prose")
{
    check("a\n```\nb\n```\nc", ">a;>c;");
    check("~~~~\nb\n~~~\n~~~~\nc", ">c;");
    check("```\nnever closed", "");
    check("a\n\n    indented\n    more\n\nb", ">a;>b;");
    check("run `rm -rf` now", ">run |{`rm -rf`}| now;");
    check("``a ` b`` c", ">{``a ` b``}| c;");
    check("an open ` stays", ">an open | stays;");
    check("<pre>\n\nx\n</pre>\ny", ">y;");
    check("a <code>x y</code> b", ">a |{<code>x y</code>}| b;");
}

TEST_CASE("emphasis, links and tags are passed over")
{
    check("it **was** _done_", ">it |was| |done;");
    check("snake_case stays", ">snake_case stays;");
    check("see [the log](http://a/b(c)) now", ">see |the log| now;");
    check("see [the log][1] now\n\n[1]: http://x", ">see |the log| now;");
    check("a<br>b <b>c</b>", ">a|b |c;");
    check("x < y and [not a link] (see)", ">x < y and |not a link| (see);");
    check("note[^1]", ">note;");
    check("![alt](p.png) shows", ">{![alt](p.png)}| shows;");
    check("R&amp;D & co", ">R|D & co;");
}

TEST_CASE("addresses are things")
{
    check("at https://a.b/c?d, then", ">at |{https://a.b/c?d}|, then;");
    check("(<https://x>)", ">(|{<https://x>}|);");
    check("so: it", ">so: it;");
}

TEST_CASE("items and cells are blocks of their own")
{
    check("- one\n- [ ] two\n  more\n1. three", ">one;>two\n  more;>three;");
    check("- a\n\n  still a", ">a;>still a;");
    check("| a | b |\n|---|---|\n| `x|y` | d |", ">a;>b;>{`x|y`};>d;");
    check("a | b\n--- | ---\nc | d\n\ne | f", ">a | b;>c;>d;>e | f;");
}

TEST_CASE("what others wrote and what machines read is left out")
{
    check("> quoted\nstill quoted\n\nmine", ">mine;");
    check("- > quoted\n\nmine", ">mine;");
    check("---\ntitle: x\n---\nbody", ">body;");
    check("+++\nx\n+++\nbody", ">body;");
    check("---\nnot front matter", ">not front matter;");
    check("a <!-- b --> c", ">a | c;");
    check("a <!-- b\n\nc --> d", ">a ;>d;");
    check("<!-- never closed\n\na", "");
    check("a <!-- never closed\n\nb", ">a <!-- never closed;>b;");
}

TEST_CASE("the writer can turn the coach off and on")
{
    check("a\n\n<!-- candor-off -->\nb\n\n# c\n<!-- candor-on -->\nd", ">a;c>d;");
    check("a <!-- candor-off -->b<!-- candor-on --> c", ">a | c;");
    check("<!-- candor-ignore human-error, agentless -->\na\n\nb", ">a#human-error#agentless;>b;");
    check("<!-- candor-ignore -->\n- a\n- b", ">a#;>b;");
}

TEST_CASE("unpaired marks by the hundred thousand take no time")
{
    for (const std::string_view mark :
        {"`", "``` ` `` ", "![", "](", "[^", "<!--", "<a ", "&", "://", "**"}) {
        std::string text;
        while (text.size() < 400'000)
            text += mark;
        CHECK_LE(markdown::prose_spans(text).blocks.size(), 1u);
    }
}
