#include "reviews/page_parts.h"

#include "base/zone.h"
#include "markdown/html.h"
#include "reviews/fixed_words.h"
#include "reviews/form_text.h"
#include "reviews/form_time.h"
#include "timeline/numbers.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace candor::reviews {

namespace {

using markdown::escape_html;
using timeline::Event;

std::string not_known() { return fmt::format("<p class=\"unknown\">{}</p>\n", not_known_yet); }

std::string badge(std::string_view name)
{
    return fmt::format("<span class=\"badge badge-{}\">{}</span> ", name, spaced(name));
}

std::string named(std::string_view who)
{
    return who.empty() ? "" : fmt::format("<b class=\"who\">{}</b> ", escape_html(who));
}

/// A moment for people, with the exact one for machines and on hover.
std::string time_html(Instant at, std::string_view words, timeline::Precision precision)
{
    const std::string iso = to_iso(at);
    const bool is_day = precision == timeline::Precision::Day;
    return fmt::format("<time datetime=\"{}\" title=\"{}\">{}</time>",
        is_day ? iso.substr(0, 10) : iso, iso, escape_html(words));
}

std::string moment_html(Instant at, std::optional<Instant> ended_at, std::string_view zone)
{
    using timeline::Precision;
    const std::optional<Day> no_day;
    std::string begin =
        time_html(at, words_of(at, {}, Precision::Minute, no_day, zone), Precision::Minute);
    if (!ended_at)
        return begin;
    const std::string end = words_of(*ended_at, {}, Precision::Minute, day_of(at, zone), zone);
    return begin + " to " + time_html(*ended_at, end, Precision::Minute);
}

/// A detail under an entry; nothing where there is none.
std::string detail(std::string_view label, std::string_view html)
{
    return html.empty()
               ? ""
               : fmt::format(
                     "<div class=\"detail\"><span class=\"label\">{}</span> {}</div>", label, html);
}

/// A text of plain words, as a link if it is an address.
std::string linked(std::string_view text)
{
    if (text.starts_with("https://") || text.starts_with("http://") || text.starts_with("mailto:"))
        if (const std::string target = markdown::safe_target(text); !target.empty())
            return fmt::format(
                "<a href=\"{0}\" rel=\"nofollow noopener\">{0}</a>", escape_html(target));
    return escape_html(text);
}

std::string event_html(const Event& event, std::size_t index, std::string_view zone)
{
    std::string html = fmt::format("<li id=\"{}\"><div class=\"when\">", event_anchor(index));
    if (event.at)
        html += time_html(*event.at,
            words_of(*event.at, event.ended_at, event.precision, day_of(*event.at, zone), zone),
            event.precision);
    html += "</div><div class=\"what\">";
    for (const timeline::Callout callout : event.callouts)
        html += badge(name_of(callout));
    html += named(event.who) + markdown::to_html_line(event.what);
    html += detail("Inflection point:", escape_html(event.inflection));
    return html + detail("Source:", linked(event.source)) + "</div></li>\n";
}

/// "Tuesday, 2 July 2019".
std::string day_words(Day day)
{
    const std::string heading = heading_of(day);
    return heading.substr(0, heading.find(' ')) + ", "
           + date_words(Instant(LocalTime(day).time_since_epoch()), "");
}

template <class Part>
std::string list_html(const std::vector<Part>& parts, std::string_view css, auto write)
{
    std::string html = fmt::format("<ul class=\"entries {}\">\n", css);
    for (const Part& part : parts)
        html += "<li>" + write(part) + "</li>\n";
    return html + "</ul>\n";
}

std::string lesson_html(const Lesson& lesson, std::string_view zone)
{
    std::string html = markdown::to_html_line(lesson.text);
    if (!lesson.elsewhere.empty())
        html += detail("Where else:", markdown::to_html_line(lesson.elsewhere));
    if (lesson.looked_at)
        html += detail("Looked at:", moment_html(*lesson.looked_at, {}, zone));
    if (!lesson.looked_at_note.empty())
        html += detail("Found:", markdown::to_html_line(lesson.looked_at_note));
    return html;
}

std::string action_html(const actions::Action& action)
{
    std::string html = badge(name_of(action.state)) + markdown::to_html_line(action.statement)
                       + "<div class=\"detail\">";
    if (!action.owner.empty())
        html += fmt::format("<span>{}</span> ", escape_html(action.owner));
    if (!action.due.empty())
        html += fmt::format("<span>due {}</span> ", escape_html(action.due));
    if (!action.link.empty())
        html += fmt::format("<span>{}</span>", linked(action.link));
    html += "</div>";
    if (!action.reason.empty())
        html += detail("Reason:", markdown::to_html_line(action.reason));
    return html;
}

std::string
number_html(std::string_view term, const std::optional<std::int64_t>& seconds, bool is_approximate)
{
    const std::string words = seconds ? (is_approximate ? "about " : "")
                                            + timeline::words_of(std::chrono::seconds(*seconds))
                                      : "not known";
    return fmt::format(
        "<div{}><dt>{}</dt><dd>{}</dd></div>\n", seconds ? "" : " class=\"unknown\"", term, words);
}

} // namespace

std::string text_html(std::string_view markdown)
{
    const std::string html = markdown::to_html(markdown, {.heading_shift = 2});
    return html.empty() ? not_known() : html;
}

std::string date_words(Instant at, std::string_view zone)
{
    constexpr auto months = std::to_array<std::string_view>({"January", "February", "March",
        "April", "May", "June", "July", "August", "September", "October", "November", "December"});
    const std::chrono::year_month_day date{day_of(at, zone)};
    return fmt::format(
        "{} {} {}", unsigned(date.day()), months[unsigned(date.month()) - 1], int(date.year()));
}

