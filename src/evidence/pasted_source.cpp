#include "evidence/pasted_source.h"

#include "base/utf8.h"
#include "evidence/chat_text.h"
#include "evidence/csv_text.h"
#include "evidence/plain_text.h"
#include "evidence/report_facts.h"
#include "evidence/timeline_table.h"
#include "evidence/timeline_text.h"
#include "evidence/zone_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::evidence {

namespace {

class PastedReader {
public:
    PastedReader(std::string_view text, std::optional<std::chrono::year_month_day> day)
    {
        if (text.size() > pasted_bytes_max)
            late_.push_back({0, fmt::format("only the first {} bytes of {} were read",
                                    pasted_bytes_max, text.size())});
        constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
        if (text.starts_with(byte_order_mark))
            text.remove_prefix(byte_order_mark.size());
        text_ = nfc(prefix_of(text, pasted_bytes_max));
        context_.order = numeric_order_in(text_).value_or(NumericOrder::DayFirst);
        const auto date = first_full_date(text_, context_.order);
        context_.reference = date ? std::optional(with_year(*date, std::nullopt)) : day;
        context_.first_day = day;
    }

    Proposal run()
    {
        if (!read_as_chat() && !read_as_table())
            read_as_list();
        finish();
        return std::move(proposal_);
    }

private:
    void say(std::string_view form)
    {
        proposal_.remarks.insert(proposal_.remarks.begin(), {0, fmt::format("read as {}", form)});
    }

    void take(std::vector<TimelineDraft> drafts)
    {
        SettledTimeline settled = settle(std::move(drafts), context_);
        proposal_.events = std::move(settled.events);
        std::ranges::move(settled.remarks, std::back_inserter(proposal_.remarks));
    }

    void keep(const std::vector<std::pair<std::size_t, std::string>>& lines)
    {
        std::string body;
        for (const auto& [number, line] : lines)
            append_line(body, line);
        if (!body.empty())
            proposal_.sections.push_back(
                {.key = SectionKey::Other, .title = "Not read as events", .body = std::move(body)});
    }

    bool read_as_chat()
    {
        std::optional<Chat> chat = read_chat(lines_of(text_), context_.order);
        if (!chat)
            return false;
        take(std::move(chat->drafts));
        keep(chat->leftover);
        say(title_of(chat->form));
        if (chat->notice_count > 0)
            late_.push_back(
                {0, fmt::format(
                        "{} lines about joins, topics and the like are kept apart from the events",
                        chat->notice_count)});
        return true;
    }

    bool read_as_table()
    {
        const std::optional<char> delimiter = csv_delimiter_of(text_);
        if (!delimiter)
            return false;
        const std::vector<CsvRow> rows = read_csv(text_, *delimiter);
        std::vector<Line> lines;
        lines.reserve(rows.size());
        for (const CsvRow& row : rows)
            lines.push_back({.number = row.line, .raw = raw_of(row), .kind = LineKind::TableRow});
        const auto table =
            read_timeline_table(table_of(rows, lines), context_.order, TableDoubt::Inside);
        if (!table || table->drafts.size() * 2 < rows.size())
            return false;
        column_zone_ = zone_in_sentence(table->zone_head).value_or("");
        take(table->drafts);
        keep(table->leftover);
        say("comma-separated values");
        return true;
    }

    /// The characters of a row, for what is left over.
    std::string_view raw_of(const CsvRow& row) const
    {
        const std::vector<std::string_view>& all =
            raw_lines_.empty() ? raw_lines_ = lines_of(text_) : raw_lines_;
        return row.line <= all.size() ? all[row.line - 1] : std::string_view();
    }

    /// The first row is a header if it holds no time and others do.
    Table table_of(const std::vector<CsvRow>& rows, const std::vector<Line>& lines) const
    {
        const auto has_time = [&](const CsvRow& row) {
            return std::ranges::any_of(row.cells, [&](const std::string& cell) {
                return cell.size() < 80 && read_entry(cell, context_.order).has_value();
            });
        };
        Table table;
        std::size_t first = 0;
        if (rows.size() > 1 && !has_time(rows[0]) && has_time(rows[1])) {
            for (const std::string& cell : rows[0].cells)
                table.header.emplace_back(trimmed(cell));
            table.header_lines = std::string(lines[0].raw);
            first = 1;
        }
        for (std::size_t i = first; i < rows.size(); ++i) {
            table.rows.emplace_back();
            for (const std::string& cell : rows[i].cells)
                table.rows.back().emplace_back(trimmed(cell));
            table.row_lines.push_back(&lines[i]);
        }
        return table;
    }

    void read_as_list()
    {
        ReportPart part{.key = SectionKey::Timeline, .lines = outline(text_)};
        TimelineReading reading = read_timeline(part, context_);
        proposal_.events = std::move(reading.events);
        proposal_.remarks = std::move(reading.remarks);
        column_zone_ = reading.zone;
        if (!reading.body.empty())
            proposal_.sections.push_back({.key = SectionKey::Other,
                .title = "Not read as events",
                .body = std::move(reading.body)});
        say(proposal_.events.empty() ? "text in which no time was found" : "a list of times");
    }

    void finish()
    {
        proposal_.zone = zone_of_report(outline(text_), {}, column_zone_, proposal_.events);
        for (ProposedEvent& event : proposal_.events)
            if (event.zone == proposal_.zone)
                event.zone.clear();
        if (!proposal_.events.empty() && proposal_.zone.empty())
            late_.push_back({0, "the text names no time zone; choose the one its times are in"});
        if (!proposal_.events.empty() && proposal_.events.front().at.starts_with('T'))
            late_.push_back({0, "the times have no date; choose the day they are of"});
        std::ranges::move(late_, std::back_inserter(proposal_.remarks));
    }

    std::string text_;
    TimelineContext context_;
    std::string column_zone_;
    mutable std::vector<std::string_view> raw_lines_;
    Proposal proposal_;
    std::vector<Remark> late_;
};

} // namespace

Proposal read_pasted(std::string_view text, std::optional<std::chrono::year_month_day> day)
{
    return PastedReader(text, day).run();
}

} // namespace candor::evidence
