#include "evidence/timeline_table.h"

#include "evidence/plain_text.h"

#include <algorithm>
#include <array>

namespace candor::evidence {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t moment_cell_bytes_max = 80;

/// How the cells of a column look.
struct ColumnShape {
    std::size_t filled = 0;
    std::size_t dates = 0;   ///< A date and no time.
    std::size_t times = 0;   ///< A time and no date.
    std::size_t moments = 0; ///< Both.
    std::size_t weekdays = 0;
    std::size_t bytes = 0;

    std::size_t timed() const { return times + moments; }
    bool is_mostly(std::size_t count) const { return count > 0 && count * 2 >= filled; }
};

bool is_weekday(std::string_view cell)
{
    Cursor cursor(without_marks(cell));
    return read_weekday(cursor) && cursor.is_done();
}

bool is_missing(const WrittenMoment& when) { return when.is_placeholder || when.is_time_unknown; }

ColumnShape shape_of(const Table& table, std::size_t column, NumericOrder order)
{
    ColumnShape shape;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const std::string_view cell = table.cell(row, column);
        shape.filled += cell.empty() ? 0 : 1;
        shape.bytes += cell.size();
        if (cell.empty() || cell.size() > moment_cell_bytes_max)
            continue;
        shape.weekdays += is_weekday(cell) ? 1 : 0;
        const std::optional<Entry> entry = read_entry(cell, order);
        if (!entry || entry->rest.size() > 24)
            continue;
        const bool has_time = entry->when.time || is_missing(entry->when);
        shape.moments += entry->when.date && has_time ? 1 : 0;
        shape.dates += entry->when.date && !has_time ? 1 : 0;
        shape.times += !entry->when.date && has_time ? 1 : 0;
    }
    return shape;
}

struct Columns {
    std::size_t weekday = none;
    std::size_t date = none;
    std::size_t time = none; ///< Or date and time in one.
    std::size_t text = none;
    std::size_t who = none;
};

bool is_head(std::string_view head, const auto& names)
{
    return std::ranges::find(names, compact(head)) != names.end();
}

constexpr std::array<std::string_view, 14> text_heads = {"event", "events", "description", "what",
    "whathappened", "details", "activity", "action", "comment", "comments", "summary", "update",
    "message", "note"};
constexpr std::array<std::string_view, 10> who_heads = {
    "who", "actor", "person", "by", "author", "speaker", "user", "team", "responsible", "reporter"};
constexpr std::array<std::string_view, 6> time_heads = {
    "time", "date", "datetime", "when", "timestamp", "dateandtime"};

Columns columns_of(const Table& table, const std::vector<ColumnShape>& shapes)
{
    Columns columns;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        if (columns.time == none && shapes[i].is_mostly(shapes[i].moments))
            columns.time = i;
        else if (columns.weekday == none && shapes[i].is_mostly(shapes[i].weekdays))
            columns.weekday = i;
    }
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        if (columns.time == none && shapes[i].is_mostly(shapes[i].timed()))
            columns.time = i;
        else if (columns.date == none && i != columns.time && shapes[i].is_mostly(shapes[i].dates))
            columns.date = i;
    }
    if (columns.time != none && shapes[columns.time].is_mostly(shapes[columns.time].moments))
        columns.date = none; // A second column of dates says something else.
    const auto is_free = [&](std::size_t i) {
        return i != columns.time && i != columns.date && i != columns.weekday;
    };
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        if (is_free(i) && columns.text == none && is_head(table.head_of(i), text_heads))
            columns.text = i;
        else if (is_free(i) && columns.who == none && is_head(table.head_of(i), who_heads))
            columns.who = i;
    }
    for (std::size_t i = 0; i < shapes.size() && columns.text == none; ++i)
        if (is_free(i) && i != columns.who)
            columns.text = i;
    return columns;
}

/// The columns that stand for no part of an entry are said in its text: "Region: eu-west-1".
std::string text_of(const Table& table, std::size_t row, const Columns& columns)
{
    std::string text(columns.text == none ? std::string_view() : table.cell(row, columns.text));
    for (std::size_t i = 0; i < table.rows[row].size(); ++i) {
        const std::string_view cell = table.cell(row, i);
        if (i == columns.text || i == columns.who || i == columns.date || i == columns.time
            || i == columns.weekday || cell.empty())
            continue;
        const std::string_view head = table.head_of(i);
        append_line(
            text, head.empty() ? std::string(cell) : std::string(head) + ": " + std::string(cell));
    }
    return text;
}

