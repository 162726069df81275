#include "reviews/pace.h"

#include "timeline/numbers.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::reviews {

namespace {

using std::chrono::days;

Result<void> check_days(std::string field, int wanted)
{
    if (wanted < 1 || wanted > policy_days_max)
        return invalid(std::move(field),
            fmt::format("this is a number of days from 1 to {}", policy_days_max));
    return {};
}

std::pair<Instant, EndedBy> end_of(const Review& review, const IncidentEnd& end)
{
    if (end.resolved_at)
        return {*end.resolved_at, EndedBy::Resolved};
    if (end.mitigated_at)
        return {*end.mitigated_at, EndedBy::Mitigated};
    if (end.last_event_at)
        return {*end.last_event_at, EndedBy::LastEvent};
    return {review.created_at, EndedBy::Created};
}

PaceStanding standing_of(Instant due_at, bool is_met, Instant now)
{
    if (is_met)
        return PaceStanding::Met;
    if (now > due_at)
        return PaceStanding::Late;
    return now >= due_at - days(1) ? PaceStanding::Due : PaceStanding::OnTime;
}

} // namespace

Result<void> check(const Policy& policy)
{
    TRY(check_days("draft_due_days", policy.draft_due_days));
    TRY(check_days("meeting_due_days", policy.meeting_due_days));
    TRY(check_days("meeting_days_max", policy.meeting_days_max));
    if (policy.meeting_due_days > policy.meeting_days_max)
        return invalid("meeting_due_days",
            "a meeting is due before the last day for it; lower the one or raise the other");
    return {};
}

IncidentEnd end_of(std::span<const timeline::Event> events)
{
    const timeline::Numbers numbers = timeline::numbers_of(events);
    IncidentEnd end{numbers.resolved_at, numbers.mitigated_at, {}};
    for (const timeline::Event& event : events)
        if (event.at)
            end.last_event_at =
                std::max(end.last_event_at.value_or(*event.at), event.ended_at.value_or(*event.at));
    return end;
}

Pace pace_of(const Review& review, const IncidentEnd& end, const Policy& policy, Instant now)
{
    const auto [ended_at, ended_by] = end_of(review, end);
    Pace pace{ended_at, ended_by, {}, {}};
    pace.draft.due_at = ended_at + days(policy.draft_due_days);
    pace.draft.standing = standing_of(pace.draft.due_at, review.stage > Stage::Draft, now);

    const bool has_met = review.stage >= Stage::InSession;
    pace.meeting.due_at = ended_at + days(policy.meeting_due_days);
    pace.meeting.latest_at = ended_at + days(policy.meeting_days_max);
    pace.meeting.standing = standing_of(pace.meeting.due_at, has_met, now);
    pace.meeting.is_past_latest = !has_met && now > *pace.meeting.latest_at;
    return pace;
}

} // namespace candor::reviews
