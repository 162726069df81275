#pragma once

#include "timeline/event.h"

#include <boost/describe.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// What follows from the callouts of a timeline and is never typed.
namespace candor::timeline {

/// A span in which users felt something, as far as it is known.
struct ImpactSpan {
    std::optional<Instant> began_at;
    std::optional<Instant> ended_at;
};

/// The milestones and the times between them. Every time is counted from *began*; none where it is
/// not known, which is not zero.
struct Numbers {
    std::optional<Instant> began_at;
    std::optional<Instant> detected_at;
    std::optional<Instant> declared_at;
    std::optional<Instant> mitigated_at;
    std::optional<Instant> resolved_at;
    std::optional<std::int64_t> time_to_detect_seconds;
    std::optional<std::int64_t> time_to_declare_seconds;
    std::optional<std::int64_t> time_to_mitigate_seconds;
    std::optional<std::int64_t> time_to_resolve_seconds;
    /// How long users felt it: what the phases of impact cover together, or else from began to
    /// mitigated, or else to resolved.
    std::optional<std::int64_t> impact_seconds;
    /// Which of the numbers above are only about right, by their names.
    std::vector<std::string> approximate;
    /// What does not make sense, in sentences for a person. Nothing is refused for it.
    std::vector<std::string> doubts;

    friend bool operator==(const Numbers&, const Numbers&) = default;
};
BOOST_DESCRIBE_STRUCT(Numbers,
    (),
    (began_at,
        detected_at,
        declared_at,
        mitigated_at,
        resolved_at,
        time_to_detect_seconds,
        time_to_declare_seconds,
        time_to_mitigate_seconds,
        time_to_resolve_seconds,
        impact_seconds,
        approximate,
        doubts))

/// Where several events carry a callout, the earliest counts. A number that would be less than zero is
/// not known, and a doubt says why; so is one of less than a day between times known only to the day.
Numbers numbers_of(std::span<const Event> events, std::span<const ImpactSpan> impact = {});

/// A stretch of the incident in which nothing is recorded.
struct Gap {
    Instant began_at;
    Instant ended_at;
    std::int64_t duration_seconds = 0;
    std::string after_event_id;
    std::string before_event_id;

    friend bool operator==(const Gap&, const Gap&) = default;
};
BOOST_DESCRIBE_STRUCT(Gap,
    (),
    (began_at, ended_at, duration_seconds, after_event_id, before_event_id))

/// From how long on a silence is a gap: at least `min`, and `median_times` the usual distance between
/// two events of this incident, so that a slow incident is not all gaps.
struct GapRule {
    std::chrono::seconds min = std::chrono::minutes(30);
    int median_times = 3;
};

/// The gaps between neighbouring events, from *began* (or the first event) to *resolved* (or else
/// mitigated, or else the last event). Events known only to the day neither make nor fill a gap; one
/// with an end covers the time until then.
std::vector<Gap> gaps(std::span<const Event> events, const GapRule& rule = {});

/// A length of time in words: "45 s", "12 min", "1 h 23 min", "2 days 3 h"; at most two units,
/// rounded as on the page in the browser, so that one review never tells two lengths.
std::string words_of(std::chrono::seconds duration);

/// The callout in words: "began", "inflection point".
std::string_view words_of(Callout callout);

} // namespace candor::timeline
