#include "library/query.h"

#include "library/index_words.h"

#include <doctest/doctest.h>

using namespace candor::library;

/// What of the query follows the word of one facet.
static void expect(std::string_view typed, std::string_view fts5)
{
    CHECK_EQ(to_fts5(read_query(typed), {AnyOf{"all"}}), R"(facets : ("all"))" + std::string(fts5));
}

static void expect_tsquery(std::string_view typed, std::string_view tsquery)
{
    CHECK_EQ(to_tsquery(read_query(typed), {AnyOf{"all"}}), "('=all')" + std::string(tsquery));
}

TEST_CASE("all words are wanted, and the last one may go on")
{
    expect("Disk full", R"( AND {title body} : ("disk" AND "full"*))");
    expect("disk full ", R"( AND {title body} : ("disk" AND "full"))");
    expect("naïve café", R"( AND {title body} : ("naïve" AND "café"*))");
}

TEST_CASE("quotes ask for words in a row, a minus for what must not occur")
{
    expect("\"disk full\"", R"( AND {title body} : ("disk full"))");
    expect("disk -full -\"very late\"",
        R"( AND {title body} : ("disk") NOT {title body} : ("full" OR "very late"))");
    expect("-full", R"( NOT {title body} : ("full"))");
}

TEST_CASE("nothing of a query is syntax")
{
    expect("a\" OR b*", R"( AND {title body} : ("a" AND "or" AND "b"*))");
    expect("title:x NEAR(y)", R"( AND {title body} : ("title x" AND "near y"*))");
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

TEST_CASE("PostgreSQL is asked for the same, in words folded as FTS5 folds them")
{
    expect_tsquery("Disk full", " & 'disk' & 'full':*");
    expect_tsquery("naïve ÉTÉ ", " & 'naive' & 'ete'");
    expect_tsquery("\"disk full\" -late", " & ('disk' <-> 'full') & !'late'");
    expect_tsquery("it's \\ :* & |", " & ('it' <-> 's')");
    expect_tsquery("", "");
}

TEST_CASE("an index for PostgreSQL has every word with its places")
{
    CHECK_EQ(tsvector_of("Disk full", "the disk; in Zürich", "facet_kind_outage"),
        "'disk':1,5 'full':2 'in':6 'the':4 'zurich':7 '=facet_kind_outage' ");
    CHECK(tsvector_of("", std::string(3'000'000, 'x'), "").empty());
}
