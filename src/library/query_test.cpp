#include "library/query.h"

#include <doctest/doctest.h>

using namespace candor::library;

static void expect(std::string_view typed, std::string_view fts5)
{
    CHECK_EQ(to_fts5(read_query(typed)), std::string(fts5));
}

TEST_CASE("all words are wanted, and the last one may go on")
{
    expect("Disk full", R"("disk" AND "full"*)");
    expect("disk full ", R"("disk" AND "full")");
    expect("naïve café", "\"naïve\" AND \"café\"*");
}

TEST_CASE("quotes ask for words in a row, a minus for what must not occur")
{
    expect("\"disk full\"", R"("disk full")");
    expect("disk -full -\"very late\"", R"(("disk") NOT ("full" OR "very late"))");
    expect("-full", "");
}

TEST_CASE("nothing of a query is syntax")
{
    expect("a\" OR b*", R"("a" AND "or" AND "b"*)");
    expect("title:x NEAR(y)", R"("title x" AND "near y"*)");
    expect("", "");
    expect("  ?!  ", "");
    expect("\"", "");
}

TEST_CASE("a query has a bound")
{
    std::string many;
    for (int i = 0; i < 1'000; ++i)
        many += "w ";
    CHECK(read_query(many).terms.size() <= query_words_max);
}
