#include "evidence/report_facts.h"

#include "base/instant.h"
#include "base/utf8.h"
#include "evidence/clock_text.h"
#include "evidence/headings.h"
#include "evidence/plain_text.h"
#include "evidence/zone_text.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <map>
#include <span>

namespace candor::evidence {

namespace {

namespace chrono = std::chrono;

constexpr std::size_t fact_bytes_max = 120;
constexpr std::size_t status_bytes_max = 60;
// A report is written within weeks of what it tells.
constexpr std::int64_t days_between_date_and_events_max = 60;
// "Resolved at" before a moment is a fact; a sentence that ends in a time is prose.
constexpr std::size_t short_label_bytes_max = 24;

bool is_bare_date(std::string_view value)
{
    Cursor cursor(value);
    const auto date = read_date(cursor, NumericOrder::DayFirst);
    return date && cursor.is_done() && value.size() == 10 && value[4] == '-'
           && date->broken.empty();
}

/// What stands between two names. The words come last: the front matter is not kept as text, and no
/// word of it may be lost.
constexpr auto between_names =
    std::to_array<std::string_view>({",", ";", " & ", " / ", " and ", " und "});
constexpr std::span signs_between_names = std::span(between_names).first<4>();

/// "Ada Lovelace, Ben & Chris" are three.
void add_names(std::string_view text,
    std::span<const std::string_view> between,
    std::vector<std::string>& names)
{
    while (!text.empty()) {
        std::size_t end = text.size();
        std::size_t next = text.size();
        for (const std::string_view mark : between)
            if (const std::size_t at = text.find(mark); at < end) {
                end = at;
                next = at + mark.size();
            }
        if (const std::string_view name = trimmed(text.substr(0, end)); !name.empty())
            names.emplace_back(name);
        text.remove_prefix(next);
    }
}

/// Puts a field where it belongs; false if the proposal has no place for all of it.
bool take_field(const FrontField& field, Proposal& proposal)
{
    if (field.values.empty())
        return false;
    const bool is_one = field.values.size() == 1;
    std::string* place = same_letters(field.key, "title")      ? &proposal.title
                         : same_letters(field.key, "severity") ? &proposal.severity
                         : same_letters(field.key, "status")   ? &proposal.status
                                                               : nullptr;
    if (place != nullptr && is_one && place->empty()) {
        *place = field.values.front();
        return true;
    }
    if (!same_letters(field.key, "author") && !same_letters(field.key, "authors"))
        return false;
    for (const std::string& value : field.values)
        add_names(value, signs_between_names, proposal.authors);
    return true;
}

/// Whether the proposal holds all that a field says.
bool is_told(const FrontField& field, const Proposal& proposal)
{
    Proposal again;
    if (field.key.empty())
        return false;
    if (same_letters(field.key, "date"))
        return field.values.size() == 1 && field.values.front() == proposal.date;
    if (!take_field(field, again))
        return false;
    return (again.title.empty() || again.title == proposal.title)
           && (again.severity.empty() || again.severity == proposal.severity)
           && (again.status.empty() || again.status == proposal.status);
}

/// Zones written on the entries themselves, and how often.
std::string most_common_zone(const std::vector<ProposedEvent>& events)
{
    std::map<std::string, std::size_t> counts;
    std::size_t timed = 0;
    for (const ProposedEvent& event : events) {
        timed += event.at.find('T') != std::string::npos ? 1 : 0;
        if (!event.zone.empty())
            ++counts[event.zone];
    }
    std::string best;
    for (const auto& [zone, count] : counts)
        if (best.empty() || count > counts[best])
            best = zone;
    return !best.empty() && counts[best] * 2 >= timed ? best : "";
}

std::string first_entry_zone(const std::vector<ProposedEvent>& events)
{
    const auto found = std::ranges::find_if(
        events, [](const ProposedEvent& event) { return !event.zone.empty(); });
    return found == events.end() ? "" : found->zone;
}

/// "All times in UTC", over two lines where a PDF broke it.
std::string zone_in_sentences(const std::vector<Line>& lines)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].kind == LineKind::Code || lines[i].kind == LineKind::TableRow
            || !speaks_of_times(lines[i].text))
            continue;
        if (auto zone = zone_in_sentence(lines[i].text))
            return *zone;
        const std::string both = std::string(lines[i].text) + " "
                                 + (i + 1 < lines.size() ? std::string(lines[i + 1].text) : "");
        if (auto zone = zone_in_sentence(both))
            return *zone;
    }
    return "";
}

