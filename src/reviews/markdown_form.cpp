#include "reviews/markdown_form.h"

#include "reviews/fixed_words.h"
#include "reviews/form_parts.h"
#include "reviews/form_text.h"
#include "reviews/front_matter.h"
#include "reviews/layers.h"
#include "timeline/numbers.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::reviews {

namespace {

std::string bool_words(bool value) { return value ? "true" : "false"; }

void add_instant(FrontMatter& matter, std::string_view name, const std::optional<Instant>& instant)
{
    if (instant)
        matter.add(name, to_iso(*instant));
}

void add_if_known(FrontMatter& matter, std::string_view name, const std::string& text)
{
    if (!text.empty())
        matter.add(name, text);
}

std::vector<std::string> names_of_people(const Document& document)
{
    std::vector<std::string> names;
    names.reserve(document.people.size());
    for (const PersonName& person : document.people)
        names.push_back(person.name);
    return names;
}

std::vector<std::string> layer_names(Layers layers)
{
    if (layers == Layers::Facts)
        return {"facts"};
    return {"facts", "statements"};
}

FrontMatter facts_of(const Document& document)
{
    const Review& review = document.review;
    FrontMatter matter;
    matter.add("candor", "1");
    if (review.number != 0)
        matter.add("number", fmt::format("PM-{}", review.number));
    add_if_known(matter, "kind", review.kind);
    add_if_known(matter, "kind_name", document.kind_name);
    add_if_known(matter, "severity", review.severity);
    add_if_known(matter, "severity_name", document.severity_name);
    matter.add("stage", name_of(review.stage));
    add_if_known(matter, "zone", review.zone);
    add_if_known(matter, "lead", review.lead_id);
    if (!review.author_ids.empty())
        matter.add("authors", review.author_ids);
    if (!document.people.empty())
        matter.add("people", names_of_people(document));
    if (review.detection_source)
        matter.add("detected_by", name_of(*review.detection_source));
    add_instant(matter, "scope_agreed", review.scope.agreed_at);
    add_instant(matter, "created", review.created_at);
    add_instant(matter, "published", review.published_at);
    matter.add("charter", std::to_string(review.charter_version));
    matter.add("layers", layer_names(document.layers));
    if (review.is_sample)
        matter.add("sample", bool_words(review.is_sample));
    return matter;
}

std::string heading(std::string_view title) { return fmt::format("## {}\n\n", title); }

template <class Part>
void write_list(std::string& out,
    std::string_view title,
    const std::vector<Part>& parts,
    const FormContext& context)
{
    if (parts.empty())
        return;
    out += heading(title);
    for (const Part& part : parts)
        out += write_part(part, context);
    out += "\n";
}

void write_text(std::string& out, std::string_view title, const std::string& text)
{
    if (!text.empty())
        out += heading(title) + guarded(text) + "\n\n";
}

std::string duration_words(const std::optional<std::int64_t>& seconds)
{
    return seconds ? timeline::words_of(std::chrono::seconds(*seconds)) : "not known";
}

/// What is worked out from the rest, for readers. The reader of the form passes these lines over.
std::string timeline_remarks(const Document& document)
{
    const timeline::Numbers numbers = timeline::numbers_of(document.events);
    const std::string zone = document.review.zone.empty()
                                 ? "UTC; the zone of the incident is not known"
                                 : document.review.zone;
    return fmt::format(
        "*Times are in {}.*\n\n*Time to detect: {}; to declare: {}; to mitigate: {}; "
        "to resolve: {}.*\n\n",
        zone, duration_words(numbers.time_to_detect_seconds),
        duration_words(numbers.time_to_declare_seconds),
        duration_words(numbers.time_to_mitigate_seconds),
        duration_words(numbers.time_to_resolve_seconds));
}

std::string day_heading(std::optional<Day> day)
{
    return fmt::format("### {}\n\n", day ? heading_of(*day) : "Time not known");
}

/// The marks of the scope take the place of the id, which the form does not carry.
timeline::Event with_scope_mark(timeline::Event event, const Scope& scope)
{
    const bool is_first = event.id.text == scope.first_event_id;
    const bool is_last = event.id.text == scope.last_event_id;
    event.id.text = is_first && is_last ? "first last" : is_first ? "first" : is_last ? "last" : "";
    return event;
}

void write_timeline(std::string& out, const Document& document, FormContext context)
{
    if (document.events.empty())
        return;
    out += heading(timeline_title) + timeline_remarks(document);
    bool is_first = true;
    for (const timeline::Event& event : document.events) {
        const std::optional<Day> day =
            event.at ? std::optional(day_of(*event.at, context.zone)) : std::nullopt;
        if (is_first || day != context.day)
            out += (is_first ? "" : "\n") + day_heading(day);
        is_first = false;
        context.day = day;
        out += write_part(with_scope_mark(event, document.review.scope), context);
    }
    out += "\n";
}

void write_lessons(std::string& out, const Document& document, FormContext context)
{
    if (document.lessons.empty())
        return;
    out += heading(lessons_title);
    bool is_first = true;
    for (const Lesson& lesson : document.lessons) {
        if (is_first || lesson.kind != context.lesson_kind)
            out += fmt::format(
                "{}### {}\n\n", is_first ? "" : "\n", capitalised(spaced(name_of(lesson.kind))));
        is_first = false;
        context.lesson_kind = lesson.kind;
        out += write_part(lesson, context);
    }
    out += "\n";
}

/// Actions come last: learning comes first.
void write_actions(std::string& out, const Document& document, const FormContext& context)
{
    out += heading(actions_title);
    if (document.actions.empty())
        out += fmt::format("*{}*\n", words_for_no_actions(document.review.stage));
    for (const actions::Action& action : document.actions)
        out += write_part(action, context);
}

} // namespace

std::string write_markdown(const Document& original)
{
    const Document document = as_carried(original);
    FormContext context{.zone = document.review.zone};
    for (const PersonName& person : document.people)
        context.names.insert(person.name);

    std::string out = facts_of(document).write();
    out += fmt::format(
        "\n# {}\n\n> {}\n>\n> {}\n\n", document.review.title, definition, layers_remark(document));
    write_text(out, ongoing_title, document.review.ongoing);
    for (const Section& section : document.sections)
        out += write_part(section, context) + "\n";
    write_text(out, excludes_title, document.review.scope.excludes);
    write_list(out, phases_title, document.phases, context);
    write_timeline(out, document, context);
    write_list(out, attempts_title, document.attempts, context);
    write_list(out, surprises_title, document.surprises, context);
    write_list(out, factors_title, document.factors, context);
    write_lessons(out, document, context);
    write_list(out, set_aside_title, document.set_aside, context);
    write_actions(out, document, context);
    return out;
}

} // namespace candor::reviews
