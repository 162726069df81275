#include "timeline/picture_layout.h"

#include "base/utf8.h"
#include "base/zone.h"
#include "markdown/plain.h"
#include "timeline/label.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>

namespace candor::timeline {

namespace {

using namespace std::chrono;

constexpr double right_edge = picture_width - picture_margin;
constexpr double label_gap = 4; ///< Between a mark's edge and its label.
constexpr double label_width_max = 250;
constexpr std::size_t label_bytes_max = 160;
constexpr std::size_t rows_of_all_lanes = 14;

std::string host_of(std::string_view link)
{
    for (const std::string_view scheme : {"https://", "http://"})
        if (link.starts_with(scheme))
            return std::string(
                link.substr(scheme.size(), link.find('/', scheme.size()) - scheme.size()));
    return std::string(link);
}

std::string lane_name(const Event& event, LaneBy by)
{
    return by == LaneBy::Person ? std::string(trimmed(event.who)) : host_of(trimmed(event.source));
}

/// The names that get a lane of their own, each with its place. The others share one after them.
std::map<std::string, std::size_t> lane_places(std::span<const Event* const> events, LaneBy by)
{
    std::map<std::string, std::pair<std::size_t, std::size_t>> found; // count, first appearance
    for (std::size_t i = 0; i < events.size(); ++i)
        ++found.try_emplace(lane_name(*events[i], by), 0, i).first->second.first;
    std::vector<std::pair<std::string, std::pair<std::size_t, std::size_t>>> ranked(
        found.begin(), found.end());
    if (ranked.size() > picture_lanes_max) {
        std::ranges::sort(ranked, [](const auto& a, const auto& b) {
            return std::pair(b.second.first, a.second.second)
                   < std::pair(a.second.first, b.second.second);
        });
        ranked.resize(picture_lanes_max - 1);
    }
    std::ranges::sort(ranked, {}, [](const auto& lane) { return lane.second.second; });
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < ranked.size(); ++i)
        places.emplace(ranked[i].first, i);
    return places;
}

/// The marks that share a place with no other: the earliest of each milestone, and inflection points.
using Salient = std::set<const Event*>;

Salient salient_of(std::span<const Event* const> events)
{
    constexpr std::size_t inflections_max = 40;
    Salient salient;
    std::map<Callout, std::size_t> seen;
    for (const Event* event : events)
        for (const Callout callout : event->callouts) {
            const std::size_t wanted = callout == Callout::InflectionPoint ? inflections_max : 1;
            if (seen[callout]++ < wanted)
                salient.insert(event);
        }
    return salient;
}

double font_size_of(const Mark& mark)
{
    constexpr double bold = 1.16;
    return mark.count == 1 && !mark.first->callouts.empty() ? label_font_size * bold
                                                            : label_font_size;
}

void merge(Mark& into, const Mark& from)
{
    into.last = from.last;
    into.count += from.count;
    into.end_x = std::max(into.end_x, from.end_x);
}

/// Joins plain neighbours closer than `distance`.
void thin_out(std::vector<Mark>& marks, double distance, const Salient& salient)
{
    std::vector<Mark> kept;
    for (Mark& mark : marks) {
        const bool is_near = !kept.empty() && mark.x - kept.back().x < distance;
        if (is_near && !salient.contains(mark.first) && !salient.contains(kept.back().first))
            merge(kept.back(), mark);
        else
            kept.push_back(std::move(mark));
    }
    marks = std::move(kept);
}

std::size_t mark_count(const std::vector<Lane>& lanes)
{
    std::size_t count = 0;
    for (const Lane& lane : lanes)
        count += lane.marks.size();
    return count;
}

std::string label_of(const Mark& mark)
{
    if (mark.count > 1)
        return ""; // The mark itself has the count on it.
    const Event& event = *mark.first;
    std::string label = markdown::plain_line(event.what, label_bytes_max);
    if (!label.empty() || event.callouts.empty())
        return label;
    return std::string(
        event.inflection.empty() ? words_of(event.callouts.front()) : event.inflection);
}

/// Gives the marks of one lane their rows and cuts their labels so that nothing lies on anything.
class Rows {
public:
    Rows(std::size_t rows_max, const Salient& salient) : rows_max_(rows_max), salient_(salient) {}

