#include "timeline/picture.h"

#include "markdown/html.h"
#include "timeline/picture_painter.h"

#include <algorithm>
#include <fmt/format.h>
#include <ranges>

namespace candor::timeline {

namespace {

using markdown::escape_html;

std::string description(const Scene& scene)
{
    std::string words =
        fmt::format("{} {}", scene.event_count, scene.event_count == 1 ? "event" : "events");
    const auto begin = scene.axis.stretches().front().begin;
    const auto end = scene.axis.stretches().back().end;
    if (scene.event_count > 1)
        words +=
            fmt::format(" from {} to {}", time_words(begin, Precision::Minute, scene.options.zone),
                time_words(end, Precision::Minute, scene.options.zone));
    words += ".";
    for (const Flag& flag : scene.flags | std::views::reverse)
        words += fmt::format(" {}.", flag.label);
    for (const Gap& gap : scene.gaps)
        words += fmt::format(
            " Nothing recorded for {}.", words_of(std::chrono::seconds(gap.duration_seconds)));
    return words;
}

std::string framed(const PictureOptions& options,
    double height,
    std::string_view words,
    std::string_view inside)
{
    const std::string id = escape_html(options.id);
    std::string svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" viewBox=\"0 0 {} {}\" "
        "role=\"img\" aria-labelledby=\"{}-title {}-desc\">\n"
        "<title id=\"{}-title\">{}</title><desc id=\"{}-desc\">{}</desc>\n",
        coordinate(picture_width), coordinate(height), id, id, id, escape_html(options.title), id,
        escape_html(words));
    if (options.styles == Styles::Inside)
        svg.append("<style>:root { color-scheme: light dark; }\n")
            .append(picture_css())
            .append("</style>\n");
    svg += fmt::format("<defs><pattern id=\"{}-hatch\" width=\"7\" height=\"7\" "
                       "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
                       "<path class=\"hatch\" d=\"M0 0V7\"/></pattern></defs>\n",
        id);
    return svg.append(inside).append("</svg>\n");
}

std::string empty_picture(const PictureOptions& options, std::size_t untimed_count)
{
    const std::string words =
        untimed_count == 0 ? "Nothing on the timeline yet. What is known of it is drawn here."
                           : "No event has a time yet. Give one a time, and it is drawn here.";
    return framed(options, 90, words,
        fmt::format("<path class=\"lane-line\" d=\"M{} 60H{}\"/>"
                    "<text class=\"note middle\" x=\"{}\" y=\"44\">{}</text>\n",
            coordinate(picture_margin), coordinate(picture_width - picture_margin),
            coordinate(picture_width / 2), words));
}

std::vector<const Event*> timed_events(std::span<const Event> events)
{
    std::vector<const Event*> timed;
    for (const Event& event : events)
        if (event.at)
            timed.push_back(&event);
    std::ranges::sort(timed, {}, [](const Event* event) { return std::pair(*event->at, event); });
    return timed;
}

std::vector<Instant> points_of(std::span<const Event* const> events,
    std::span<const PictureImpact> impact)
{
    std::vector<Instant> points;
    const auto add = [&](const std::optional<Instant>& point) {
        if (point)
            points.push_back(*point);
    };
    for (const Event* event : events) {
        points.push_back(*event->at);
        if (event->ended_at > event->at)
            add(event->ended_at);
    }
    for (const PictureImpact& one : impact.first(std::min(impact.size(), picture_impact_max))) {
        add(one.span.began_at);
        add(one.span.ended_at);
    }
    return points;
}

std::vector<ImpactSpan> spans_of(std::span<const PictureImpact> impact)
{
    std::vector<ImpactSpan> spans;
    for (const PictureImpact& one : impact)
        spans.push_back(one.span);
    return spans;
}

} // namespace

std::string picture(std::span<const Event> events,
    std::span<const PictureImpact> impact,
    const PictureOptions& options)
{
    const std::vector<const Event*> timed = timed_events(events);
    std::vector<Instant> points = points_of(timed, impact);
    if (points.empty())
        return empty_picture(options, events.size());

    Scene scene{.options = options,
        .axis = Axis(std::move(points), gutter_width + picture_margin,
            picture_width - picture_margin - mark_radius),
        .numbers = numbers_of(events, spans_of(impact)),
        .gaps = timeline::gaps(events),
        .event_count = timed.size(),
        .untimed_count = events.size() - timed.size()};
    scene.lanes = lanes_of(timed, scene.axis, options.lanes);
    scene.flags = flags_of(scene.numbers, scene.axis, options.zone);
    scene.bands = bands_of(scene.numbers, scene.axis);
    scene.bars = bars_of(impact, scene.axis);
    stack_up(scene);
    return framed(options, scene.height, description(scene), paint(scene));
}

} // namespace candor::timeline