/// A zone behind a time in a sentence: "between 12:17 and 12:30 UTC".
std::string zone_in_prose(const std::vector<Line>& lines)
{
    for (const Line& line : lines) {
        if (line.kind == LineKind::Code || line.kind == LineKind::Comment)
            continue;
        const std::string_view text = line.text.substr(0, 1'000);
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (!is_digit(text[at])
                || (at > 0 && (is_digit(text[at - 1]) || is_letter(text[at - 1]))))
                continue;
            const auto moment = read_moment(text, at, NumericOrder::DayFirst);
            if (moment && moment->time && !moment->zone.empty())
                return moment->zone;
        }
    }
    return "";
}

/// "Label: value", "**Label**: value".
std::optional<std::pair<std::string, std::string>> read_fact(std::string_view text)
{
    const std::size_t colon = text.find(':');
    if (text.size() > fact_bytes_max || colon == std::string_view::npos || colon > 40)
        return std::nullopt;
    const std::string_view label = without_marks(text.substr(0, colon));
    const std::string_view value = without_marks(text.substr(colon + 1));
    if (label.empty() || label.find('/') != std::string_view::npos)
        return std::nullopt;
    return std::pair{compact(label), std::string(value)};
}

void take_fact(std::string_view label, const std::string& value, Proposal& proposal)
{
    if (value.empty())
        return;
    if (label == "severity" && proposal.severity.empty())
        proposal.severity = value;
    else if (label == "status" && proposal.status.empty() && value.size() <= status_bytes_max
             && value.find("://") == std::string::npos)
        proposal.status = value;
    else if ((label == "author" || label == "authors" || label == "createdby"
                 || label == "ownerofreviewprocess")
             && proposal.authors.empty())
        add_names(value, between_names, proposal.authors);
}

} // namespace

void take_front_matter(const FrontMatter& front, Proposal& proposal)
{
    for (const FrontField& field : front.fields)
        if (!field.key.empty())
            take_field(field, proposal);
    const FrontField* date = front.find("date");
    if (date != nullptr && date->values.size() == 1 && is_bare_date(date->values.front()))
        proposal.date = date->values.front();
}

ProposedSection section_of(const FrontMatter& front, const Proposal& proposal)
{
    std::string rest;
    for (const FrontField& field : front.fields)
        if (!is_told(field, proposal))
            rest.append(field.raw).append("\n");
    std::string body(trimmed(front.before));
    if (!rest.empty())
        append_line(body, "```" + front.language + "\n" + rest + "```");
    return {.key = SectionKey::Other, .title = "Front matter", .body = std::move(body)};
}

