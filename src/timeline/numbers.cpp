#include "timeline/numbers.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace candor::timeline {

namespace {

using namespace std::chrono;

constexpr std::array milestones = {
    Callout::Began, Callout::Detected, Callout::Declared, Callout::Mitigated, Callout::Resolved};

/// The events that carry one callout, boiled down.
struct Milestone {
    std::optional<Instant> at;
    Precision precision = Precision::Minute;
    int timed_count = 0;
    int untimed_count = 0;
};

using Milestones = std::array<Milestone, milestones.size()>;

const Milestone& of(const Milestones& all, Callout callout)
{
    return all[static_cast<std::size_t>(callout)];
}

void add(Milestone& milestone, const Event& event)
{
    if (!event.at) {
        ++milestone.untimed_count;
        return;
    }
    ++milestone.timed_count;
    if (!milestone.at || *event.at < *milestone.at) {
        milestone.at = event.at;
        milestone.precision = event.precision;
    }
}

Milestones milestones_of(std::span<const Event> events)
{
    Milestones found{};
    for (const Event& event : events)
        for (const Callout callout : milestones)
            if (std::ranges::find(event.callouts, callout) != event.callouts.end())
                add(found[static_cast<std::size_t>(callout)], event);
    return found;
}

std::string capital(Callout callout)
{
    std::string word(words_of(callout));
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
}

bool is_rough(const Milestone& milestone)
{
    return milestone.precision == Precision::Day || milestone.precision == Precision::About;
}

/// Works out one number and what is to be said about it.
class Count {
public:
    Count(const Milestones& all, Numbers& numbers) : all_(all), numbers_(numbers) {}

    std::optional<std::int64_t> until(Callout callout, std::string_view name)
    {
        const Milestone& began = of(all_, Callout::Began);
        const Milestone& end = of(all_, callout);
        if (!began.at || !end.at)
            return std::nullopt;
        const auto seconds = floor<std::chrono::seconds>(*end.at - *began.at).count();
        if (tells_nothing(began, end, seconds))
            return undecided(callout);
        if (seconds < 0)
            return std::nullopt; // `order_doubts` says so.
        if (is_rough(began) || is_rough(end))
            numbers_.approximate.emplace_back(name);
        return seconds;
    }

private:
    static bool tells_nothing(const Milestone& began, const Milestone& end, std::int64_t seconds)
    {
        constexpr std::int64_t day = 86'400;
        const bool by_day = began.precision == Precision::Day || end.precision == Precision::Day;
        return by_day && seconds > -day && seconds < day;
    }

    std::nullopt_t undecided(Callout callout)
    {
        numbers_.doubts.push_back(
            fmt::format("{} and began are less than a day apart and one of them is known only to "
                        "the day, so the "
                        "time between them is not known. Give both a time of day.",
                capital(callout)));
        return std::nullopt;
    }

