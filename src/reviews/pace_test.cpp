#include "reviews/pace.h"

#include "base/json.h"

#include <doctest/doctest.h>

using namespace candor;
using namespace candor::reviews;
using namespace std::chrono_literals;
using timeline::Callout;

namespace {

const Instant end = instant_from_iso("2026-03-01T12:00:00Z").value();

timeline::Event event(Instant at, std::vector<Callout> callouts = {})
{
    timeline::Event made;
    made.at = at;
    made.callouts = std::move(callouts);
    return made;
}

Pace pace_after(std::chrono::hours since_end, Stage stage = Stage::Draft)
{
    Review review;
    review.stage = stage;
    return pace_of(
        review, end_of(std::vector{event(end, {Callout::Resolved})}), {}, end + since_end);
}

} // namespace

TEST_CASE("a draft is due a day after the end, a meeting within seven and never past fourteen")
{
    const Pace pace = pace_after(0h);
    CHECK_EQ(pace.draft.due_at, end + 24h);
    CHECK_EQ(pace.meeting.due_at, end + 7 * 24h);
    CHECK_EQ(*pace.meeting.latest_at, end + 14 * 24h);
    CHECK(pace.ended_by == EndedBy::Resolved);
    CHECK(json::read<Pace>(json::text_of(pace)).value() == pace);
}

TEST_CASE("what is due goes from on time over due to late")
{
    using enum PaceStanding;
    CHECK(pace_after(1h).draft.standing == Due);
    CHECK(pace_after(25h).draft.standing == Late);
    CHECK(pace_after(1h).meeting.standing == OnTime);
    CHECK(pace_after(6 * 24h).meeting.standing == Due);
    CHECK(pace_after(8 * 24h).meeting.standing == Late);
    CHECK_FALSE(pace_after(14 * 24h).meeting.is_past_latest);
    CHECK(pace_after(15 * 24h).meeting.is_past_latest);
}

TEST_CASE("what has happened is met, however late it is now")
{
    using enum PaceStanding;
    CHECK(pace_after(1000h, Stage::Gathering).draft.standing == Met);
    CHECK(pace_after(1000h, Stage::Gathering).meeting.standing == Late);
    CHECK(pace_after(1000h, Stage::InSession).meeting.standing == Met);
    CHECK_FALSE(pace_after(1000h, Stage::Done).meeting.is_past_latest);
}

TEST_CASE("the end is the best that is known of it")
{
    Review review;
    review.created_at = end + 5h;
    const auto ended_by = [&](std::vector<timeline::Event> events) {
        return pace_of(review, end_of(events), {}, end).ended_by;
    };
    CHECK(ended_by({event(end), event(end - 1h, {Callout::Mitigated})}) == EndedBy::Mitigated);
    CHECK(ended_by({event(end)}) == EndedBy::LastEvent);
    CHECK(ended_by({}) == EndedBy::Created);
    CHECK_EQ(pace_of(review, {}, {}, end).ended_at, end + 5h);
}

TEST_CASE("a policy has days that can be kept")
{
    CHECK(check(Policy{}));
    CHECK_EQ(check(Policy{.draft_due_days = 0}).error().field, "draft_due_days");
    CHECK_EQ(check(Policy{.meeting_due_days = 15}).error().field, "meeting_due_days");
    CHECK_EQ(check(Policy{.meeting_days_max = 1000}).error().field, "meeting_days_max");
}
