#pragma once

#include "timeline/axis.h"
#include "timeline/picture.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// Where everything in a picture goes, before any of it is drawn.
namespace candor::timeline {

inline constexpr double picture_width = 1000;
inline constexpr double picture_margin = 12;
inline constexpr double gutter_width = 118;
inline constexpr double mark_radius = 6;
inline constexpr double label_font_size = 11.5;

/// One event or several that share a place.
struct Mark {
    const Event* first = nullptr;
    const Event* last = nullptr;
    std::size_t count = 1;
    double x = 0;
    double end_x = 0; ///< Where an event that lasts ends; else `x`.
    std::size_t row = 0;
    std::string label;
    bool is_label_left = false; ///< Whether the label ends at the mark rather than begins there.
};

struct Lane {
    std::string name;
    std::vector<Mark> marks; ///< By time.
    std::size_t row_count = 1;
};

/// `events` have a time and are in order.
std::vector<Lane> lanes_of(std::span<const Event* const> events, const Axis& axis, LaneBy by);

/// A milestone in the strip above: a line from its label down through the lanes.
struct Flag {
    Callout callout = Callout::Began;
    double x = 0;
    std::string label;
    std::size_t row = 0; ///< From the bottom of the strip.
    bool is_label_left = false;
};

std::vector<Flag> flags_of(const Numbers& numbers, const Axis& axis, std::string_view zone);

/// The time between two milestones that follow each other.
struct Band {
    Callout from = Callout::Began;
    Instant begin;
    Instant end;
    double left = 0;
    double right = 0;
    std::string name; ///< What the incident was in it: "Unnoticed".
};

std::vector<Band> bands_of(const Numbers& numbers, const Axis& axis);

struct Bar {
    const PictureImpact* impact = nullptr;
    double left = 0;
    double right = 0;
    std::size_t row = 0;
};

/// Without those that have neither beginning nor end.
std::vector<Bar> bars_of(std::span<const PictureImpact> impact, const Axis& axis);

/// What a mark, a flag or a bar says of its time: "2026-03-01 10:05", in the words of its precision.
std::string time_words(Instant at, Precision precision, std::string_view zone);

} // namespace candor::timeline