    const Milestones& all_;
    Numbers& numbers_;
};

bool is_surely_before(const Milestone& earlier, const Milestone& later)
{
    const bool by_day = earlier.precision == Precision::Day || later.precision == Precision::Day;
    const microseconds slack = by_day ? microseconds(days(1)) : microseconds(1);
    return earlier.at && later.at && *later.at - *earlier.at >= slack;
}

/// Only orders that cannot be right: what was over before anybody noticed is lawful.
void add_order_doubts(const Milestones& all, std::vector<std::string>& doubts)
{
    using enum Callout;
    constexpr std::array<std::pair<Callout, Callout>, 6> orders = {
        {{Began, Detected}, {Began, Declared}, {Began, Mitigated}, {Began, Resolved},
            {Detected, Declared}, {Mitigated, Resolved}}};
    for (const auto& [first, second] : orders)
        if (is_surely_before(of(all, second), of(all, first)))
            doubts.push_back(fmt::format("{} lies before {}. Check both times and their zones.",
                capital(second), words_of(first)));
}

void add_count_doubts(const Milestones& all, std::vector<std::string>& doubts)
{
    for (const Callout callout : milestones) {
        const Milestone& milestone = of(all, callout);
        if (milestone.timed_count > 1)
            doubts.push_back(fmt::format("{} is marked on {} events; the earliest counts.",
                capital(callout), milestone.timed_count));
        if (milestone.untimed_count > 0)
            doubts.push_back(fmt::format(
                "{} is marked on an event without a time. Say when that was.", capital(callout)));
    }
}

/// The seconds that known spans cover together; none if not one is known at both ends.
std::optional<std::int64_t> covered_seconds(std::span<const ImpactSpan> impact)
{
    std::vector<std::pair<Instant, Instant>> known;
    for (const ImpactSpan& span : impact)
        if (span.began_at && span.ended_at && *span.began_at <= *span.ended_at)
            known.emplace_back(*span.began_at, *span.ended_at);
    if (known.empty())
        return std::nullopt;
    std::ranges::sort(known);
    microseconds total{};
    Instant covered_until = known.front().first;
    for (const auto& [begin, end] : known) {
        total += std::max(end, covered_until) - std::max(begin, covered_until);
        covered_until = std::max(end, covered_until);
    }
    return floor<seconds>(total).count();
}

void add_impact(std::span<const ImpactSpan> impact, Numbers& numbers)
{
    const bool is_open = std::ranges::any_of(
        impact, [](const ImpactSpan& span) { return !span.began_at || !span.ended_at; });
    numbers.impact_seconds = covered_seconds(impact);
    if (numbers.impact_seconds) {
        if (is_open)
            numbers.approximate.emplace_back("impact_seconds");
        return;
    }
    const bool by_mitigation = numbers.mitigated_at.has_value();
    numbers.impact_seconds =
        by_mitigation ? numbers.time_to_mitigate_seconds : numbers.time_to_resolve_seconds;
    const std::string_view base =
        by_mitigation ? "time_to_mitigate_seconds" : "time_to_resolve_seconds";
    if (std::ranges::find(numbers.approximate, base) != numbers.approximate.end())
        numbers.approximate.emplace_back("impact_seconds");
}

struct Unit {
    std::int64_t seconds;
    std::string_view name;
};

std::int64_t rounded(std::int64_t all, std::int64_t unit) { return (all + unit / 2) / unit; }

/// The smaller unit is said only up to `exact_below`: nobody needs the seconds of forty minutes.
std::string two_units(std::int64_t all, Unit big, Unit small, std::int64_t exact_below)
{
    if (all >= exact_below)
        return fmt::format("{} {}", rounded(all, big.seconds), big.name);
    const std::int64_t ratio = big.seconds / small.seconds;
    const std::int64_t in_small = rounded(all, small.seconds);
    const std::int64_t head = in_small / ratio;
    const std::string_view name = head == 1 && big.name == "days" ? "day" : big.name;
    if (in_small % ratio == 0)
        return fmt::format("{} {}", head, name);
    return fmt::format("{} {} {} {}", head, name, in_small % ratio, small.name);
}

} // namespace

Numbers numbers_of(std::span<const Event> events, std::span<const ImpactSpan> impact)
{
    const Milestones all = milestones_of(events);
    Numbers numbers;
    numbers.began_at = of(all, Callout::Began).at;
    numbers.detected_at = of(all, Callout::Detected).at;
    numbers.declared_at = of(all, Callout::Declared).at;
    numbers.mitigated_at = of(all, Callout::Mitigated).at;
    numbers.resolved_at = of(all, Callout::Resolved).at;
    add_order_doubts(all, numbers.doubts);
    add_count_doubts(all, numbers.doubts);

    Count count(all, numbers);
    numbers.time_to_detect_seconds = count.until(Callout::Detected, "time_to_detect_seconds");
    numbers.time_to_declare_seconds = count.until(Callout::Declared, "time_to_declare_seconds");
    numbers.time_to_mitigate_seconds = count.until(Callout::Mitigated, "time_to_mitigate_seconds");
    numbers.time_to_resolve_seconds = count.until(Callout::Resolved, "time_to_resolve_seconds");
    add_impact(impact, numbers);
    return numbers;
}

std::string words_of(seconds duration)
{
    const std::int64_t all = duration.count() < 0 ? -duration.count() : duration.count();
    const std::string_view sign = duration.count() < 0 ? "−" : "";
    constexpr std::int64_t minute = 60, hour = 60 * minute, day = 24 * hour;
    std::string words;
    if (all < minute)
        words = fmt::format("{} s", all);
    else if (all < hour - minute / 2) // What rounds to sixty minutes is an hour.
        words = two_units(all, {minute, "min"}, {1, "s"}, 10 * minute);
    else if (all < day - minute / 2)
        words = two_units(all, {hour, "h"}, {minute, "min"}, day);
    else
        words = two_units(all, {day, "days"}, {hour, "h"}, 14 * day);
    return std::string(sign) + words;
}

std::string_view words_of(Callout callout)
{
    return callout == Callout::InflectionPoint ? "inflection point" : name_of(callout);
}

} // namespace candor::timeline
