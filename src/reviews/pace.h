#pragma once

#include "base/instant.h"
#include "base/names.h"
#include "base/result.h"
#include "reviews/review.h"
#include "timeline/event.h"

#include <boost/describe.hpp>
#include <optional>
#include <span>

namespace candor::reviews {

/// How long after the incident's end a workspace wants things done. Memory fades: these are short.
struct Policy {
    int draft_due_days = 1;
    int meeting_due_days = 7;
    int meeting_days_max = 14;

    friend bool operator==(const Policy&, const Policy&) = default;
};
BOOST_DESCRIBE_STRUCT(Policy, (), (draft_due_days, meeting_due_days, meeting_days_max))

inline constexpr int policy_days_max = 365;

/// `Invalid` if a number of days is none, or a meeting would be due after the last day for it.
Result<void> check(const Policy& policy);

/// Where something stands against its due time. `Due` is within a day of it.
enum class PaceStanding { OnTime, Due, Late, Met };

constexpr auto names_of(PaceStanding)
{
    return std::to_array<Named<PaceStanding>>({
        {PaceStanding::OnTime, "on_time"},
        {PaceStanding::Due, "due"},
        {PaceStanding::Late, "late"},
        {PaceStanding::Met, "met"},
    });
}

/// What the end of the incident was taken from, since it is not always known.
enum class EndedBy { Resolved, Mitigated, LastEvent, Created };

constexpr auto names_of(EndedBy)
{
    return std::to_array<Named<EndedBy>>({
        {EndedBy::Resolved, "resolved"},
        {EndedBy::Mitigated, "mitigated"},
        {EndedBy::LastEvent, "last_event"},
        {EndedBy::Created, "created"},
    });
}

struct PaceItem {
    Instant due_at;
    std::optional<Instant> latest_at; ///< Never past this, where the policy names such a time.
    PaceStanding standing = PaceStanding::OnTime;
    bool is_past_latest = false;

    friend bool operator==(const PaceItem&, const PaceItem&) = default;
};
BOOST_DESCRIBE_STRUCT(PaceItem, (), (due_at, latest_at, standing, is_past_latest))

/// The page's strip: what is due when, counted from the end of the incident.
struct Pace {
    Instant ended_at;
    EndedBy ended_by = EndedBy::Created;
    PaceItem draft;
    PaceItem meeting;

    friend bool operator==(const Pace&, const Pace&) = default;
};
BOOST_DESCRIBE_STRUCT(Pace, (), (ended_at, ended_by, draft, meeting))

/// What the end of an incident is taken from, the first that is known.
struct IncidentEnd {
    std::optional<Instant> resolved_at;
    std::optional<Instant> mitigated_at;
    std::optional<Instant> last_event_at;
};

IncidentEnd end_of(std::span<const timeline::Event> events);

/// The draft is met once the review has left that stage, the meeting once it has begun.
Pace pace_of(const Review& review, const IncidentEnd& end, const Policy& policy, Instant now);

} // namespace candor::reviews
