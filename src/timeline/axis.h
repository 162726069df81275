#pragma once

#include "base/instant.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// How the time of a picture is laid out on its width.
namespace candor::timeline {

/// A piece of the axis with an even scale of its own. A folded one is a long time in which nothing lies,
/// drawn narrow: so a three-hour incident is readable in a six-week history.
struct Stretch {
    Instant begin;
    Instant end;
    double left = 0;
    double right = 0;
    bool is_folded = false;
};

class Axis {
public:
    /// Over all `points`, which need not be in order. There is at least one.
    Axis(std::vector<Instant> points, double left, double right);

    double x(Instant instant) const;
    std::span<const Stretch> stretches() const { return stretches_; }

private:
    std::vector<Stretch> stretches_;
};

struct Tick {
    double x = 0;
    std::string label; ///< "10:05", or "" where there is no room for it.
    std::string day;   ///< "Sun 1 Mar", where the day is a new one and there is room.
};

/// Marks at round times of the zone's clocks, with labels that do not run into each other.
std::vector<Tick> ticks(const Axis& axis, std::string_view zone);

} // namespace candor::timeline
