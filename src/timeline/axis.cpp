#include "timeline/axis.h"

#include "base/zone.h"
#include "timeline/label.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace candor::timeline {

namespace {

using namespace std::chrono;

constexpr std::size_t folds_max = 8;
constexpr double fold_width = 58;
constexpr double stretch_width_min = 40;
constexpr double tick_distance_min = 62;
constexpr double tick_font_size = 11;

struct Silence {
    std::size_t after = 0; ///< Index of the point before it.
    microseconds length{};
};

std::vector<Silence> longest_silences(const std::vector<Instant>& points)
{
    std::vector<Silence> all;
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        all.push_back({i, points[i + 1] - points[i]});
    const std::size_t kept = std::min(all.size(), folds_max);
    const auto is_longer = [](const Silence& a, const Silence& b) {
        return std::pair(b.length, a.after) < std::pair(a.length, b.after);
    };
    std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(kept), is_longer);
    all.resize(kept);
    return all;
}

/// How many points are left in company once the silences are folded away.
std::size_t points_in_company(std::size_t point_count, std::vector<std::size_t> cuts)
{
    std::ranges::sort(cuts);
    cuts.push_back(point_count - 1);
    std::size_t count = 0, begin = 0;
    for (const std::size_t cut : cuts) {
        const std::size_t size = cut + 1 - begin;
        count += size > 1 ? size : 0;
        begin = cut + 1;
    }
    return count;
}

/// The points after which to fold: as many of the longest silences as are each three times as long as
/// all the rest together, as long as the rest still is a picture.
std::vector<std::size_t> fold_after(const std::vector<Instant>& points)
{
    constexpr std::size_t company_min = 4;
    const std::vector<Silence> silences = longest_silences(points);
    microseconds rest = points.back() - points.front();
    std::vector<std::size_t> cuts, best;
    for (const Silence& silence : silences) {
        rest -= silence.length;
        cuts.push_back(silence.after);
        if (rest.count() > 0 && silence.length > 3 * rest
            && points_in_company(points.size(), cuts) >= company_min)
            best = cuts;
    }
    std::ranges::sort(best);
    return best;
}

std::vector<Stretch> stretches_between(const std::vector<Instant>& points,
    const std::vector<std::size_t>& cuts)
{
    std::vector<Stretch> stretches;
    std::size_t begin = 0;
    for (const std::size_t cut : cuts) {
        stretches.push_back({.begin = points[begin], .end = points[cut]});
        stretches.push_back({.begin = points[cut], .end = points[cut + 1], .is_folded = true});
        begin = cut + 1;
    }
    stretches.push_back({.begin = points[begin], .end = points.back()});
    return stretches;
}

void lay_out(std::vector<Stretch>& stretches, double left, double right)
{
    double spare = right - left;
    double shown_length = 0;
    for (const Stretch& stretch : stretches) {
        spare -= stretch.is_folded ? fold_width : stretch_width_min;
        if (!stretch.is_folded)
            shown_length += static_cast<double>((stretch.end - stretch.begin).count());
    }
    double x = left;
    for (Stretch& stretch : stretches) {
        const double length = static_cast<double>((stretch.end - stretch.begin).count());
        stretch.left = x;
        x += stretch.is_folded ? fold_width
                               : stretch_width_min + spare * length / std::max(shown_length, 1.0);
        stretch.right = x;
    }
}

constexpr auto clock_steps = std::to_array<seconds>(
    {1s, 2s, 5s, 10s, 15s, 30s, 1min, 2min, 5min, 10min, 15min, 30min, 1h, 2h, 3h, 6h, 12h});
constexpr auto day_steps = std::to_array<int>({1, 2, 7, 14});
constexpr auto month_steps =
    std::to_array<int>({1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 6000, 12000});

/// A distance between ticks: exactly one of the three is not zero.
struct Step {
    seconds clock{};
    int days = 0;
    int months = 0;
};

