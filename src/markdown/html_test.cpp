#include "markdown/html.h"

#include "markdown/plain.h"

#include <doctest/doctest.h>
#include <set>
#include <vector>

using namespace candor::markdown;

namespace {

/// Every attribute and tag that a writer of ours may leave; anything else is somebody else's.
bool is_ours(std::string_view tag)
{
    static const std::set<std::string_view> names = {"p", "br", "hr", "ul", "ol", "li", "em",
        "strong", "del", "code", "pre", "a", "img", "h1", "h2", "h3", "h4", "h5", "h6",
        "blockquote", "div", "table", "thead", "tbody", "tr", "th", "td"};
    const std::string_view bare = tag.starts_with('/') ? tag.substr(1) : tag;
    return names.contains(bare.substr(0, bare.find(' ')));
}

/// A tag without what stands in quotes.
std::string without_values(std::string_view tag)
{
    std::string bare;
    bool is_quoted = false;
    for (const char c : tag) {
        is_quoted = c == '"' ? !is_quoted : is_quoted;
        if (!is_quoted)
            bare.push_back(c);
    }
    return is_quoted ? " on" : bare;
}

/// Walks the tags: all are ours, none has a handler, all nest.
bool is_sound(std::string_view html)
{
    std::vector<std::string_view> open;
    for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
        const std::size_t end = html.find('>', at);
        if (end == html.npos)
            return false;
        const std::string_view tag = html.substr(at + 1, end - at - 1);
        const std::string bare = without_values(tag);
        if (!is_ours(tag) || bare.contains(" on") || bare.contains("style"))
            return false;
        const std::string_view name = tag.substr(0, tag.find(' '));
        if (tag.starts_with('/')) {
            if (open.empty() || open.back() != tag.substr(1))
                return false;
            open.pop_back();
        } else if (name != "br" && name != "hr" && name != "img")
            open.push_back(name);
    }
    return open.empty();
}

std::string repeated(std::string_view text, std::size_t times)
{
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

} // namespace

TEST_CASE("the marks of Markdown become the tags of HTML")
{
    CHECK_EQ(to_html("A *b* **c** `d` ~~e~~"),
        "<p>A <em>b</em> <strong>c</strong> <code>d</code> <del>e</del></p>\n");
    CHECK_EQ(to_html("- [x] done\n- [ ] open"),
        "<ul>\n<li class=\"task\">☑ done</li>\n<li class=\"task\">☐ open</li>\n</ul>\n");
    CHECK_EQ(to_html("```sh\nls <x\n```"),
        "<pre tabindex=\"0\"><code class=\"language-sh\">ls &lt;x\n</code></pre>\n");
    CHECK(to_html("|a|b|\n|---|---:|\n|1|2|").contains("<td>1</td><td class=\"right\">2</td>"));
    CHECK(to_html("see https://a.example/x").contains("<a href=\"https://a.example/x\""));
    CHECK_EQ(to_html(""), "");
}

TEST_CASE("headings stand under the page's, none is skipped, and none is below the sixth")
{
    CHECK_EQ(to_html("# A", {.heading_shift = 2}), "<h3>A</h3>\n");
    CHECK_EQ(to_html("## A\n#### B\n### C\n# D", {.heading_shift = 2}),
        "<h3>A</h3>\n<h4>B</h4>\n<h4>C</h4>\n<h3>D</h3>\n");
    CHECK_EQ(to_html("# A\n## B\n### C\n#### D\n##### E", {.heading_shift = 2}),
        "<h3>A</h3>\n<h4>B</h4>\n<h5>C</h5>\n<h6>D</h6>\n<h6>E</h6>\n");
}

TEST_CASE("one paragraph stands without its tags where a line is wanted")
{
    CHECK_EQ(to_html_line("A *b*"), "A <em>b</em>");
    CHECK_EQ(to_html_line("a\n\nb"), "<p>a</p>\n<p>b</p>\n");
}

TEST_CASE("a link leads to http, https, mailto or this server, and nowhere else")
{
    CHECK_EQ(safe_target("https://a.example"), "https://a.example");
    CHECK_EQ(safe_target("MAILTO:a@b"), "MAILTO:a@b");
    CHECK_EQ(safe_target("/p/3#x"), "/p/3#x");
    CHECK_EQ(safe_target("#a:b"), "#a:b");
    CHECK_EQ(safe_target("notes?x=a:b"), "notes?x=a:b");
    for (const char* bad : {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)",
             "\x01javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "vbscript:x",
             "//evil.example", "/\\evil.example", "\\\\evil.example", "file:///etc/passwd", ""})
        CHECK_MESSAGE(safe_target(bad).empty(), bad);
}

