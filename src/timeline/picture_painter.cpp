#include "timeline/picture_painter.h"

#include "markdown/html.h"
#include "markdown/plain.h"
#include "timeline/label.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace candor::timeline {

namespace {

using markdown::escape_html;

constexpr double top_margin = 6;
constexpr double flag_row_height = 17;
constexpr double band_height = 24;
constexpr double impact_row_height = 29;
constexpr double row_height = 21;
constexpr double lane_padding = 6;
constexpr double gap_label_height = 10;
constexpr double axis_height = 40;
constexpr double legend_height = 26;
constexpr std::size_t title_bytes_max = 300;

/// The mark of a callout, around 0,0. Told apart by shape, so that colour is not needed.
std::string_view shape_of(std::optional<Callout> callout)
{
    if (!callout)
        return "M4 0A4 4 0 1 1-4 0A4 4 0 1 1 4 0Z"; // dot
    switch (*callout) {
    case Callout::Began:
        return "M-5-6L6 0L-5 6Z"; // triangle
    case Callout::Detected:
        return "M0-6.5L6.5 0L0 6.5L-6.5 0Z"; // diamond
    case Callout::Declared:
        return "M-5-5H5V5H-5Z"; // square
    case Callout::Mitigated:
        return "M0-6.5L6.2-2L3.8 5.3H-3.8L-6.2-2Z"; // pentagon
    case Callout::Resolved:
        return "M6 0A6 6 0 1 1-6 0A6 6 0 1 1 6 0Z"; // disc, with a tick in it
    default:
        return "M0-7L2-2L7 0L2 2L0 7L-2 2L-7 0L-2-2Z"; // star
    }
}

std::optional<Callout> callout_of(const Mark& mark)
{
    if (mark.count > 1 || mark.first->callouts.empty())
        return std::nullopt;
    return std::ranges::min(mark.first->callouts);
}

std::string callout_words(const Event& event)
{
    std::string words;
    for (const Callout callout : event.callouts)
        words.append(words.empty() ? "" : ", ").append(words_of(callout));
    if (!event.inflection.empty())
        words += ": " + event.inflection;
    return words;
}

std::string title_of(const Event& event, std::string_view zone)
{
    std::string title = time_words(*event.at, event.precision, zone);
    if (event.ended_at)
        title += " to " + time_words(*event.ended_at, event.precision, zone);
    if (!event.who.empty())
        title += " · " + event.who;
    if (const std::string what = markdown::plain_line(event.what, title_bytes_max); !what.empty())
        title += " · " + what;
    if (!event.callouts.empty())
        title += " (" + callout_words(event) + ")";
    return title;
}

std::string title_of(const Mark& mark, std::string_view zone)
{
    if (mark.count == 1)
        return title_of(*mark.first, zone);
    return fmt::format("{} events. First: {}. Last: {}", mark.count, title_of(*mark.first, zone),
        title_of(*mark.last, zone));
}

std::size_t row_count(const auto& placed)
{
    std::size_t count = 0;
    for (const auto& one : placed)
        count = std::max(count, one.row + 1);
    return count;
}

double height_of(const Lane& lane)
{
    return static_cast<double>(lane.row_count) * row_height + 2 * lane_padding;
}

/// Writes the elements, from the back to the front.
class Painter {
public:
    explicit Painter(const Scene& scene) : scene_(scene) {}

    std::string paint()
    {
        folds();
        bands();
        gaps();
        axis();
        lanes();
        impact();
        flags();
        marks();
        legend();
        return std::move(out_);
    }

private:
    template <class... Args>
    void put(fmt::format_string<Args...> format, Args&&... args)
    {
        fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    }

    void text(std::string_view css, double x, double y, std::string_view words)
    {
        if (!words.empty())
            put("<text class=\"{}\" x=\"{}\" y=\"{}\">{}</text>", css, coordinate(x), coordinate(y),
                escape_html(words));
    }

