#include "language/part.h"

#include "base/utf8.h"

#include <array>

namespace candor::language {

namespace {

struct HeadingWord {
    std::string_view word;
    Part part;
};

// The first line that occurs in the heading decides, so what is more telling stands further up:
// "Lessons from the timeline" is about lessons, "Detection and resolution" about detection.
constexpr auto heading_words = std::to_array<HeadingWord>({
    {"went well", Part::WentWell},
    {"worked well", Part::WentWell},
    {"went wrong", Part::WentBadly},
    {"went badly", Part::WentBadly},
    {"went poorly", Part::WentBadly},
    {"did not go well", Part::WentBadly},
    {"didn't go well", Part::WentBadly},
    {"lucky", Part::Lucky},
    {"action", Part::Actions},
    {"follow-up", Part::Actions},
    {"follow up", Part::Actions},
    {"followup", Part::Actions},
    {"next step", Part::Actions},
    {"remediation", Part::Actions},
    {"corrective", Part::Actions},
    {"preventive", Part::Actions},
    {"preventative", Part::Actions},
    {"prevention", Part::Actions},
    {"improvement", Part::Actions},
    {"recommendation", Part::Actions},
    {"todo", Part::Actions},
    {"to do", Part::Actions},
    {"future work", Part::Actions},
    {"going forward", Part::Actions},
    {"moving forward", Part::Actions},
    {"what we will do", Part::Actions},
    {"what we're doing", Part::Actions},
    {"what are we doing", Part::Actions},
    {"lesson", Part::Lessons},
    {"learn", Part::Lessons},
    {"takeaway", Part::Lessons},
    {"retrospective", Part::Lessons},
    {"timeline", Part::Timeline},
    {"chronology", Part::Timeline},
    {"sequence of events", Part::Timeline},
    {"what happened", Part::Timeline},
    {"trigger", Part::Trigger},
    {"root cause", Part::Factors},
    {"cause", Part::Factors},
    {"factor", Part::Factors},
    {"analysis", Part::Factors},
    {"five whys", Part::Factors},
    {"5 whys", Part::Factors},
    {"detect", Part::Detection},
    {"alerting", Part::Detection},
    {"impact", Part::Impact},
    {"affected", Part::Impact},
    {"resol", Part::Resolution},
    {"recovery", Part::Resolution},
    {"mitigat", Part::Resolution},
    {"response", Part::Resolution},
    {"background", Part::Background},
    {"context", Part::Background},
    {"reference", Part::References},
    {"further reading", Part::References},
    {"links", Part::References},
    {"summary", Part::Summary},
    {"overview", Part::Summary},
    {"tl;dr", Part::Summary},
    {"abstract", Part::Summary},
});

} // namespace

Part part_named(std::string_view name) { return value_named<Part>(name).value_or(Part::Other); }

std::optional<Part> part_of_heading(std::string_view title)
{
    const std::string lower = lower_ascii(title);
    for (const auto& [word, part] : heading_words) {
        if (lower.contains(word))
            return part;
    }
    return std::nullopt;
}

} // namespace candor::language