Step step_for(const Stretch& stretch)
{
    const double length = duration<double>(stretch.end - stretch.begin).count();
    if (length <= 0)
        return {.clock = 1min}; // A moment on its own: only the form of its label matters.
    const double needed = length * tick_distance_min / (stretch.right - stretch.left);
    for (const seconds step : clock_steps)
        if (static_cast<double>(step.count()) >= needed)
            return {.clock = step};
    for (const int step : day_steps)
        if (step * 86'400.0 >= needed)
            return {.days = step};
    for (const int step : month_steps)
        if (step * 28 * 86'400.0 >= needed)
            return {.months = step};
    return {.months = month_steps.back()};
}

LocalTime first_of_month(int months_since_zero)
{
    const year_month_day day{year(months_since_zero / 12),
        month(static_cast<unsigned>(months_since_zero % 12) + 1), std::chrono::day(1)};
    return LocalTime(local_days(day));
}

int months_since_zero(LocalTime time)
{
    const year_month_day day{floor<days>(time)};
    return int(day.year()) * 12 + static_cast<int>(unsigned(day.month())) - 1;
}

/// The `index`-th round time at or before-or-after `from`, counted from the last one at or before it.
LocalTime round_time(LocalTime from, const Step& step, int index)
{
    if (step.months > 0) {
        const int months = months_since_zero(from) / step.months * step.months;
        return first_of_month(months + index * step.months);
    }
    if (step.days > 0) {
        const auto number = floor<days>(from).time_since_epoch().count();
        const auto back = ((number % step.days) + step.days) % step.days;
        return LocalTime(days(number - back) + index * days(step.days));
    }
    const LocalTime midnight = floor<days>(from);
    return midnight + ((from - midnight) / step.clock + index) * step.clock;
}

std::vector<Instant> round_times(const Stretch& stretch, const Step& step, std::string_view zone)
{
    const auto count_max = static_cast<int>((stretch.right - stretch.left) / 20) + 4;
    const LocalTime from = to_local(stretch.begin, zone);
    std::vector<Instant> times;
    for (int i = 0; i < count_max; ++i) {
        const Instant time = to_instant(round_time(from, step, i), zone);
        if (time > stretch.end)
            break;
        if (time >= stretch.begin && (times.empty() || times.back() < time))
            times.push_back(time);
    }
    if (times.empty())
        times.push_back(stretch.begin);
    return times;
}

std::string clock_label(LocalTime time, const Step& step)
{
    const hh_mm_ss clock{floor<seconds>(time - floor<days>(time))};
    if (step.clock != 0s && step.clock < 1min)
        return fmt::format("{:02}:{:02}:{:02}", clock.hours().count(), clock.minutes().count(),
            clock.seconds().count());
    return fmt::format("{:02}:{:02}", clock.hours().count(), clock.minutes().count());
}

std::string day_label(LocalTime time, bool with_year)
{
    constexpr auto weekdays =
        std::to_array<std::string_view>({"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"});
    constexpr auto months = std::to_array<std::string_view>(
        {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const std::string label = fmt::format("{} {} {}", weekdays[weekday(day).c_encoding()],
        unsigned(date.day()), months[unsigned(date.month()) - 1]);
    return with_year ? fmt::format("{} {}", label, int(date.year())) : label;
}

/// Gives out labels from left to right, as long as there is room.
class Labeller {
public:
    Labeller(std::string_view zone, double right) : zone_(zone), right_(right) {}

    Tick label(double x, Instant instant, const Step& step)
    {
        const LocalTime local = to_local(instant, zone_);
        const auto day = floor<days>(local);
        Tick tick{.x = x};
        if (step.clock != 0s)
            tick.label = fitting(clock_label(local, step), x, labels_until_);
        if (day != last_day_) {
            const bool new_year = year_month_day(day).year() != year_month_day(last_day_).year();
            tick.day = fitting(day_label(local, new_year), x, days_until_);
            if (!tick.day.empty())
                last_day_ = day;
        }
        return tick;
    }

private:
    std::string fitting(std::string text, double x, double& until) const
    {
        const double half = text_width(text, tick_font_size) / 2;
        if (x - half < until || x + half > right_ + margin)
            return "";
        until = x + half + 8;
        return text;
    }

    static constexpr double margin = 16;

    std::string_view zone_;
    double right_;
    double labels_until_ = 0;
    double days_until_ = 0;
    local_days last_day_{local_days(year(-1) / 1 / 1)};
};

} // namespace

Axis::Axis(std::vector<Instant> points, double left, double right)
{
    std::ranges::sort(points);
    const auto twins = std::ranges::unique(points);
    points.erase(twins.begin(), twins.end());
    if (points.size() == 1)
        points = {points[0] - minutes(10), points[0] + minutes(10)};
    stretches_ = stretches_between(points, fold_after(points));
    lay_out(stretches_, left, right);
}

double Axis::x(Instant instant) const
{
    auto stretch = std::ranges::lower_bound(stretches_, instant, {}, &Stretch::end);
    if (stretch == stretches_.end())
        return stretches_.back().right;
    if (stretch->is_folded && instant == stretch->end)
        ++stretch;
    const double length = static_cast<double>((stretch->end - stretch->begin).count());
    if (length <= 0) // A moment alone between two folds stands in the middle of its place.
        return (stretch->left + stretch->right) / 2;
    const double part = static_cast<double>((instant - stretch->begin).count()) / length;
    return std::max(stretch->left, stretch->left + part * (stretch->right - stretch->left));
}

std::vector<Tick> ticks(const Axis& axis, std::string_view zone)
{
    std::vector<Tick> all;
    Labeller labeller(zone, axis.stretches().back().right);
    for (const Stretch& stretch : axis.stretches()) {
        if (stretch.is_folded)
            continue;
        const Step step = step_for(stretch);
        for (const Instant time : round_times(stretch, step, zone))
            all.push_back(labeller.label(axis.x(time), time, step));
    }
    return all;
}

} // namespace candor::timeline