TEST_CASE("a picture from elsewhere is a link, so that reading tells nobody")
{
    CHECK_EQ(to_html("![graph](/files/1.png)"),
        "<p><img src=\"/files/1.png\" loading=\"lazy\" alt=\"graph\"></p>\n");
    CHECK_EQ(to_html("![the graph](https://t.example/pixel.gif)"),
        "<p><a href=\"https://t.example/pixel.gif\" rel=\"nofollow noopener\">the graph</a></p>\n");
    CHECK_EQ(to_html("[![x](https://t.example/p)](https://a.example)"),
        "<p><a href=\"https://a.example\" rel=\"nofollow noopener\">x</a></p>\n");
    CHECK_EQ(to_html("![*a* \"b\"](/x)"),
        "<p><img src=\"/x\" loading=\"lazy\" alt=\"a &quot;b&quot;\"></p>\n");
}

TEST_CASE("nothing that is written can act in the reader's browser")
{
    for (const char* nasty : {"<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
             "<svg/onload=alert(1)>", "[a](javascript:alert(1))", "[a](java&#115;cript:alert(1))",
             "[a](&#x6A;avascript:alert(1))", "[a](javascript&colon;alert(1))",
             "[a](java&Tab;script:alert(1))", "[a](java&NewLine;script:alert(1))",
             "<javascript:alert(1)>", "[a]: javascript:alert(1)\n\n[a]",
             "[a](<javascript:alert(1)>)", "![a](javascript:alert(1))",
             "![a\" onerror=\"alert(1)](/x)", "[a](/x \"t\" onmouseover=alert(1) \")",
             "[a](/x '\" onmouseover=\"alert(1)')", "[a](/x\" onmouseover=\"alert(1))",
             "```\" onclick=\"alert(1)\nx\n```", "``` a\"onclick=alert(1)\nx\n```",
             "[a](data:text/html;base64,PHNjcmlwdD4=)", "<a href=\"javascript:alert(1)\">x</a>",
             "<style>*{}</style>", "<iframe src=//evil></iframe>", "<!-- --><b onx=1>",
             "[a](\x01javascript:alert(1))", "https://a.example/\"onmouseover=\"alert(1)",
             "<https://a.example/\"onmouseover=\"alert(1)>", "<a@b.example\"onx=1>",
             "|a|\n|---|\n|<img src=x onerror=alert(1)>|", "[x]: /y '\"><script>'\n\n[x]",
             "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;", "`</code><script>`"}) {
        const std::string html = to_html(nasty);
        CHECK_MESSAGE(is_sound(html), nasty << " became " << html);
        CHECK_MESSAGE(!html.contains("href=\"javascript:"), nasty << " became " << html);
        CHECK_MESSAGE(!html.contains("href=\"data"), nasty << " became " << html);
        CHECK_MESSAGE(!html.contains("src=\"javascript:"), nasty << " became " << html);
    }
}

TEST_CASE("what is nested without end, or grows without end, is cut and still well nested")
{
    for (const std::string& text : {repeated(">", 20'000), repeated("- ", 20'000),
             repeated("*a **b ", 5'000), repeated("![[]()", 20'000), repeated("[a](", 20'000),
             repeated("`", 20'000) + repeated("~", 20'000), repeated("www.", 10'000),
             repeated("a@", 10'000), repeated("<a", 20'000), repeated("&#", 20'000),
             "|" + repeated("a|", 9'000) + "\n|" + repeated("---|", 9'000) + "\n"
                 + repeated("|\n", 20'000),
             "[x]: /" + repeated("y", 20'000) + "\n\n" + repeated("[x]\n", 5'000)}) {
        const std::string html = to_html(text);
        CHECK_MESSAGE(is_sound(html), text.substr(0, 40));
        CHECK_LT(html.size(), 20 * text.size() + 100'000);
    }
}

TEST_CASE("the plain words of a text stand on one line")
{
    CHECK_EQ(plain_line("# A *b*\n\n- c &amp; `d`\n- [e](/x)", 100), "A b c & d e");
    CHECK_EQ(plain_line("abcdefgh", 6), "abc…");
    CHECK_EQ(plain_line("", 6), "");
    CHECK_EQ(plain_line("&#8212; &bogus; &#0;", 100), "— &bogus; \uFFFD");
}
