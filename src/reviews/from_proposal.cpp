#include "reviews/from_proposal.h"

#include "base/utf8.h"
#include "base/zone.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::reviews {

namespace {

using evidence::Proposal;
using evidence::ProposedEvent;
using evidence::ProposedSection;
using evidence::SectionKey;
using timeline::Precision;

/// `THH:MM` needs a day to be a time; with none there is none.
std::string with_date(std::string_view at, const std::string& date)
{
    if (!at.starts_with('T'))
        return std::string(at);
    return date.empty() ? "" : date + std::string(at);
}

std::optional<Instant> instant_of(const std::string& local, std::string_view zone)
{
    const Result<LocalTime> time = local_from_iso(local);
    return time ? std::optional(to_instant(*time, zone)) : std::nullopt;
}

Precision precision_of(const ProposedEvent& proposed)
{
    constexpr std::size_t day_size = 10;    // 2026-03-01
    constexpr std::size_t minute_size = 16; // 2026-03-01T10:05
    if (proposed.at.size() == day_size)
        return Precision::Day;
    if (proposed.about)
        return Precision::About;
    return proposed.at.size() > minute_size ? Precision::Second : Precision::Minute;
}

std::optional<LessonKind> lesson_kind(SectionKey key)
{
    switch (key) {
    case SectionKey::WentWell:
        return LessonKind::WentWell;
    case SectionKey::WentBadly:
        return LessonKind::WentBadly;
    case SectionKey::Lucky:
        return LessonKind::GotLucky;
    case SectionKey::Lessons:
        return LessonKind::Takeaway;
    default:
        return std::nullopt;
    }
}

std::string title_for(const ProposedSection& section)
{
    if (!section.title.empty())
        return std::string(prefix_of(section.title, heading_bytes_max));
    return section.key == SectionKey::Summary ? "Summary" : "Notes";
}

/// Adds a name to the document's people and gives back the id that stands for it there.
std::string person_id(Document& document, const std::string& name)
{
    const auto known = std::ranges::find(document.people, name, &PersonName::name);
    if (known != document.people.end())
        return known->id;
    document.people.push_back({fmt::format("name-{}", document.people.size() + 1), name});
    return document.people.back().id;
}

actions::Action action_of(const evidence::ProposedAction& proposed)
{
    actions::Action action{.statement = proposed.text, .owner = proposed.owner.value_or("")};
    if (proposed.due && local_from_iso(*proposed.due))
        action.due = proposed.due->substr(0, 10);
    else if (proposed.due)
        action.statement += fmt::format(" (due: {})", *proposed.due);
    action.state =
        proposed.done.value_or(false) ? actions::ActionState::Done : actions::ActionState::Open;
    const bool is_web =
        proposed.link.starts_with("http://") || proposed.link.starts_with("https://");
    if (is_web && proposed.link.size() <= actions::link_bytes_max)
        action.link = proposed.link;
    else if (!proposed.link.empty() && action.statement.find(proposed.link) == std::string::npos)
        action.statement += fmt::format(" ({})", proposed.link);
    return action;
}

/// A section's text as lessons, where it is a list of them; as a section otherwise. Gives back the
/// heading if it stands nowhere then.
std::string add_section(Document& document, const ProposedSection& section)
{
    const std::optional<LessonKind> kind = lesson_kind(section.key);
    const std::vector<std::string> entries =
        kind ? list_entries(section.body) : std::vector<std::string>();
    const bool fits = std::ranges::all_of(
        entries, [](const std::string& entry) { return entry.size() <= text_bytes_max; });
    if (!entries.empty() && fits) {
        for (const std::string& entry : entries)
            document.lessons.push_back(
                {.kind = *kind, .text = entry, .position = std::ssize(document.lessons)});
        return section.title;
    }
    if (trimmed(section.body).empty())
        return section.title;
    const bool has_key = section.key != SectionKey::Other;
    document.sections.push_back({.key = has_key ? std::string(name_of(section.key)) : "",
        .title = title_for(section),
        .body = section.body,
        .position = std::ssize(document.sections)});
    return section.title.size() > heading_bytes_max ? section.title : "";
}

/// Cuts a text to what its field holds; all of it then stands in `left_over` too.
void fit(std::string& text, std::size_t bytes_max, std::string& left_over)
{
    constexpr std::string_view more = " …";
    if (text.size() <= bytes_max)
        return;
    left_over += text + "\n\n";
    text = std::string(prefix_of(text, bytes_max - more.size())) + std::string(more);
}

/// What the report says of itself and no field of ours holds.
std::string left_over_facts(const Proposal& proposal, const Document& document)
{
    std::string facts;
    if (!proposal.status.empty())
        facts += fmt::format("- Status: {}\n", proposal.status);
    if (!proposal.severity.empty())
        facts += fmt::format("- Severity: {}\n", proposal.severity);
    const auto is_that_day = [&](const ProposedEvent& event) {
        return event.at.starts_with(proposal.date);
    };
    if (!proposal.date.empty() && std::ranges::none_of(proposal.events, is_that_day))
        facts += fmt::format("- Date: {}\n", proposal.date);
    if (proposal.title.size() > document.review.title.size())
        facts += fmt::format("- Title: {}\n", proposal.title);
    return facts;
}

} // namespace

