#include "base/text_check.h"

#include <doctest/doctest.h>

using namespace candor;

namespace {

bool takes_link(std::string_view text)
{
    return check_link("link", "the link", text, 100).has_value();
}

} // namespace

TEST_CASE("a text that is too long is refused with both figures")
{
    CHECK(check_fits("title", "the title", "abc", 3));
    const Result<void> answer = check_fits("title", "the title", "abcd", 3);
    REQUIRE_FALSE(answer);
    CHECK_EQ(answer.error().field, "title");
    CHECK_EQ(answer.error().message, "the title has 4 bytes, and 3 fit; shorten it");
    CHECK_FALSE(check_fits("title", "the title", std::string_view("a\0b", 3), 3));
}

TEST_CASE("one line is one line")
{
    CHECK(check_line("who", "the name", "Zoë", 10));
    CHECK_FALSE(check_line("who", "the name", "a\nb", 10));
    CHECK_FALSE(check_line("who", "the name", "a\rb", 10));
}

TEST_CASE("a link is http, https or mailto, and nothing else")
{
    for (const char* good : {"", "https://a.example/x?y=1#z", "HTTP://a", "mailto:a@b.example"})
        CHECK_MESSAGE(takes_link(good), good);
    for (const char* bad :
        {"javascript:alert(1)", "//a.example", "a.example", "https://", "ftp://a", "https://a b",
            "https://a\tb", " https://a", "data:text/html,x", "https://a\"onclick=x"})
        CHECK_MESSAGE(!takes_link(bad), bad);
}

TEST_CASE("a zone is one that the machine knows, or none")
{
    CHECK(check_zone("zone", ""));
    CHECK(check_zone("zone", "Europe/Berlin"));
    CHECK_EQ(check_zone("zone", "Mars/Olympus").error().field, "zone");
}

TEST_CASE("a span does not end before it begins, and lies in years that can be written")
{
    const Instant ten = from_micros(10);
    CHECK(check_span("at", ten, "ended_at", ten));
    CHECK(check_span("at", std::nullopt, "ended_at", ten));
    CHECK_EQ(check_span("at", ten, "ended_at", from_micros(9)).error().field, "ended_at");
    CHECK_EQ(check_year("at", from_micros(400'000'000'000'000'000)).error().field, "at");
}