    void place(Mark mark, std::vector<Mark>& placed)
    {
        mark.label = label_within(label_of(mark), label_width_max, mark);
        const double width = width_of_label(mark);
        mark.is_label_left = edge_of(mark) + label_gap + width > right_edge;
        const double left =
            mark.is_label_left ? mark.x - mark_radius - label_gap - width : mark.x - mark_radius;
        if (const std::optional<std::size_t> row = free_row(left))
            return put(std::move(mark), *row, placed);
        if (const std::optional<std::size_t> row = row_by_cutting(mark, placed))
            return put(std::move(mark), *row, placed);
        share(std::move(mark), placed);
    }

    std::size_t count() const { return std::max<std::size_t>(rows_.size(), 1); }

private:
    struct Row {
        double taken_until = 0;
        double mark_until = 0;
        std::size_t last = 0; ///< Index of its last mark.
    };

    static double edge_of(const Mark& mark) { return std::max(mark.x + mark_radius, mark.end_x); }

    std::optional<std::size_t> free_row(double left)
    {
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (rows_[i].taken_until + 6 <= left)
                return i;
        if (rows_.size() == rows_max_)
            return std::nullopt;
        rows_.emplace_back();
        return rows_.size() - 1;
    }

    /// A row where the mark fits once the label before it is cut short. Its own label goes to the right
    /// then, as far as there is room.
    std::optional<std::size_t> row_by_cutting(Mark& mark, std::vector<Mark>& placed)
    {
        const double left = mark.x - mark_radius - 3;
        const auto row = std::ranges::min_element(rows_, {}, &Row::mark_until);
        if (row->mark_until > left)
            return std::nullopt;
        Mark& before = placed[row->last];
        const double room = left - edge_of(before) - label_gap;
        if (!before.is_label_left)
            before.label = text_within(before.label, room, label_font_size);
        mark.is_label_left = false;
        mark.label =
            text_within(mark.label, right_edge - edge_of(mark) - label_gap, label_font_size);
        return static_cast<std::size_t>(row - rows_.begin());
    }

    void put(Mark mark, std::size_t row, std::vector<Mark>& placed)
    {
        mark.row = row;
        const double label_end = mark.is_label_left || mark.label.empty()
                                     ? 0
                                     : edge_of(mark) + label_gap + width_of_label(mark);
        rows_[row] = {std::max(edge_of(mark), label_end), edge_of(mark), placed.size()};
        placed.push_back(std::move(mark));
    }

    /// Joins the nearest mark that may be joined. A salient one lies over its neighbour at worst.
    void share(Mark mark, std::vector<Mark>& placed)
    {
        std::optional<std::size_t> nearest;
        for (const Row& row : rows_)
            if (!salient_.contains(placed[row.last].first) && (!nearest || row.last > *nearest))
                nearest = row.last;
        if (!nearest || salient_.contains(mark.first))
            return put(std::move(mark), rows_.size() - 1, placed);
        merge(placed[*nearest], mark);
        placed[*nearest].label.clear();
    }

    /// A few letters of a sentence tell nothing.
    static std::string label_within(std::string_view text, double width, const Mark& mark)
    {
        constexpr double ems_min = 6;
        std::string label = text_within(text, width, font_size_of(mark));
        const bool is_cut = label.size() < text.size();
        return is_cut && text_width(label, 1) < ems_min ? "" : label;
    }

    static double width_of_label(const Mark& mark)
    {
        return text_width(mark.label, font_size_of(mark));
    }

    std::size_t rows_max_;
    const Salient& salient_;
    std::vector<Row> rows_;
};

void place(Lane& lane, std::size_t rows_max, const Salient& salient)
{
    Rows rows(rows_max, salient);
    std::vector<Mark> placed;
    for (Mark& mark : lane.marks)
        rows.place(std::move(mark), placed);
    lane.marks = std::move(placed);
    lane.row_count = rows.count();
}

struct Known {
    Callout callout;
    Instant at;
};

std::vector<Known> known_milestones(const Numbers& numbers)
{
    std::vector<Known> known;
    const auto add = [&](Callout callout, const std::optional<Instant>& at) {
        if (at)
            known.push_back({callout, *at});
    };
    add(Callout::Began, numbers.began_at);
    add(Callout::Detected, numbers.detected_at);
    add(Callout::Declared, numbers.declared_at);
    add(Callout::Mitigated, numbers.mitigated_at);
    add(Callout::Resolved, numbers.resolved_at);
    return known;
}

std::string band_name(Callout from, Callout to)
{
    switch (from) {
    case Callout::Began:
        return to == Callout::Detected ? "Unnoticed" : "Under way";
    case Callout::Detected:
        return "Detected";
    case Callout::Declared:
        return "Declared";
    default:
        return "Mitigated";
    }
}

} // namespace

