#pragma once

#include "base/id.h"
#include "base/instant.h"
#include "base/names.h"
#include "base/result.h"

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace candor::timeline {

using EventId = Id<struct EventTag>;

/// How exactly the time of an event is known. `About` is to the minute, but a person's guess.
enum class Precision { Second, Minute, Day, About };

constexpr auto names_of(Precision)
{
    return std::to_array<Named<Precision>>({
        {Precision::Second, "second"},
        {Precision::Minute, "minute"},
        {Precision::Day, "day"},
        {Precision::About, "about"},
    });
}

/// What an event marks. The first five are the incident's milestones, in their order.
enum class Callout { Began, Detected, Declared, Mitigated, Resolved, InflectionPoint };

constexpr auto names_of(Callout)
{
    return std::to_array<Named<Callout>>({
        {Callout::Began, "began"},
        {Callout::Detected, "detected"},
        {Callout::Declared, "declared"},
        {Callout::Mitigated, "mitigated"},
        {Callout::Resolved, "resolved"},
        {Callout::InflectionPoint, "inflection_point"},
    });
}

inline constexpr std::size_t events_max = 100'000;
inline constexpr std::size_t what_bytes_max = 65'536;
inline constexpr std::size_t short_text_bytes_max = 500;
inline constexpr std::size_t evidence_ids_max = 200;

/// One entry of a timeline: when, who, what, how we know.
struct Event {
    EventId id;
    /// UTC. None where only a time of day, or nothing, is known: such events stand at the end.
    std::optional<Instant> at;
    Precision precision = Precision::Minute;
    std::optional<Instant> ended_at;
    /// IANA name; "" where the review's zone holds.
    std::string zone;
    /// The time as the source wrote it ("around 11:41 AM PDT"), where it came from one; else "".
    std::string as_written;
    /// The person, if known to the workspace; `who` is the name that is shown either way.
    std::string person_id;
    std::string who;
    std::string what;   ///< Markdown.
    std::string source; ///< How we know: a link, a tool, a conversation.
    std::vector<std::string> evidence_ids;
    std::vector<Callout> callouts;
    /// What the inflection point was, where one is marked and named; else "".
    std::string inflection;
    std::int64_t revision = 0;

    friend bool operator==(const Event&, const Event&) = default;
};
BOOST_DESCRIBE_STRUCT(Event,
    (),
    (id,
        at,
        precision,
        ended_at,
        zone,
        as_written,
        person_id,
        who,
        what,
        source,
        evidence_ids,
        callouts,
        inflection,
        revision))

/// `Invalid` with the field if something is too long, ends before it begins, or names no zone.
Result<void> check(const Event& event);

/// In the order of a timeline: by time, those without one last, and by id where the times are equal.
void sort(std::vector<Event>& events);

} // namespace candor::timeline
