#include "base/instant.h"
#include "base/zone.h"

#include <doctest/doctest.h>

using namespace candor;

TEST_CASE("an instant comes back from its ISO 8601 form")
{
    for (const char* text : {"2026-03-01T10:05:00Z", "0001-01-01T00:00:00Z",
             "1969-12-31T23:59:59.999Z", "2026-03-01T10:05:00.000001Z"})
        CHECK_EQ(to_iso(instant_from_iso(text).value()), text);
    CHECK_EQ(to_iso(instant_from_iso("2026-03-01T10:05+02:00").value()), "2026-03-01T08:05:00Z");
}

TEST_CASE("what is no time is an error, not a guess")
{
    for (const char* text :
        {"", "2026", "2026-02-30T10:00:00Z", "2026-01-01T25:00:00Z", "2026-01-01T10:00:00",
            "2026-01-01T10:00:00Zx", "-026-01-01T10:00:00Z", "2026-01-01T-1:00:00Z"})
        CHECK_MESSAGE(!instant_from_iso(text), text);
}

TEST_CASE("a zone's clocks are followed through summer time")
{
    const auto at = [](const char* local) {
        return to_iso(to_instant(local_from_iso(local).value(), "Europe/Berlin"));
    };
    CHECK_EQ(at("2026-01-15T12:00"), "2026-01-15T11:00:00Z");
    CHECK_EQ(at("2026-07-15T12:00"), "2026-07-15T10:00:00Z");
    CHECK_EQ(at("2026-03-29T02:30"), "2026-03-29T01:00:00Z"); // Skipped in spring.
    CHECK_EQ(at("2026-10-25T02:30"), "2026-10-25T00:30:00Z"); // Twice in autumn: the first.
    CHECK_EQ(to_iso(to_local(instant_from_iso("2026-07-15T10:00:00Z").value(), "Europe/Berlin")),
        "2026-07-15T12:00:00");
    CHECK(is_zone("America/Los_Angeles"));
    CHECK_FALSE(is_zone("Mars/Olympus"));
    CHECK_FALSE(is_zone(""));
}