void settle_date(Proposal& proposal, std::optional<chrono::year_month_day> first_day)
{
    const auto day_of = [](std::string_view text) -> std::optional<chrono::sys_days> {
        const Result<LocalTime> time = local_from_iso(text.substr(0, 10));
        if (!time)
            return std::nullopt;
        return chrono::sys_days(chrono::floor<chrono::days>(time->time_since_epoch()));
    };
    std::optional<chrono::sys_days> day =
        first_day && first_day->ok() ? std::optional(chrono::sys_days(*first_day)) : std::nullopt;
    const auto written = day_of(proposal.date);
    const auto dated = std::ranges::find_if(
        proposal.events, [&](const ProposedEvent& event) { return day_of(event.at).has_value(); });
    if (dated != proposal.events.end())
        day = day_of(dated->at);
    if (written && (!day || std::abs((*day - *written).count()) > days_between_date_and_events_max))
        day = written;
    if (!day)
        return;
    const chrono::year_month_day date(*day);
    proposal.date = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<WrittenDate> day_of_all_events(std::string_view body, NumericOrder order)
{
    const std::string lowered = lower_ascii(body);
    for (std::string_view phrase : {"all events happened on ", "all events took place on ",
             "all events occurred on ", "all times are on "}) {
        const std::size_t at = lowered.find(phrase);
        if (at == std::string_view::npos)
            continue;
        Cursor cursor(body, at + phrase.size());
        const auto date = read_date(cursor, order);
        if (date && date->broken.empty())
            return date;
    }
    return std::nullopt;
}

std::optional<NumericOrder> order_by_zone(std::string_view text)
{
    for (std::string_view zone : {"PST", "PDT", "EST", "EDT", "CST", "CDT", "MST", "MDT"})
        for (std::size_t at = text.find(zone); at != std::string_view::npos;
            at = text.find(zone, at + 3)) {
            const bool begins = at == 0 || !is_letter(text[at - 1]);
            if (begins && (at + 3 >= text.size() || !is_letter(text[at + 3])))
                return NumericOrder::MonthFirst;
        }
    return std::nullopt;
}

std::string front_date(const FrontMatter& front)
{
    for (std::string_view key : {"date", "start_time", "source_published_at"})
        if (const FrontField* field = front.find(key); field && !field->values.empty())
            return field->values.front();
    return "";
}

std::optional<ProposedEvent> event_of_heading(const ReportPart& part,
    const TimelineContext& context)
{
    TimelineDraft draft{.line = part.line};
    if (auto labelled = read_labelled_moment(part.title, context.order);
        labelled && labelled->has_colon && labelled->entry.when.time) {
        draft.when = labelled->entry.when;
        draft.as_written = labelled->entry.as_written;
        draft.label = draft.text = labelled->entry.rest;
    } else {
        std::string_view only;
        for (const Line& line : part.lines)
            if (line.kind != LineKind::Blank
                && (!std::exchange(only, line.text).empty() || line.kind != LineKind::Text))
                return std::nullopt;
        if (part.title.empty() || part.key == SectionKey::Timeline)
            return std::nullopt;
        const auto entry = read_entry(only, context.order);
        const auto fact = read_labelled_moment(only, context.order);
        const bool is_moment = entry && entry->rest.empty() && entry->when.time;
        const bool is_fact = fact && fact->entry.when.time
                             && fact->entry.rest.size() <= short_label_bytes_max
                             && part.level == label_level;
        if (!is_moment && !is_fact)
            return std::nullopt;
        draft.when = is_moment ? entry->when : fact->entry.when;
        draft.as_written = is_moment ? entry->as_written : fact->entry.as_written;
        draft.label = is_moment ? part.title : fact->entry.rest;
        draft.text = is_moment ? part.title : part.title + ": " + fact->entry.rest;
    }
    SettledTimeline settled = settle({std::move(draft)}, context);
    return settled.events.empty() ? std::nullopt : std::optional(std::move(settled.events.front()));
}

std::string zone_of_report(const std::vector<Line>& lines,
    const ReportParts& parts,
    const std::string& column_zone,
    const std::vector<ProposedEvent>& events)
{
    if (std::string zone = most_common_zone(events); !zone.empty())
        return zone;
    if (!column_zone.empty())
        return column_zone;
    for (const ReportPart& part : parts.parts)
        if (part.key == SectionKey::Timeline)
            if (auto zone = zone_in_sentence(part.title))
                return *zone;
    if (std::string zone = zone_in_sentences(lines); !zone.empty())
        return zone;
    if (std::string zone = first_entry_zone(events); !zone.empty())
        return zone;
    return zone_in_prose(lines);
}

void find_facts(const std::vector<Line>& lines, Proposal& proposal)
{
    std::string heading;
    for (const Line& line : lines) {
        if (line.kind == LineKind::Heading)
            heading = compact(line.text);
        else if (line.kind == LineKind::Text || line.kind == LineKind::Item) {
            if (const auto fact = read_fact(line.text))
                take_fact(fact->first, fact->second, proposal);
            if (line.text.size() <= fact_bytes_max)
                take_fact(heading, std::string(without_marks(line.text)), proposal);
            heading.clear();
        }
    }
}

bool has_numeric_date(std::string_view text)
{
    for (std::size_t at = text.find('/'); at != std::string_view::npos;
        at = text.find('/', at + 1)) {
        const bool is_date = at >= 2 && at + 8 <= text.size() && is_digit(text[at - 1])
                             && is_digit(text[at - 2]) && (at == 2 || !is_digit(text[at - 3]))
                             && is_digit(text[at + 1]) && is_digit(text[at + 2])
                             && text[at + 3] == '/' && is_digit(text[at + 4]);
        if (is_date)
            return true;
    }
    return false;
}

bool is_all_links(std::string_view body)
{
    bool has_line = false;
    for (std::string_view line : lines_of(body)) {
        if (trimmed(line).empty())
            continue;
        has_line = true;
        if (line.find("://") == std::string_view::npos)
            return false;
    }
    return has_line;
}

bool is_all_facts(std::string_view body)
{
    for (std::string_view line : lines_of(body))
        if (!trimmed(line).empty() && !read_fact(trimmed(line))
            && !trimmed(line).starts_with("<!--"))
            return false;
    return true;
}

} // namespace candor::evidence
