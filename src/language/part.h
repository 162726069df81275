#pragma once

#include "base/names.h"

#include <string_view>

namespace candor::language {

/// The part of a review that a text stands in. Some rules speak only in some parts.
enum class Part {
    Summary,
    Impact,
    Background,
    Timeline,
    Trigger,
    Factors,
    Detection,
    Resolution,
    WentWell,
    WentBadly,
    Lucky,
    Lessons,
    Actions,
    References,
    Other,
};

constexpr auto names_of(Part)
{
    return std::to_array<Named<Part>>({
        {Part::Summary, "summary"},
        {Part::Impact, "impact"},
        {Part::Background, "background"},
        {Part::Timeline, "timeline"},
        {Part::Trigger, "trigger"},
        {Part::Factors, "factors"},
        {Part::Detection, "detection"},
        {Part::Resolution, "resolution"},
        {Part::WentWell, "went_well"},
        {Part::WentBadly, "went_badly"},
        {Part::Lucky, "lucky"},
        {Part::Lessons, "lessons"},
        {Part::Actions, "actions"},
        {Part::References, "references"},
        {Part::Other, "other"},
    });
}

/// The part of that name; `Other`, which is read as story, if nobody knows it.
Part part_named(std::string_view name);

/// What a heading of a report says of the text below it; none if it says nothing, as "13:42" does.
std::optional<Part> part_of_heading(std::string_view title);

} // namespace candor::language
