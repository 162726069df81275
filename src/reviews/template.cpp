#include "reviews/template.h"

#include "base/utf8.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::reviews {

namespace {

// What every template asks in the same words.
const TemplateSection summary{"summary", "Summary",
    "In three or four sentences for somebody who was not there: what happened, who felt it, and "
    "how it ended."};
const TemplateSection background{"background", "Background",
    "Which systems were involved, and how are they meant to work? Write for somebody who joins in "
    "half a year."};
const TemplateSection impact{"impact", "Impact",
    "What did users notice, in their words? How many, for how long, and what could they not do?"};
const TemplateSection trigger{"trigger", "Trigger", "Which particular event set it off?"};
const TemplateSection detection{"detection", "Detection",
    "Who or what noticed first, and how? What was already visible before, and to whom?"};
const TemplateSection resolution{"resolution", "Resolution",
    "What ended it? Tell the attempts that did not help as well: they show what people were "
    "seeing."};
const TemplateSection supporting{"references", "Supporting information",
    "Graphs, dashboards, logs, commits, conversations: what else should a reader be able to look "
    "at?"};

std::vector<Template> make_templates()
{
    return {
        {"sander", "Outage or degradation",
            "Sander's outline, the one to begin with: impact as users saw it, trigger, detection, "
            "and how it was resolved.",
            "outage", {summary, impact, trigger, detection, resolution}},
        {"wilcox", "Short and complete",
            "Wilcox's outline from PyOhio 2019, with a worked example among the samples.",
            "degradation",
            {summary,
                {"trigger", "Trigger and factors, told",
                    "What set it off, and what had been waiting there for it?"},
                {"impact", "User impact", impact.prompt}, detection, resolution}},
        {"gaynor", "Systems and latent conditions",
            "Gaynor's outline: many factors, those long in place and those of the day, and every "
            "phase of the impact by itself.",
            "",
            {summary, background, impact,
                {"factors", "How it could happen",
                    "What had been in place for long, what was new that day, and what made it "
                    "worse? List everything; it can be accepted later."},
                {"resolution", "How it was handled",
                    "What did the people handling it see, believe and try? What helped them, and "
                    "what was in their way?"},
                supporting}},
        {"who_to_blame", "Who to blame for all your problems",
            "From the talk of that name: date, status, background, impact, resolution and "
            "supporting information, with the definition in view.",
            "", {summary, background, impact, trigger, detection, resolution, supporting}},
        {"google_sre", "Site reliability",
            "After the example in Google's Site Reliability Engineering, with contributing factors "
            "in place of a root cause.",
            "outage",
            {summary, impact,
                {"factors", "Contributing factors, told",
                    "Which conditions had to come together for this to happen?"},
                trigger, resolution, detection, supporting}},
        {"near_miss", "Near miss",
            "Nothing broke, this time. What stood between us and the incident, and will it be "
            "there again?",
            "near_miss",
            {{"summary", "What nearly happened",
                 "What would users have felt, and how close was it?"},
                {"detection", "How it was noticed",
                    "What made somebody look, and would they look again?"},
                {"resolution", "What kept it from happening",
                    "Which defence held, or which person stepped in, and how did they know?"},
                background}},
        {"data_or_model", "Data or model wrong",
            "For results that were wrong or unfair while everything was up.", "data_or_model_wrong",
            {summary,
                {"impact", "Who got wrong results",
                    "Which people or decisions were touched, since when, and are they all known by "
                    "now?"},
                {"background", "Where the data come from",
                    "What feeds the data or the model, who changes it, and what is checked on the "
                    "way?"},
                {"trigger", "What changed",
                    "A source, a definition, a model, the world: what was different from before?"},
                detection,
                {"resolution", "Correction",
                    "What was put right, for whom, and what cannot be put right any more?"}}},
        {"missed_deadline", "Missed deadline", "For a promise that was not kept in time.",
            "missed_deadline",
            {summary,
                {"background", "What was promised",
                    "To whom, by when, and what did everybody take it to mean?"},
                {"detection", "When it could be seen",
                    "Who first thought that it would be late, when, and what happened with that "
                    "thought?"},
                {"impact", "What the delay meant", "For whom, and what did they do instead?"},
                {"resolution", "How the plan changed",
                    "What was cut, added or moved, and what did it do?"}}},
        {"solo", "On your own",
            "For one person without a team: short, honest, and for the next time.", "",
            {{"summary", "What happened", "Tell it as to a friend."},
                {"background", "What I saw and thought",
                    "At each turn: what did I see, what did I take it to mean, and why did it make "
                    "sense?"},
                {"impact", "What came of it", "For users, for others, for me."}}},
    };
}

} // namespace

std::span<const Template> shipped_templates()
{
    static const std::vector<Template> templates = make_templates();
    return templates;
}

Result<void> check(const Template& shape)
{
    if (trimmed(shape.name).empty() || shape.name.size() > heading_bytes_max)
        return invalid(
            "name", fmt::format("a template needs a name of at most {} bytes", heading_bytes_max));
    if (shape.description.size() > note_bytes_max)
        return invalid(
            "description", fmt::format("a description has at most {} bytes", note_bytes_max));
    if (shape.sections.empty() || shape.sections.size() > template_sections_max)
        return invalid(
            "sections", fmt::format("a template has from 1 to {} sections", template_sections_max));
    for (std::size_t i = 0; i < shape.sections.size(); ++i) {
        const TemplateSection& section = shape.sections[i];
        if (trimmed(section.title).empty() || section.title.size() > heading_bytes_max)
            return invalid(fmt::format("sections[{}].title", i),
                fmt::format("a section needs a title of at most {} bytes", heading_bytes_max));
        if (section.prompt.size() > note_bytes_max || section.key.size() > heading_bytes_max)
            return invalid(fmt::format("sections[{}].prompt", i),
                fmt::format("a prompt has at most {} bytes", note_bytes_max));
    }
    return {};
}

std::vector<Section> sections_of(const Template& shape)
{
    std::vector<Section> sections;
    sections.reserve(shape.sections.size());
    for (const TemplateSection& section : shape.sections)
        sections.push_back({.key = section.key, .title = section.title, .prompt = section.prompt});
    return sections;
}

} // namespace candor::reviews
