#pragma once

#include "base/instant.h"
#include "timeline/event.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// Times as people read and write them: "10:05", "about 10:05 to 10:20", "2026-03-01 10:05:30", "all day".
namespace candor::reviews {

using Day = std::chrono::local_days;

/// One or two moments, as far as they say.
struct TimeWords {
    struct Moment {
        std::optional<Day> day;
        std::optional<std::chrono::seconds> clock; ///< None: the whole day.
        bool has_seconds = false;
        bool is_about = false;
    };
    Moment begin;
    std::optional<Moment> end;
};

/// Reads such words from the front of `text` and takes them off it. None, and nothing taken, if there
/// are none.
std::optional<TimeWords> take_time(std::string_view& text);

/// The local day of `at`. An unknown zone, and none, is UTC.
Day day_of(Instant at, std::string_view zone);

/// "Sunday 2026-03-01".
std::string heading_of(Day day);

/// The first `YYYY-MM-DD` in a heading.
std::optional<Day> day_in(std::string_view heading);

/// The words of a time, without the day where it is `day`.
std::string words_of(Instant at,
    std::optional<Instant> ended_at,
    timeline::Precision precision,
    std::optional<Day> day,
    std::string_view zone);

/// What `words_of` was given, as far as the words tell it.
struct ReadTime {
    std::optional<Instant> at;
    std::optional<Instant> ended_at;
    timeline::Precision precision = timeline::Precision::Minute;
};
ReadTime read_time(const TimeWords& words, std::optional<Day> day, std::string_view zone);

} // namespace candor::reviews
