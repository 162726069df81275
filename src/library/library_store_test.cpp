#include "library/library_store.h"
#include "storage/testing.h"

#include <doctest/doctest.h>
#include <set>

using namespace candor;
using namespace candor::library;

namespace {

struct Shelf {
    storage::TestDatabase database;

    void put(std::string_view workspace, IndexedText text)
    {
        text.review_id = std::to_string(text.number);
        REQUIRE(database->write("w-1", [&](storage::Connection& connection) {
            return LibraryStore(connection, std::string(workspace)).put(text);
        }));
    }

    std::vector<std::int64_t> find(Search search, std::string_view workspace = "w-1")
    {
        if (search.reader.person_id.empty())
            search.reader = {"p-1", accounts::Role::Member, {}};
        const auto page = database->read([&](storage::Connection& connection) {
            return LibraryStore(connection, std::string(workspace)).find(search);
        });
        REQUIRE(page);
        std::vector<std::int64_t> numbers;
        for (const Found& found : page->hits)
            numbers.push_back(found.number);
        return numbers;
    }

    FacetCounts count(Search search)
    {
        if (search.reader.person_id.empty())
            search.reader = {"p-1", accounts::Role::Member, {}};
        return database
            ->read([&](storage::Connection& connection) {
                return LibraryStore(connection, "w-1").count(search);
            })
            .value();
    }
};

using Numbers = std::vector<std::int64_t>;

} // namespace

TEST_CASE("reviews are found by what stands in them now")
{
    Shelf shelf;
    shelf.put("w-1", {.number = 1, .kind = "outage", .title = "Disk full", .body = "the cache"});
    shelf.put("w-1", {.number = 2, .kind = "outage", .title = "Other", .body = "a disk somewhere"});
    CHECK(shelf.find({read_query("disk ")}) == Numbers{1, 2});
    CHECK(shelf.find({read_query("some")}) == Numbers{2});
    shelf.put("w-1", {.number = 1, .kind = "outage", .title = "Renamed", .body = "the cache"});
    CHECK(shelf.find({read_query("disk ")}) == Numbers{2});
    CHECK(shelf.find({}) == Numbers{2, 1});
}

TEST_CASE("another workspace's reviews are not there")
{
    Shelf shelf;
    shelf.put("w-1", {.number = 1, .kind = "outage", .title = "Disk"});
    shelf.put("w-2", {.number = 2, .kind = "outage", .title = "Disk"});
    CHECK(shelf.find({read_query("disk")}) == Numbers{1});
    CHECK(shelf.find({read_query("disk")}, "w-2") == Numbers{2});
    CHECK(shelf.find({read_query("open_w2d2")}).empty());
}

TEST_CASE("what is restricted is found by who is named in it, and nothing tells others of it")
{
    Shelf shelf;
    shelf.put("w-1",
        {.number = 1, .kind = "outage", .title = "Disk", .is_open = false, .reader_ids = {"p-2"}});
    shelf.put("w-1", {.number = 2, .kind = "outage", .title = "Disk", .reader_ids = {"p-2"}});
    const Search named{read_query("disk"), {"p-2", accounts::Role::Member, {}}};
    CHECK(shelf.find({read_query("disk")}) == Numbers{2});
    CHECK(shelf.find(named) == Numbers{2, 1});
    CHECK(shelf.find(named, "w-2").empty());
    CHECK(shelf.find({read_query("disk"), {"p-1", accounts::Role::Owner, {}}}) == Numbers{2});
    CHECK(shelf.find({.query = read_query("disk"), .kind = "outage reader_w2d1_p2d2"}).empty());
    CHECK(shelf.find({.kind = "outage,reader_w2d1_p2d2"}).empty());
    CHECK(shelf.find({read_query("reader_w2d1_p2d2")}).empty());
    CHECK(shelf.count({}).kinds.at("outage") == 1);
    CHECK(shelf.count(named).kinds.at("outage") == 2);
}

TEST_CASE("facets filter, and their words are in no text")
{
    Shelf shelf;
    shelf.put("w-1", {.number = 1,
                         .kind = "outage",
                         .severity = "sev1",
                         .factor_kinds = {"latent"},
                         .title = "Disk"});
    shelf.put("w-1", {.number = 2, .kind = "near_miss", .title = "Disk"});
    CHECK(shelf.find({.kind = "near_miss"}) == Numbers{2});
    CHECK(shelf.find({.query = read_query("disk"), .severity = "sev1", .factor_kind = "latent"})
          == Numbers{1});
    CHECK(shelf.find({.kind = "near"}).empty());
    CHECK(shelf.find({.kind = "x\" OR \"disk"}).empty());
    CHECK(shelf.find({read_query("facet_kind_outage")}).empty());
}

TEST_CASE("pages go on where the one before ended, over windows, and while reviews are added")
{
    Shelf shelf;
    for (int number = 1; number <= 130; ++number)
        shelf.put(
            "w-1", {.number = number, .kind = "outage", .title = "Disk " + std::to_string(number)});
    Search search{read_query("disk "), {"p-1", accounts::Role::Member, {}}};
    std::set<std::int64_t> seen;
    for (int page = 0; page < 20; ++page) {
        const auto found = shelf.database
                               ->read([&](storage::Connection& connection) {
                                   return LibraryStore(connection, "w-1").find(search);
                               })
                               .value();
        for (const Found& hit : found.hits)
            CHECK_MESSAGE(seen.insert(hit.number).second, hit.number);
        if (!found.has_more)
            break;
        search.before_id = found.next_before_id;
        search.offset = found.next_offset;
        shelf.put("w-1", {.number = 1000 + page, .kind = "outage", .title = "Disk disk"});
    }
    CHECK_EQ(seen.size(), 130);
}

TEST_CASE("a text of any length and any script has its place")
{
    Shelf shelf;
    std::string endless = "beginning ";
    for (int i = 0; i < 300'000; ++i)
        endless += std::to_string(i) + " ";
    shelf.put("w-1", {.number = 1, .kind = "outage", .title = "Long", .body = endless});
    shelf.put("w-1",
        {.number = 2, .kind = "outage", .title = "Odd", .body = "it's \\ 'q' :* ÉTÉ 東京 \x01"});
    CHECK(shelf.find({read_query("beginning ")}) == Numbers{1});
    CHECK(shelf.find({read_query("été ")}) == Numbers{2});
    CHECK(shelf.find({read_query("\"it s\"")}) == Numbers{2});
    CHECK(shelf.find({read_query("東京")}) == Numbers{2});
    CHECK(shelf.find({read_query("q -nothing")}) == Numbers{2});
}
