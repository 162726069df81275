// A report is read in four steps: its front matter; its lines (`outline`); its parts under headings
// and labels (`report_parts`); and out of each part the actions and then the events, so that what is
// left is the body. Nothing is thrown away on the way: a line is either taken by one of them or kept.

#include "evidence/report_source.h"

#include "base/utf8.h"
#include "evidence/action_text.h"
#include "evidence/front_matter.h"
#include "evidence/headings.h"
#include "evidence/outline.h"
#include "evidence/plain_text.h"
#include "evidence/report_facts.h"
#include "evidence/timeline_text.h"
#include "evidence/zone_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace candor::evidence {

namespace {

namespace chrono = std::chrono;

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

std::string sound_text(std::string_view bytes, Proposal& proposal)
{
    if (bytes.size() > report_bytes_max) {
        proposal.remarks.push_back({0, fmt::format("only the first {} bytes of {} were read",
                                           report_bytes_max, bytes.size())});
        bytes = prefix_of(bytes, report_bytes_max);
    }
    if (bytes.starts_with(byte_order_mark))
        bytes.remove_prefix(byte_order_mark.size());
    return nfc(bytes);
}

class ReportReader {
public:
    explicit ReportReader(std::string_view bytes) : text_(sound_text(bytes, proposal_)) {}

    Proposal run()
    {
        std::string_view body = text_;
        const std::optional<FrontMatter> front = read_front_matter(text_);
        std::size_t first_line = 1;
        if (front) {
            body = front->body;
            first_line = front->body_line;
            take_front_matter(*front, proposal_);
        }
        std::vector<Line> lines = outline(body);
        for (Line& line : lines)
            line.number += first_line - 1;
        auto order = numeric_order_in(body);
        if (!order)
            order = order_by_zone(body);
        context_.order = order.value_or(NumericOrder::DayFirst);
        ReportParts parts = part_report(lines, context_.order, proposal_.title);
        if (!parts.title.empty())
            proposal_.title = parts.title;
        find_days(body, front);
        for (ReportPart& part : parts.parts)
            read_part(part);
        finish(body, lines, parts, order.has_value());
        if (front)
            if (ProposedSection section = section_of(*front, proposal_); !section.body.empty())
                proposal_.sections.insert(proposal_.sections.begin(), std::move(section));
        return std::move(proposal_);
    }

private:
    void find_days(std::string_view body, const std::optional<FrontMatter>& front)
    {
        const auto day_of = [&](std::string_view text) -> std::optional<chrono::year_month_day> {
            const auto date = first_full_date(text, context_.order);
            return date ? std::optional(with_year(*date, std::nullopt)) : std::nullopt;
        };
        const auto in_title = day_of(proposal_.title);
        const auto in_front = front ? day_of(front_date(*front)) : std::nullopt;
        const auto in_body = day_of(body);
        context_.reference = in_title ? in_title : in_front ? in_front : in_body;
        context_.first_day = in_title ? in_title : in_body ? in_body : in_front;
        if (const auto day = day_of_all_events(body, context_.order))
            context_.only_day = with_year(*day, context_.reference);
    }

    void read_part(ReportPart& part)
    {
        ProposedSection section{.key = part.key, .title = part.title};
        const std::string title = compact(part.title);
        const bool is_actions =
            part.key == SectionKey::Actions
            || (part.key == SectionKey::Lessons && title.find("improvement") != std::string::npos);
        if (part.key != SectionKey::Timeline) {
            ActionReading actions = read_actions(
                part, context_.order, is_actions ? ActionDoubt::Inside : ActionDoubt::Elsewhere);
            section.action_count = static_cast<std::int64_t>(actions.actions.size());
            std::ranges::move(actions.actions, std::back_inserter(proposal_.actions));
            part.lines = std::move(actions.rest);
        }
        if (is_actions)
            part.key = SectionKey::Actions;
        read_events(part, section);
        if (!section.title.empty() || !section.body.empty() || section.event_count > 0
            || section.action_count > 0)
            proposal_.sections.push_back(std::move(section));
    }

    void read_events(const ReportPart& part, ProposedSection& section)
    {
        TimelineContext context = context_;
        if (const auto date = first_full_date(part.title, context_.order))
            context.first_day = with_year(*date, std::nullopt);
        if (auto event = event_of_heading(part, context)) {
            ++section.event_count;
            proposal_.events.push_back(*std::move(event));
        }
        TimelineReading reading = read_timeline(part, context);
        section.event_count += static_cast<std::int64_t>(reading.events.size());
        section.body = std::move(reading.body);
        if (column_zone_.empty())
            column_zone_ = reading.zone;
        std::ranges::move(reading.events, std::back_inserter(proposal_.events));
        std::ranges::move(reading.remarks, std::back_inserter(proposal_.remarks));
        if (section.key == SectionKey::Background && is_all_links(section.body))
            section.key = SectionKey::References;
        if (section.key == SectionKey::Summary && section.title.empty()
            && is_all_facts(section.body))
            section.key = SectionKey::Other;
    }

    void finish(std::string_view body,
        const std::vector<Line>& lines,
        const ReportParts& parts,
        bool is_order_known)
    {
        proposal_.zone = zone_of_report(lines, parts, column_zone_, proposal_.events);
        for (ProposedEvent& event : proposal_.events)
            if (event.zone == proposal_.zone)
                event.zone.clear();
        find_facts(lines, proposal_);
        settle_date(proposal_, context_.first_day);
        add_remarks(body, is_order_known);
    }

    void add_remarks(std::string_view body, bool is_order_known)
    {
        if (!proposal_.events.empty() && proposal_.zone.empty())
            proposal_.remarks.push_back(
                {0, "the report names no time zone; choose the one its times are in"});
        if (!is_order_known && has_numeric_date(body))
            proposal_.remarks.push_back({0, "dates such as 03/04/2024 are read with the day first; "
                                            "nothing in the report says otherwise"});
        const auto dateless = std::ranges::count_if(
            proposal_.events, [](const ProposedEvent& event) { return event.at.starts_with('T'); });
        if (dateless > 0)
            proposal_.remarks.push_back(
                {0, fmt::format("{} events have a time and no date", dateless)});
        if (proposal_.title.empty())
            proposal_.remarks.push_back({0, "the report has no title"});
    }

    Proposal proposal_;
    std::string text_;
    TimelineContext context_;
    std::string column_zone_;
};

} // namespace

Proposal read_report(std::string_view markdown) { return ReportReader(markdown).run(); }

} // namespace candor::evidence
