#include "reviews/page.h"

#include "reviews/fixed_words.h"
#include "reviews/page_parts.h"
#include "reviews/samples.h"

#include <doctest/doctest.h>
#include <regex>
#include <set>

using namespace candor;
using namespace candor::reviews;

namespace {

/// Every tag is closed in its turn, and nothing in it acts or is styled.
bool is_sound(const std::string& html)
{
    static const std::set<std::string> empty = {"meta", "link", "br", "hr", "img", "path", "rect"};
    static const std::regex tag("<(/?)([a-zA-Z0-9]+)((?:\"[^\"]*\"|[^\">])*)>");
    std::vector<std::string> open;
    for (std::sregex_iterator it(html.begin(), html.end(), tag), end; it != end; ++it) {
        const std::string name = (*it)[2];
        const std::string bare = std::regex_replace((*it)[3].str(), std::regex("\"[^\"]*\""), "");
        if (name == "script" || bare.contains(" on") || bare.contains(" style="))
            return false;
        if ((*it)[1].length() > 0) {
            if (open.empty() || open.back() != name)
                return false;
            open.pop_back();
        } else if (!empty.contains(name) && !bare.ends_with("/"))
            open.push_back(name);
    }
    return open.empty();
}

std::set<std::string> all_of(const std::string& html, const std::string& pattern)
{
    std::set<std::string> found;
    const std::regex form(pattern);
    for (std::sregex_iterator it(html.begin(), html.end(), form), end; it != end; ++it)
        found.insert((*it)[1]);
    return found;
}

PageOptions standing_alone() { return {.styles = timeline::Styles::Inside}; }

} // namespace

TEST_CASE("the page says everything that the review says")
{
    const std::string html = write_page(rich_document());
    for (const char* part : {"PM-14 · Outage · SEV 2 · published 2 July 2019",
             "Led by Chris Wilcox", "<h1>The schedule page was empty for 47 minutes</h1>",
             "Two readers still report", "<strong>empty for 47 minutes</strong>",
             "<td class=\"right\">47 min</td>", "<h3>From the repository to the reader</h3>",
             "Tuesday, 2 July 2019", "about 11:35", "11:47 to 11:49", "Time not known",
             "it is the cache, not the template", "Some readers still saw it empty", "no effect",
             "We looked at an old copy", "worsened it", "Without it the site is slow",
             "Releases of the app", "Found:", "How the conference chose its CDN.", "due 2019-07-16",
             "Dearer than the incident", "First noticed by a customer", "1 h 40 min"})
        CHECK_MESSAGE(html.contains(part), part);
    CHECK(html.contains(definition));
    CHECK(is_sound(html));
}

TEST_CASE("a dropped section is not shown, an empty one is said not to be known")
{
    const std::string html = write_page(rich_document());
    CHECK_FALSE(html.contains("References"));
    CHECK(html.contains(">Open questions</h2>\n<p class=\"unknown\">Not known yet.</p>"));
    CHECK(html.contains("11:00"));
    CHECK_FALSE(html.contains("should have seen")); // What the coach was told is for its writers.
}

TEST_CASE("what a report says of its timeline and its actions stands where they are told")
{
    Document document;
    document.review.title = "T";
    for (const char* key : {"timeline", "summary", "actions", "went_well"})
        document.sections.push_back({.key = key, .title = std::string("As ") + key});
    document.sections[0].body = "All clocks were right.";
    const std::string html = write_page(document);
    CHECK_FALSE(html.contains("As timeline"));
    CHECK(html.contains(">Timeline</h2>\n<p>All clocks were right.</p>"));
    CHECK(html.contains(">As summary</h2>\n<p class=\"unknown\">Not known yet.</p>"));
    CHECK_FALSE(html.contains("As actions"));
    CHECK_FALSE(html.contains("As went_well"));
}

TEST_CASE("actions come last, and none is a good outcome once they were considered")
{
    Document document = rich_document();
    std::string html = write_page(document);
    CHECK_EQ(html.find("<section", html.find("<section id=\"actions\"") + 1), html.npos);
    document.actions.clear();
    html = write_page(document);
    CHECK(html.contains("that is a good outcome"));
    document.review.stage = Stage::Draft;
    CHECK(write_page(document).contains(no_actions_yet));
}