std::string joined_time(const Table& table, std::size_t row, const Columns& columns)
{
    std::string joined;
    for (std::size_t column : {columns.weekday, columns.date, columns.time})
        if (column != none && !table.cell(row, column).empty())
            joined.append(joined.empty() ? "" : " ").append(table.cell(row, column));
    return joined;
}

/// The year that stands in the head of the column: "Date (2021)".
WrittenMoment with_year_of(WrittenMoment when, std::string_view head)
{
    for (Cursor cursor(head); when.date && when.date->year == 0 && !cursor.is_done(); ++cursor.at)
        if (!is_digit(cursor.before()) && cursor.digit_count() == 4)
            when.date->year = Cursor(cursor).take_number(4, 4).value_or(0);
    return when;
}

std::optional<TimelineDraft>
read_row(const Table& table, std::size_t row, const Columns& columns, NumericOrder order)
{
    const std::string written = joined_time(table, row, columns);
    const std::optional<Entry> entry = read_entry(written, order);
    if (!entry || (!entry->when.date && !entry->when.time))
        return std::nullopt;
    if (entry->when.is_placeholder && is_template_text(text_of(table, row, columns)))
        return std::nullopt;
    const std::string_view date_head =
        table.head_of(columns.date != none ? columns.date : columns.time);
    TimelineDraft draft{.when = with_year_of(entry->when, date_head),
        .as_written = entry->as_written,
        .line = table.row_lines[row]->number};
    draft.text = entry->rest;
    append_line(draft.text, text_of(table, row, columns));
    if (columns.who != none)
        draft.who = std::string(table.cell(row, columns.who));
    else
        split_speaker(draft.text, draft.who);
    return draft;
}

/// `| **Detected** | 2024-03-01 10:05 |`: a label and its moment.
bool is_label_table(const Table& table, const std::vector<ColumnShape>& shapes)
{
    return table.column_count() == 2 && shapes[1].moments > 0 && shapes[0].timed() == 0;
}

bool is_timeline(const Table& table,
    const std::vector<ColumnShape>& shapes,
    const Columns& columns,
    TableDoubt doubt)
{
    if (columns.time == none && columns.date == none)
        return false;
    if (doubt == TableDoubt::Inside)
        return true;
    const std::size_t first = std::min(columns.time, columns.date);
    const bool has_time =
        columns.time != none && shapes[columns.time].is_mostly(shapes[columns.time].timed());
    return has_time && (first == 0 || columns.weekday == 0)
           && (is_head(table.head_of(first), time_heads) || shapes[columns.time].timed() >= 2);
}

void add_leftover(TimelineTable& result, const Table& table)
{
    if (!table.header_lines.empty() && !table.row_lines.empty())
        result.leftover.emplace_back(table.row_lines.front()->number - 2, table.header_lines);
}

} // namespace

std::optional<TimelineTable>
read_timeline_table(const Table& table, NumericOrder order, TableDoubt doubt)
{
    std::vector<ColumnShape> shapes;
    shapes.reserve(table.column_count());
    for (std::size_t i = 0; i < table.column_count(); ++i)
        shapes.push_back(shape_of(table, i, order));
    const bool is_labels = !shapes.empty() && is_label_table(table, shapes);
    const Columns columns = is_labels ? Columns{.time = 1, .text = 0} : columns_of(table, shapes);
    if (!is_labels && !is_timeline(table, shapes, columns, doubt))
        return std::nullopt;
    TimelineTable result;
    add_leftover(result, table);
    result.zone_head =
        std::string(table.head_of(columns.time != none ? columns.time : columns.date));
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        auto draft = read_row(table, row, columns, order);
        const bool is_known = draft && (!is_labels || draft->when.time);
        const bool goes_on =
            !is_known && !result.drafts.empty() && joined_time(table, row, columns).empty();
        if (is_known)
            result.drafts.push_back(*std::move(draft));
        else if (goes_on)
            append_line(result.drafts.back().text, text_of(table, row, columns));
        else
            result.leftover.emplace_back(
                table.row_lines[row]->number, std::string(table.row_lines[row]->raw));
    }
    return result.drafts.empty() ? std::nullopt : std::optional(std::move(result));
}

} // namespace candor::evidence
