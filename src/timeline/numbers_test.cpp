#include "timeline/numbers.h"

#include "base/json.h"

#include <doctest/doctest.h>

using namespace candor;
using namespace candor::timeline;
using namespace std::chrono_literals;

namespace {

Instant at(std::string_view clock)
{
    return instant_from_iso("2026-03-01T" + std::string(clock) + "Z").value();
}

Event event(std::string_view clock, std::vector<Callout> callouts = {})
{
    Event made;
    made.id.text = clock;
    made.at = at(clock);
    made.callouts = std::move(callouts);
    return made;
}

std::vector<Event> ordinary()
{
    using enum Callout;
    return {event("10:00", {Began}), event("10:30", {Detected}), event("10:35", {Declared}),
        event("11:00", {Mitigated}), event("11:23", {Resolved})};
}

std::vector<Event> with_a_silence()
{
    return {event("10:00", {Callout::Began}), event("10:05"), event("10:10"), event("10:50"),
        event("11:00", {Callout::Resolved})};
}

std::string gaps_of(const std::vector<Event>& events, const GapRule& rule = {})
{
    std::string text;
    for (const Gap& gap : gaps(events, rule))
        text += gap.after_event_id + "-" + gap.before_event_id + " ";
    return text;
}

} // namespace

TEST_CASE("every number is counted from the beginning")
{
    const Numbers numbers = numbers_of(ordinary());
    CHECK_EQ(numbers.time_to_detect_seconds, 30 * 60);
    CHECK_EQ(numbers.time_to_declare_seconds, 35 * 60);
    CHECK_EQ(numbers.time_to_mitigate_seconds, 60 * 60);
    CHECK_EQ(numbers.time_to_resolve_seconds, 83 * 60);
    CHECK_EQ(numbers.impact_seconds, 60 * 60);
    CHECK(numbers.doubts.empty());
    CHECK(numbers.approximate.empty());
    CHECK(json::read<Numbers>(json::text_of(numbers)).value() == numbers);
}

TEST_CASE("where a callout is missing its number is not known, which is not zero")
{
    std::vector<Event> events = ordinary();
    events[1].callouts.clear();
    Numbers numbers = numbers_of(events);
    CHECK_FALSE(numbers.time_to_detect_seconds);
    CHECK_EQ(numbers.time_to_resolve_seconds, 83 * 60);
    events[0].callouts.clear();
    numbers = numbers_of(events);
    CHECK_FALSE(numbers.time_to_resolve_seconds);
    CHECK_FALSE(numbers.impact_seconds);
    CHECK(numbers_of({}) == Numbers{});
}

TEST_CASE("of two events with one callout the earliest counts, and that is said")
{
    std::vector<Event> events = ordinary();
    events.push_back(event("10:20", {Callout::Detected}));
    const Numbers numbers = numbers_of(events);
    CHECK_EQ(numbers.time_to_detect_seconds, 20 * 60);
    REQUIRE_EQ(numbers.doubts.size(), 1);
    CHECK_EQ(numbers.doubts[0], "Detected is marked on 2 events; the earliest counts.");
}

TEST_CASE("resolved before began is pointed out, not refused")
{
    using enum Callout;
    const Numbers numbers =
        numbers_of(std::vector{event("10:00", {Began}), event("09:00", {Resolved})});
    CHECK_FALSE(numbers.time_to_resolve_seconds);
    REQUIRE_EQ(numbers.doubts.size(), 1);
    CHECK_EQ(numbers.doubts[0], "Resolved lies before began. Check both times and their zones.");
}

TEST_CASE("what was over before anybody noticed is not doubted")
{
    using enum Callout;
    const Numbers numbers = numbers_of(std::vector{event("10:00", {Began}),
        event("10:20", {Mitigated, Resolved}), event("11:00", {Detected})});
    CHECK(numbers.doubts.empty());
}

TEST_CASE("an event without a time cannot be counted from, and that is said")
{
    std::vector<Event> events = ordinary();
    events[0].at.reset();
    const Numbers numbers = numbers_of(events);
    CHECK_FALSE(numbers.time_to_detect_seconds);
    REQUIRE_EQ(numbers.doubts.size(), 1);
    CHECK_EQ(numbers.doubts[0], "Began is marked on an event without a time. Say when that was.");
}

