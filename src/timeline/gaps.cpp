#include "timeline/numbers.h"

#include <algorithm>

namespace candor::timeline {

namespace {

using namespace std::chrono;

/// The time until which something is recorded, and by which event.
struct Recorded {
    Instant until;
    std::string event_id;
};

bool has_clock_time(const Event& event) { return event.at && event.precision != Precision::Day; }

/// The incident, as far as the callouts tell it.
std::pair<std::optional<Instant>, std::optional<Instant>> incident(std::span<const Event> events)
{
    const Numbers numbers = numbers_of(events);
    const std::optional<Instant> end =
        numbers.resolved_at ? numbers.resolved_at : numbers.mitigated_at;
    if (numbers.began_at && end && *end <= *numbers.began_at)
        return {numbers.began_at, std::nullopt};
    return {numbers.began_at, end};
}

std::vector<const Event*> events_inside(std::span<const Event> events)
{
    const auto [begin, end] = incident(events);
    std::vector<const Event*> inside;
    for (const Event& event : events)
        if (has_clock_time(event) && (!begin || *event.at >= *begin) && (!end || *event.at <= *end))
            inside.push_back(&event);
    std::ranges::sort(inside, {}, [](const Event* event) { return std::pair(*event->at, event); });
    return inside;
}

std::vector<Gap> distances(const std::vector<const Event*>& events)
{
    std::vector<Gap> all;
    std::optional<Recorded> recorded;
    for (const Event* event : events) {
        if (recorded && *event->at > recorded->until)
            all.push_back(
                {recorded->until, *event->at, floor<seconds>(*event->at - recorded->until).count(),
                    recorded->event_id, event->id.text});
        const Instant until = std::max(*event->at, event->ended_at.value_or(*event->at));
        if (!recorded || until >= recorded->until)
            recorded = Recorded{until, event->id.text};
    }
    return all;
}

std::int64_t median_seconds(std::vector<Gap> all)
{
    if (all.empty())
        return 0;
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::ranges::nth_element(all, middle, {}, &Gap::duration_seconds);
    return middle->duration_seconds;
}

} // namespace

std::vector<Gap> gaps(std::span<const Event> events, const GapRule& rule)
{
    std::vector<Gap> all = distances(events_inside(events));
    const std::int64_t median = median_seconds(all);
    // Of one or two distances the middle one is itself the long one, and says nothing of what is usual.
    const std::int64_t usual = all.size() < 3 ? 0 : rule.median_times * median;
    const std::int64_t threshold = std::max<std::int64_t>(rule.min.count(), usual);
    std::erase_if(all, [&](const Gap& gap) { return gap.duration_seconds < threshold; });
    return all;
}

} // namespace candor::timeline
