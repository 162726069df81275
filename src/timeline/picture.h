#pragma once

#include "timeline/event.h"
#include "timeline/numbers.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The picture of a timeline, as SVG: the same for the page, the exports and the published page.
namespace candor::timeline {

/// What the lanes of the picture stand for.
enum class LaneBy { Person, Source };

constexpr auto names_of(LaneBy)
{
    return std::to_array<Named<LaneBy>>({{LaneBy::Person, "person"}, {LaneBy::Source, "source"}});
}

/// Where the picture's styles are: inside, for a picture that stands alone, or in the page's
/// stylesheet, which then holds `picture_css()`. There is no inline style either way.
enum class Styles { Inside, Outside };

/// A phase of impact as the picture draws it.
struct PictureImpact {
    ImpactSpan span;
    std::string felt;   ///< Markdown.
    std::string degree; ///< In words.
    int weight = 2;     ///< 1 to 3: the height of the bar.
};

struct PictureOptions {
    std::string zone; ///< Of the axis; "" is UTC, and said to be so.
    LaneBy lanes = LaneBy::Person;
    Styles styles = Styles::Outside;
    std::string title = "Timeline of the incident";
    std::string id = "timeline"; ///< Begins the ids inside: another for each picture of a page.
};

inline constexpr std::size_t picture_lanes_max = 8;   ///< The rest share the last lane.
inline constexpr std::size_t picture_marks_max = 600; ///< Beyond it neighbours share a mark.
inline constexpr std::size_t picture_impact_max = 100;

/// Events as marks, told apart by shape, in lanes; the time between callouts as bands; impact as bars;
/// silences hatched; long empty times folded. Every mark has `data-event` with the id of its event (the
/// first of those that share it, which `data-count` counts) and a `<title>` with time and text. The same
/// input gives the same bytes.
std::string picture(std::span<const Event> events,
    std::span<const PictureImpact> impact,
    const PictureOptions& options);

/// The stylesheet of pictures, in light and dark.
std::string_view picture_css();

} // namespace candor::timeline