TEST_CASE("a time that is known only roughly makes its numbers approximate")
{
    std::vector<Event> events = ordinary();
    events[1].precision = Precision::About;
    const Numbers numbers = numbers_of(events);
    CHECK(numbers.approximate == std::vector<std::string>{"time_to_detect_seconds"});
    events[3].precision = Precision::About;
    CHECK_EQ(numbers_of(events).approximate.size(), 3);
}

TEST_CASE("days less than a day apart tell no number, and cast no doubt on the order")
{
    std::vector<Event> events = ordinary();
    events[4].precision = Precision::Day;
    events[4].at = at("00:00");
    Numbers numbers = numbers_of(events);
    CHECK_FALSE(numbers.time_to_resolve_seconds);
    REQUIRE_EQ(numbers.doubts.size(), 1);
    CHECK(numbers.doubts[0].contains("less than a day apart"));

    events[4].at = at("00:00") + std::chrono::days(3);
    numbers = numbers_of(events);
    CHECK(numbers.doubts.empty());
    CHECK(numbers.time_to_resolve_seconds > 2 * 86'400);
    CHECK(numbers.approximate == std::vector<std::string>{"time_to_resolve_seconds"});
}

TEST_CASE("phases of impact are counted together, without what they share")
{
    const std::vector<ImpactSpan> impact = {
        {at("10:00"), at("10:17")}, {at("10:17"), at("10:41")}, {at("10:10"), at("10:20")}};
    CHECK_EQ(numbers_of(ordinary(), impact).impact_seconds, 41 * 60);

    const std::vector<ImpactSpan> open = {{at("10:00"), at("10:17")}, {at("10:17"), std::nullopt}};
    const Numbers numbers = numbers_of(ordinary(), open);
    CHECK_EQ(numbers.impact_seconds, 17 * 60);
    CHECK(numbers.approximate == std::vector<std::string>{"impact_seconds"});
}

TEST_CASE("a long silence inside the incident is a gap")
{
    CHECK_EQ(gaps_of(with_a_silence()), "10:10-10:50 ");
    CHECK_EQ(gaps_of({event("10:00"), event("12:00")}), "10:00-12:00 ");
    CHECK_EQ(gaps_of({event("10:00")}), "");
    CHECK_EQ(gaps_of({}), "");
}

TEST_CASE("before the beginning and after the end there are no gaps")
{
    std::vector<Event> events = with_a_silence();
    events.push_back(event("06:00"));
    events.push_back(event("18:00"));
    CHECK_EQ(gaps_of(events), "10:10-10:50 ");
}

TEST_CASE("in a slow incident the usual distance is no gap")
{
    std::vector<Event> events = {event("01:00"), event("02:00"), event("03:00"), event("04:00")};
    CHECK_EQ(gaps_of(events), "");
    events.push_back(event("09:00"));
    CHECK_EQ(gaps_of(events), "04:00-09:00 ");
}

TEST_CASE("an event that lasts fills the time until its end, and one known to the day fills none")
{
    std::vector<Event> events = {event("10:00"), event("10:10"), event("12:00")};
    events[0].ended_at = at("11:50");
    CHECK_EQ(gaps_of(events), "");
    events[0].precision = Precision::Day;
    CHECK_EQ(gaps_of(events), "10:10-12:00 ");
}

TEST_CASE("lengths of time are told in at most two units")
{
    CHECK_EQ(words_of(0s), "0 s");
    CHECK_EQ(words_of(59s), "59 s");
    CHECK_EQ(words_of(60s), "1 min");
    CHECK_EQ(words_of(90s), "1 min 30 s");
    CHECK_EQ(words_of(83min), "1 h 23 min");
    CHECK_EQ(words_of(24h), "1 day");
    CHECK_EQ(words_of(51h + 10min), "2 days 3 h");
    CHECK_EQ(words_of(24h * 42), "42 days");
}

TEST_CASE("lengths of time are rounded as in the browser, and carry what rounding makes whole")
{
    CHECK_EQ(words_of(41min + 20s), "41 min");
    CHECK_EQ(words_of(7h + 32min + 40s), "7 h 33 min");
    CHECK_EQ(words_of(59min + 40s), "1 h");
    CHECK_EQ(words_of(2h - 1s), "2 h");
    CHECK_EQ(words_of(23h + 59min + 40s), "1 day");
    CHECK_EQ(words_of(46h + 59min), "1 day 23 h");
    CHECK_EQ(words_of(25 * 24h + 2h), "25 days");
    CHECK_EQ(words_of(-90s), "−1 min 30 s");
}