    void line(std::string_view css, double x1, double y1, double x2, double y2)
    {
        put("<path class=\"{}\" d=\"M{} {}L{} {}\"/>", css, coordinate(x1), coordinate(y1),
            coordinate(x2), coordinate(y2));
    }

    void box(std::string_view attributes, double x, double y, double width, double height)
    {
        put("<rect {} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", attributes, coordinate(x),
            coordinate(y), coordinate(width), coordinate(height));
    }

    void folds();
    void bands();
    void gaps();
    void axis();
    void lanes();
    void impact();
    void bar(const Bar& bar, double room);
    void flags();
    void marks();
    void mark(const Mark& mark, double y);
    void shape(std::optional<Callout> callout, double x, double y);
    void counter(const Mark& mark, double y);
    void legend();

    const Scene& scene_;
    std::string out_;
};

void Painter::folds()
{
    for (const Stretch& stretch : scene_.axis.stretches()) {
        if (!stretch.is_folded)
            continue;
        const double top = scene_.bands_y, width = stretch.right - stretch.left;
        const std::string length =
            words_of(std::chrono::floor<std::chrono::seconds>(stretch.end - stretch.begin));
        put("<g><title>{} without an event, folded</title>", length);
        box("class=\"fold\"", stretch.left + 6, top, width - 12, scene_.axis_y - top);
        put("/>");
        line("fold-edge", stretch.left + 6, top, stretch.left + 6, scene_.axis_y);
        line("fold-edge", stretch.right - 6, top, stretch.right - 6, scene_.axis_y);
        put("<text class=\"fold-label\" transform=\"translate({} {}) rotate(-90)\">{}</text>",
            coordinate((stretch.left + stretch.right) / 2 + 4),
            coordinate((scene_.lanes_y + scene_.axis_y) / 2),
            text_within(length, scene_.axis_y - scene_.lanes_y, 11));
        put("</g>\n");
    }
}

void Painter::bands()
{
    for (const Band& band : scene_.bands) {
        const std::string_view from = name_of(band.from);
        const std::string length =
            words_of(std::chrono::floor<std::chrono::seconds>(band.end - band.begin));
        const double width = band.right - band.left;
        put("<g><title>{}, {}: {} to {}</title>", band.name, length,
            time_words(band.begin, Precision::Minute, scene_.options.zone),
            time_words(band.end, Precision::Minute, scene_.options.zone));
        box(fmt::format("class=\"band band-{}\"", from), band.left, scene_.bands_y, width,
            band_height);
        put("/>");
        box(fmt::format("class=\"band-veil band-{}\"", from), band.left,
            scene_.bands_y + band_height, width, scene_.axis_y - scene_.bands_y - band_height);
        put("/>");
        const std::string both = fmt::format("{} · {}", band.name, length);
        const bool fits = text_width(both, label_font_size * 1.16) + 12 <= width;
        text("band-name", (band.left + band.right) / 2, scene_.bands_y + 16.5,
            fits ? both : text_within(length, width - 6, label_font_size));
        put("</g>\n");
    }
}

void Painter::gaps()
{
    for (const Gap& gap : scene_.gaps) {
        const double left = scene_.axis.x(gap.began_at), right = scene_.axis.x(gap.ended_at);
        const bool is_folded = std::ranges::any_of(scene_.axis.stretches(), [&](const Stretch& s) {
            return s.is_folded && s.begin < gap.ended_at && s.end > gap.began_at;
        });
        if (is_folded || right - left < 2 * mark_radius + 6)
            continue;
        const std::string length = words_of(std::chrono::seconds(gap.duration_seconds));
        const double x = left + mark_radius + 2, width = right - left - 2 * mark_radius - 4;
        put("<g><title>Nothing is recorded for {}</title>", length);
        box(fmt::format("class=\"gap\" fill=\"url(#{}-hatch)\"", escape_html(scene_.options.id)), x,
            scene_.lanes_y, width, scene_.axis_y - scene_.lanes_y);
        put("/>");
        const std::string words = fmt::format("{} silent", length);
        if (text_width(words, 10.5) <= width)
            text("gap-label", (left + right) / 2, scene_.axis_y - 5, words);
        put("</g>\n");
    }
}

void Painter::axis()
{
    const auto stretches = scene_.axis.stretches();
    line("axis-line", stretches.front().left, scene_.axis_y, stretches.back().right, scene_.axis_y);
    for (const Tick& tick : ticks(scene_.axis, scene_.options.zone)) {
        line("grid", tick.x, scene_.lanes_y, tick.x, scene_.axis_y);
        line("axis-line", tick.x, scene_.axis_y, tick.x, scene_.axis_y + 4);
        text("tick", tick.x, scene_.axis_y + 15, tick.label);
        text("day", tick.x, scene_.axis_y + (tick.label.empty() ? 15 : 30), tick.day);
    }
}

void Painter::lanes()
{
    double y = scene_.lanes_y;
    for (const Lane& lane : scene_.lanes) {
        line("lane-line", picture_margin, y, picture_width - picture_margin, y);
        const bool is_named = !lane.name.empty();
        const std::string_view name = is_named ? std::string_view(lane.name) : "nobody named";
        put("<g><title>{}</title>", escape_html(name));
        text(is_named ? "lane-name is-named" : "lane-name", picture_margin,
            y + lane_padding + row_height / 2 + 4, text_within(name, gutter_width - 14, 12));
        put("</g>\n");
        y += height_of(lane);
    }
}

void Painter::impact()
{
    if (!scene_.bars.empty())
        text("lane-name", picture_margin, scene_.impact_y + impact_row_height - 6, "impact");
    for (std::size_t i = 0; i < scene_.bars.size(); ++i) {
        double end = picture_width - picture_margin;
        for (const Bar& next : std::span(scene_.bars).subspan(i + 1))
            if (next.row == scene_.bars[i].row)
                end = std::min(end, next.left);
        bar(scene_.bars[i], end - scene_.bars[i].left - 10);
    }
}

void Painter::bar(const Bar& bar, double room)
{
    const PictureImpact& one = *bar.impact;
    const int weight = std::clamp(one.weight, 1, 3);
    const double height = 3.0 * weight;
    const double bottom = scene_.impact_y + static_cast<double>(bar.row + 1) * impact_row_height;
    const std::string felt = markdown::plain_line(one.felt, title_bytes_max);
    const std::string words = felt.empty() ? one.degree : fmt::format("{}: {}", one.degree, felt);
    put("<g><title>Impact, {}</title>", escape_html(words));
    box(fmt::format("class=\"impact impact-{}\" rx=\"2\"", weight), bar.left, bottom - height,
        bar.right - bar.left, height);
    put("/>");
    if (!one.span.began_at || !one.span.ended_at) {
        const double x = one.span.ended_at ? bar.left : bar.right;
        line("impact-open", x, bottom - 14, x, bottom + 2);
    }
    text("impact-label", bar.left + 4, bottom - 13, text_within(words, room, label_font_size));
    put("</g>\n");
}

void Painter::flags()
{
    for (const Flag& flag : scene_.flags) {
        const double y = scene_.bands_y - static_cast<double>(flag.row) * flag_row_height - 5;
        line(fmt::format("flag flag-{}", name_of(flag.callout)), flag.x, y - 10, flag.x,
            scene_.axis_y);
        text(flag.is_label_left ? "flag-label end" : "flag-label",
            flag.is_label_left ? flag.x - 5 : flag.x + 5, y, flag.label);
        put("\n");
    }
}

void Painter::marks()
{
    double top = scene_.lanes_y;
    for (const Lane& lane : scene_.lanes) {
        for (const Mark& one : lane.marks)
            mark(one,
                top + lane_padding + row_height / 2 + static_cast<double>(one.row) * row_height);
        top += height_of(lane);
    }
}

void Painter::shape(std::optional<Callout> callout, double x, double y)
{
    const std::string place = fmt::format("translate({} {})", coordinate(x), coordinate(y));
    put("<path class=\"shape\" transform=\"{}\" d=\"{}\"/>", place, shape_of(callout));
    if (callout == Callout::Resolved)
        put("<path class=\"check\" transform=\"{}\" d=\"M-3 0L-0.8 2.4L3-2.2\"/>", place);
}

void Painter::mark(const Mark& mark, double y)
{
    const std::optional<Callout> callout = callout_of(mark);
    const Precision precision = mark.first->precision;
    const bool is_rough =
        mark.count == 1 && (precision == Precision::Day || precision == Precision::About);
    put("<g class=\"mark mark-{}{}{}\" data-event=\"{}\"", callout ? name_of(*callout) : "event",
        callout ? " mark-called" : "", is_rough ? " is-rough" : "",
        escape_html(mark.first->id.text));
    if (mark.count > 1)
        put(" data-count=\"{}\"", mark.count);
    put("><title>{}</title>", escape_html(title_of(mark, scene_.options.zone)));
    if (mark.end_x > mark.x + 1)
        line("lasts", mark.x, y, mark.end_x, y);
    if (mark.count > 1)
        counter(mark, y);
    else
        shape(callout, mark.x, y);
    if (mark.is_label_left)
        text("label end", mark.x - mark_radius - 4, y + 4, mark.label);
    else
        text("label", std::max(mark.x + mark_radius, mark.end_x) + 4, y + 4, mark.label);
    put("</g>\n");
}

void Painter::counter(const Mark& mark, double y)
{
    box("class=\"shape\" rx=\"7\"", mark.x - 8, y - 7, 16, 14);
    put("/>");
    text("count", mark.x, y + 3.2, mark.count > 99 ? "99+" : std::to_string(mark.count));
}

void Painter::legend()
{
    const double y = scene_.height - 9;
    text("zone", picture_margin, scene_.axis_y + 15, "time");
    std::string zone = scene_.options.zone.empty()
                           ? std::string("times in UTC: the zone is not known")
                           : "times in " + scene_.options.zone;
    if (scene_.untimed_count > 0)
        zone += fmt::format(" · {} without a time not drawn", scene_.untimed_count);
    text("zone end", picture_width - picture_margin, y, zone);
    double x = picture_margin + mark_radius;
    for (const auto& [callout, name] : names_of(Callout{})) {
        const auto has = [&](const Mark& mark) { return callout_of(mark) == callout; };
        if (!std::ranges::any_of(scene_.lanes,
                [&](const Lane& lane) { return std::ranges::any_of(lane.marks, has); }))
            continue;
        put("<g class=\"mark-{}\">", name);
        shape(callout, x, y - 4);
        text("zone", x + 10, y, words_of(callout));
        put("</g>\n");
        x += 10 + text_width(words_of(callout), 11) + 18;
    }
}

} // namespace

std::string coordinate(double value)
{
    std::string text = fmt::format("{:.1f}", value);
    if (text.ends_with(".0"))
        text.resize(text.size() - 2);
    return text == "-0" ? "0" : text;
}

void stack_up(Scene& scene)
{
    const auto rows = [](std::size_t count, double height) {
        return static_cast<double>(count) * height;
    };
    scene.bands_y = top_margin + rows(row_count(scene.flags), flag_row_height);
    scene.impact_y = scene.bands_y + (scene.bands.empty() ? 0 : band_height);
    const std::size_t impact_rows = row_count(scene.bars);
    scene.lanes_y = scene.impact_y + rows(impact_rows, impact_row_height)
                    + (impact_rows > 0 ? lane_padding : 0);
    scene.axis_y = scene.lanes_y;
    for (const Lane& lane : scene.lanes)
        scene.axis_y += height_of(lane);
    if (!scene.gaps.empty())
        scene.axis_y += gap_label_height;
    scene.height = scene.axis_y + axis_height + legend_height;
}

std::string paint(const Scene& scene) { return Painter(scene).paint(); }

} // namespace candor::timeline