std::vector<Lane> lanes_of(std::span<const Event* const> events, const Axis& axis, LaneBy by)
{
    const std::map<std::string, std::size_t> places = lane_places(events, by);
    std::vector<Lane> lanes(places.size());
    for (const auto& [name, place] : places)
        lanes[place].name = name;
    for (const Event* event : events) {
        const auto place = places.find(lane_name(*event, by));
        const std::size_t index = place == places.end() ? places.size() : place->second;
        if (index == lanes.size())
            lanes.push_back({.name = "others"});
        Mark mark{.first = event, .last = event, .x = axis.x(*event->at)};
        mark.end_x = event->ended_at ? std::max(mark.x, axis.x(*event->ended_at)) : mark.x;
        lanes[index].marks.push_back(std::move(mark));
    }
    const Salient salient = salient_of(events);
    for (double distance = 8; mark_count(lanes) > picture_marks_max && distance < picture_width;
        distance *= 2)
        for (Lane& lane : lanes)
            thin_out(lane.marks, distance, salient);
    const std::size_t rows_max =
        std::clamp<std::size_t>(rows_of_all_lanes / std::max<std::size_t>(lanes.size(), 1), 2, 6);
    for (Lane& lane : lanes)
        place(lane, rows_max, salient);
    return lanes;
}

std::vector<Flag> flags_of(const Numbers& numbers, const Axis& axis, std::string_view zone)
{
    std::vector<Flag> flags;
    for (const auto& [callout, at] : known_milestones(numbers)) {
        const std::string clock = time_words(at, Precision::Minute, zone).substr(11);
        flags.push_back({.callout = callout,
            .x = axis.x(at),
            .label = fmt::format("{} {}", words_of(callout), clock)});
    }
    std::ranges::sort(flags, {}, [](const Flag& flag) { return std::pair(-flag.x, flag.callout); });
    std::vector<double> free_until; // Of each row, from the right: the earlier stand higher.
    for (Flag& flag : flags) {
        const double width = text_width(flag.label, label_font_size * 1.16) + 12;
        flag.is_label_left = flag.x + width > right_edge;
        const double end = flag.is_label_left ? flag.x : flag.x + width;
        while (flag.row < free_until.size() && free_until[flag.row] < end)
            ++flag.row;
        free_until.resize(std::max(free_until.size(), flag.row + 1), picture_width);
        free_until[flag.row] = flag.is_label_left ? flag.x - width : flag.x;
    }
    return flags;
}

std::vector<Band> bands_of(const Numbers& numbers, const Axis& axis)
{
    std::vector<Band> bands;
    std::optional<Known> last;
    for (const Known& milestone : known_milestones(numbers)) {
        if (last && milestone.at < last->at)
            continue; // Does not make sense; the doubts say so.
        if (last && milestone.at > last->at)
            bands.push_back({last->callout, last->at, milestone.at, axis.x(last->at),
                axis.x(milestone.at), band_name(last->callout, milestone.callout)});
        last = milestone;
    }
    return bands;
}

std::vector<Bar> bars_of(std::span<const PictureImpact> impact, const Axis& axis)
{
    std::vector<Bar> bars;
    const double left = axis.stretches().front().left;
    const double right = axis.stretches().back().right;
    for (const PictureImpact& one : impact.first(std::min(impact.size(), picture_impact_max))) {
        if (!one.span.began_at && !one.span.ended_at)
            continue;
        Bar bar{&one, one.span.began_at ? axis.x(*one.span.began_at) : left,
            one.span.ended_at ? axis.x(*one.span.ended_at) : right};
        bar.right = std::max(bar.right, bar.left + 3);
        bars.push_back(bar);
    }
    std::ranges::sort(bars, {}, [](const Bar& bar) { return std::pair(bar.left, bar.impact); });
    std::vector<double> taken_until;
    for (Bar& bar : bars) {
        while (bar.row < taken_until.size() && taken_until[bar.row] > bar.left + 0.5)
            ++bar.row;
        taken_until.resize(std::max(taken_until.size(), bar.row + 1));
        taken_until[bar.row] = bar.right;
    }
    return bars;
}

std::string time_words(Instant at, Precision precision, std::string_view zone)
{
    const std::string iso = to_iso(floor<seconds>(to_local(at, zone)));
    std::string day = iso.substr(0, 10);
    switch (precision) {
    case Precision::Second:
        return day + " " + iso.substr(11, 8);
    case Precision::Day:
        return day;
    case Precision::About:
        return day + " about " + iso.substr(11, 5);
    default:
        return day + " " + iso.substr(11, 5);
    }
}

} // namespace candor::timeline