timeline::Event
event_of(const ProposedEvent& proposed, const std::string& zone, const std::string& date)
{
    timeline::Event event{.precision = precision_of(proposed),
        .zone = proposed.zone,
        .as_written = proposed.as_written,
        .who = proposed.who,
        .what = proposed.text};
    const std::string& read_in = proposed.zone.empty() ? zone : proposed.zone;
    event.at = instant_of(with_date(proposed.at, date), read_in);
    event.ended_at = instant_of(with_date(proposed.until, date), read_in);
    if (!event.at || (event.ended_at && *event.ended_at < *event.at))
        event.ended_at.reset();
    if (!event.at && !proposed.at.empty() && event.as_written.empty())
        event.as_written = proposed.at;
    if (const auto callout = value_named<timeline::Callout>(proposed.callout))
        event.callouts.push_back(*callout);
    if (!proposed.evidence_id.empty())
        event.evidence_ids.push_back(proposed.evidence_id);
    return event;
}

std::string severity_meant(std::string_view written,
    const std::vector<accounts::Choice>& severities)
{
    const std::string lower = lower_ascii(written);
    for (const accounts::Choice& severity : severities)
        if (lower == severity.key || lower == lower_ascii(severity.name))
            return severity.key;
    const std::size_t digit = lower.find_first_of("0123456789");
    const bool is_alone =
        digit != std::string::npos
        && (digit + 1 == lower.size() || lower[digit + 1] < '0' || lower[digit + 1] > '9');
    const bool is_graded =
        lower.starts_with("sev") || lower.starts_with("p") || lower.starts_with("s");
    if (!is_alone || !is_graded || digit > 10)
        return "";
    for (const accounts::Choice& severity : severities)
        if (severity.key.back() == lower[digit])
            return severity.key;
    return "";
}

std::vector<std::string> list_entries(std::string_view markdown)
{
    std::vector<std::string> entries;
    while (!markdown.empty()) {
        const std::size_t end = std::min(markdown.find('\n'), markdown.size());
        const std::string_view line = markdown.substr(0, end);
        markdown.remove_prefix(std::min(end + 1, markdown.size()));
        const bool is_indented = line.starts_with("  ") || line.starts_with('\t');
        if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ "))
            entries.emplace_back(line.substr(2));
        else if (is_indented && !entries.empty())
            entries.back().append("\n").append(line.substr(line.starts_with('\t') ? 1 : 2));
        else if (!trimmed(line).empty())
            return {};
    }
    for (std::string& entry : entries)
        entry = std::string(trimmed(entry));
    std::erase(entries, "");
    return entries;
}

void adopt(Document& document,
    const accounts::Workspace& workspace,
    const ImportChoices& choices,
    const changes::Author& author)
{
    const auto has = [](const std::vector<accounts::Choice>& list, const std::string& key) {
        return std::ranges::find(list, key, &accounts::Choice::key) != list.end();
    };
    Review& review = document.review;
    if (!has(workspace.kinds, review.kind))
        review.kind =
            has(workspace.kinds, choices.kind) ? choices.kind : workspace.kinds.front().key;
    if (!has(workspace.severities, review.severity))
        review.severity = has(workspace.severities, choices.severity) ? choices.severity : "";
    if (!is_zone(review.zone))
        review.zone.clear();
    review.charter_version = workspace.charter_version;
    if (review.created_at == Instant())
        review.created_at = author.now;
    if (std::ranges::find(document.people, review.lead_id, &PersonName::id)
        == document.people.end())
        review.lead_id = author.person_id;
}

Document document_of(const Proposal& proposal,
    const ImportChoices& choices,
    const accounts::Workspace& workspace)
{
    Document document;
    Review& review = document.review;
    const std::string& title = trimmed(proposal.title).empty() ? choices.file_name : proposal.title;
    review.title = std::string(prefix_of(trimmed(title), title_bytes_max));
    if (review.title.empty())
        review.title = "Untitled review";
    review.kind = choices.kind;
    review.severity = choices.severity.empty()
                          ? severity_meant(proposal.severity, workspace.severities)
                          : choices.severity;
    review.zone = choices.zone.empty() ? proposal.zone : choices.zone;
    for (const std::string& author : proposal.authors)
        if (review.author_ids.size() < authors_max && !trimmed(author).empty())
            review.author_ids.push_back(
                person_id(document, std::string(prefix_of(trimmed(author), 200))));
    std::string headings;
    for (const ProposedSection& section : proposal.sections)
        if (const std::string heading = add_section(document, section); !heading.empty())
            headings += fmt::format("- {}\n", heading);
    std::string left_over = left_over_facts(proposal, document);
    for (const ProposedEvent& event : proposal.events) {
        document.events.push_back(event_of(event, review.zone, choices.date));
        fit(document.events.back().what, timeline::what_bytes_max, left_over);
        fit(document.events.back().who, timeline::short_text_bytes_max, left_over);
        fit(document.events.back().as_written, timeline::short_text_bytes_max, left_over);
    }
    for (const evidence::ProposedAction& action : proposal.actions) {
        document.actions.push_back(action_of(action));
        document.actions.back().position = std::ssize(document.actions) - 1;
        fit(document.actions.back().statement, actions::statement_bytes_max, left_over);
        fit(document.actions.back().owner, actions::name_bytes_max, left_over);
    }
    if (!left_over.empty())
        document.sections.push_back(
            {.title = "As imported", .body = left_over, .position = std::ssize(document.sections)});
    // The report's own headings for what is now a list of ours: out of the way, and in every export.
    if (!headings.empty())
        document.sections.push_back({.title = "Headings of the report",
            .body = headings,
            .state = SectionState::Dropped,
            .position = std::ssize(document.sections)});
    return document;
}

} // namespace candor::reviews
