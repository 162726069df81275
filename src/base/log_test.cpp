#include "base/log.h"

#include <doctest/doctest.h>

using namespace candor;

namespace {

const log::Event event{from_micros(1'772'359'500'250'000), log::Level::Warning, "request"};

} // namespace

TEST_CASE("an event is one line of JSON, its fields in the order given")
{
    const std::string route = "/reviews/{number}";
    CHECK_EQ(log::json_line(event, {{"id", "a\"b\n"}, {"route", route}, {"status", 200},
                                       {"ms", 1.5}, {"kept", true}}),
        R"({"time":"2026-03-01T10:05:00.250Z","level":"warning","event":"request",)"
        R"("id":"a\"b\n","route":"/reviews/{number}","status":200,"ms":1.5,"kept":true})"
        "\n");
    CHECK_EQ(log::json_line(event, {}),
        R"({"time":"2026-03-01T10:05:00.250Z","level":"warning","event":"request"})"
        "\n");
}

TEST_CASE("a terminal gets the same, shorter, and nothing that it would obey")
{
    CHECK_EQ(log::human_line(event, {{"id", "ab"}, {"why", "\x1b[2J no"}, {"none", ""}, {"n", -1}}),
        "10:05:00 warning request id=ab why=\"\\u001b[2J no\" none=\"\" n=-1\n");
}

TEST_CASE("what is below the level is not written")
{
    log::set_level(log::Level::Warning);
    CHECK_FALSE(log::is_on(log::Level::Info));
    CHECK(log::is_on(log::Level::Error));
    log::set_level(log::Level::Info);
    CHECK(log::is_on(log::Level::Info));
    CHECK_FALSE(log::is_on(log::Level::Debug));
}