TEST_CASE("a linked page has no inline style or script, and one that stands alone asks for nothing")
{
    const std::string linked = write_page(rich_document());
    CHECK_FALSE(linked.contains("<style"));
    CHECK(linked.contains("<link rel=\"stylesheet\" href=\"/assets/page.css\">"));

    const std::string alone = write_page(rich_document(), standing_alone());
    CHECK(is_sound(alone));
    CHECK_FALSE(alone.contains("<link"));
    CHECK(alone.contains(page_css()));
    CHECK(alone.contains(timeline::picture_css()));
    CHECK_FALSE(alone.contains("src="));
    CHECK_FALSE(page_stylesheet().contains("url("));
    CHECK_FALSE(page_stylesheet().contains("@import"));
}

TEST_CASE("every entry of the contents, and every mark of the picture, leads somewhere")
{
    const std::string html = write_page(rich_document());
    const std::set<std::string> ids = all_of(html, " id=\"([^\"]*)\"");
    const std::set<std::string> links = all_of(html, "href=\"#([^\"]*)\"");
    const std::set<std::string> marks = all_of(html, "data-event=\"([^\"]*)\"");
    CHECK_GT(links.size(), 10);
    CHECK_GT(marks.size(), 7);
    for (const std::set<std::string>& names : {links, marks})
        for (const std::string& name : names)
            CHECK_MESSAGE(ids.contains(name), name);
}

TEST_CASE("times are given to machines exactly, and to people in the review's zone")
{
    const std::string html = write_page(rich_document());
    CHECK(html.contains("<time datetime=\"2019-07-02T18:30:00Z\" title=\"2019-07-02T18:30:00Z\">"
                        "11:30</time>"));
    Document document = rich_document();
    document.review.zone = "";
    CHECK(write_page(document).contains("Times are in UTC; the zone of the incident is not known"));
}

TEST_CASE("a public page says so, keeps search engines away and leads nobody inside")
{
    const std::string html =
        write_page(rich_document(), {.is_public = true, .review_link = "/reviews/14"});
    CHECK(html.contains("noindex"));
    CHECK(html.contains("public copy"));
    CHECK_FALSE(html.contains("/reviews/14"));
    const std::string inner = write_page(rich_document(), {.review_link = "/reviews/14"});
    CHECK(inner.contains("href=\"/reviews/14\""));
    CHECK_FALSE(inner.contains("noindex"));
}

TEST_CASE("where there is no page, a page says so, and leads nobody inside")
{
    const std::string html = write_missing_page("the link may have been <taken> back");
    CHECK(is_sound(html));
    CHECK(html.contains("<p>The link may have been &lt;taken&gt; back.</p>"));
    CHECK(html.contains("noindex"));
    CHECK_FALSE(html.contains("<a "));
}

TEST_CASE("nothing that was written can act in the reader's browser")
{
    Document document = rich_document();
    const std::string nasty = "</title></style>\"'><script>alert(1)</script><img src=x onerror=y>";
    document.review.title = document.kind_name = document.severity_name = nasty;
    document.people[0].name = document.sections[0].title = document.sections[0].body = nasty;
    document.events[0].who = document.events[0].what = document.events[0].inflection = nasty;
    document.events[0].source = "javascript:alert(1)";
    document.events[1].source = "https://a.example/\"onclick=\"x";
    document.actions[0].link = "javascript:alert(1)";
    document.actions[0].owner = document.actions[0].due = document.attempts[0].who = nasty;
    for (const PageOptions& options : {PageOptions{}, standing_alone()}) {
        const std::string html = write_page(document, options);
        CHECK(is_sound(html));
        CHECK_FALSE(html.contains("<script"));
        CHECK_FALSE(html.contains("<img"));
        CHECK_FALSE(html.contains("href=\"javascript"));
    }
}

TEST_CASE("a page is written of any review")
{
    CHECK(is_sound(write_page(Document{})));
    CHECK(write_page(Document{}).contains("not published yet: draft"));
    for (unsigned seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        CHECK(is_sound(write_page(nasty_document(seed))));
    }
}