std::string event_anchor(std::size_t index) { return fmt::format("event-{}", index + 1); }

std::string timeline_html(const Document& document)
{
    if (document.events.empty())
        return not_known();
    const std::string& zone = document.review.zone;
    std::string html = fmt::format("<p class=\"note\">Times are in {}.</p>\n",
        zone.empty() ? "UTC; the zone of the incident is not known" : escape_html(zone));
    std::optional<Day> day;
    for (std::size_t i = 0; i < document.events.size(); ++i) {
        const Event& event = document.events[i];
        const std::optional<Day> its =
            event.at ? std::optional(day_of(*event.at, zone)) : std::nullopt;
        if (i == 0 || its != day)
            html += fmt::format("{}<h3>{}</h3>\n<ol class=\"events\">\n", i == 0 ? "" : "</ol>\n",
                its ? day_words(*its) : "Time not known");
        day = its;
        html += event_html(event, i, zone);
    }
    return html + "</ol>\n";
}

std::string phases_html(const Document& document)
{
    return list_html(document.phases, "phases", [&](const ImpactPhase& phase) {
        std::string html = badge(name_of(phase.degree));
        if (phase.began_at)
            html += moment_html(*phase.began_at, phase.ended_at, document.review.zone) + " ";
        else if (phase.ended_at)
            html += "until " + moment_html(*phase.ended_at, {}, document.review.zone) + " ";
        if (phase.began_at && phase.ended_at)
            html += fmt::format("<span class=\"length\">({})</span> ",
                timeline::words_of(
                    std::chrono::floor<std::chrono::seconds>(*phase.ended_at - *phase.began_at)));
        return html + markdown::to_html_line(phase.felt);
    });
}

std::string attempts_html(const Document& document)
{
    return list_html(document.attempts, "attempts", [&](const Attempt& attempt) {
        std::string html = badge(name_of(attempt.outcome));
        if (attempt.at)
            html += moment_html(*attempt.at, {}, document.review.zone) + " ";
        return html + named(attempt.who) + markdown::to_html_line(attempt.tried);
    });
}

std::string surprises_html(const Document& document)
{
    return list_html(document.surprises, "surprises", [](const Surprise& surprise) {
        return named(surprise.who) + markdown::to_html_line(surprise.text);
    });
}

std::string factors_html(const Document& document)
{
    if (document.factors.empty())
        return not_known();
    return list_html(document.factors, "factors", [](const Factor& factor) {
        std::string html = badge(name_of(factor.kind)) + markdown::to_html_line(factor.statement);
        if (factor.standing != Standing::Contributing)
            html += detail("Standing:", spaced(name_of(factor.standing)));
        if (!factor.note.empty())
            html += detail("Note:", markdown::to_html_line(factor.note));
        return html;
    });
}

std::string lessons_html(const Document& document)
{
    if (document.lessons.empty())
        return not_known();
    std::string html;
    for (const auto& [kind, name] : names_of(LessonKind{})) {
        std::vector<Lesson> of_kind;
        std::ranges::copy_if(document.lessons, std::back_inserter(of_kind),
            [&](const Lesson& lesson) { return lesson.kind == kind; });
        if (of_kind.empty())
            continue;
        html += fmt::format("<h3>{}</h3>\n", capitalised(spaced(name)));
        html += list_html(of_kind, "lessons",
            [&](const Lesson& lesson) { return lesson_html(lesson, document.review.zone); });
    }
    return html;
}

std::string scope_html(const Document& document)
{
    std::string html;
    const Scope& scope = document.review.scope;
    const auto entry = [&](std::string_view label, const std::string& id) {
        const auto found = std::ranges::find(
            document.events, id, [](const Event& event) { return event.id.text; });
        if (id.empty() || found == document.events.end())
            return;
        const auto index = static_cast<std::size_t>(found - document.events.begin());
        html += fmt::format("<p>{} <a href=\"#{}\">{}</a></p>\n", label, event_anchor(index),
            found->at ? words_of(*found->at, {}, found->precision, {}, document.review.zone)
                      : "an event without a time");
    };
    entry("First event:", scope.first_event_id);
    entry("Last event:", scope.last_event_id);
    if (!scope.excludes.empty())
        html += "<h3>Not looked into</h3>\n" + text_html(scope.excludes);
    return html;
}

std::string actions_html(const Document& document)
{
    if (document.actions.empty())
        return fmt::format("<p>{}</p>\n", words_for_no_actions(document.review.stage));
    return list_html(document.actions, "actions", action_html);
}

std::string numbers_html(const Document& document)
{
    const timeline::Numbers numbers =
        timeline::numbers_of(document.events, impact_of(document.phases));
    const auto is_approximate = [&](std::string_view name) {
        return std::ranges::find(numbers.approximate, name) != numbers.approximate.end();
    };
    std::string html = "<dl class=\"numbers\">\n";
    html += number_html(
        "Time to detect", numbers.time_to_detect_seconds, is_approximate("time_to_detect_seconds"));
    html += number_html(
        "to declare", numbers.time_to_declare_seconds, is_approximate("time_to_declare_seconds"));
    html += number_html("to mitigate", numbers.time_to_mitigate_seconds,
        is_approximate("time_to_mitigate_seconds"));
    html += number_html(
        "to resolve", numbers.time_to_resolve_seconds, is_approximate("time_to_resolve_seconds"));
    html += number_html("Impact", numbers.impact_seconds, is_approximate("impact_seconds"));
    html += "</dl>\n";
    for (const std::string& doubt : numbers.doubts)
        html += fmt::format("<p class=\"note\">{}</p>\n", escape_html(doubt));
    return html;
}

} // namespace candor::reviews
