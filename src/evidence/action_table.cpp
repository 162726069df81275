#include "evidence/action_table.h"

#include "base/utf8.h"
#include "evidence/plain_text.h"
#include "evidence/table_text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace candor::evidence {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

constexpr std::array<std::string_view, 16> statement_heads = {"action", "actions", "actionitem",
    "actionitems", "item", "task", "description", "what", "title", "improvement", "recommendation",
    "todo", "followup", "measure", "step", "statement"};
constexpr std::array<std::string_view, 9> owner_heads = {
    "owner", "owners", "who", "assignee", "responsible", "assignedto", "lead", "dri", "ownedby"};
constexpr std::array<std::string_view, 9> due_heads = {
    "due", "duedate", "deadline", "expecteddate", "eta", "targetdate", "bywhen", "when", "date"};
constexpr std::array<std::string_view, 5> state_heads = {
    "status", "state", "done", "progress", "completed"};
constexpr std::array<std::string_view, 11> link_heads = {"link", "ticket", "issue", "github",
    "linear", "jira", "bug", "tracking", "pr", "reference", "trello"};
constexpr std::array<std::string_view, 4> number_heads = {"", "id", "no", "number"};

struct Columns {
    std::size_t statement = none;
    std::size_t owner = none;
    std::size_t due = none;
    std::size_t state = none;
    std::size_t link = none;
    std::size_t number = none;
};

void place(std::size_t& column, const auto& heads, const std::string& head, std::size_t i)
{
    if (column == none && std::ranges::find(heads, head) != heads.end())
        column = i;
}

Columns columns_of(const Table& table)
{
    Columns columns;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        const std::string head = compact(table.header[i]);
        place(columns.statement, statement_heads, head, i);
        place(columns.owner, owner_heads, head, i);
        place(columns.due, due_heads, head, i);
        place(columns.state, state_heads, head, i);
        place(columns.link, link_heads, head, i);
        place(columns.number, number_heads, head, i);
    }
    return columns;
}

/// The column with the most text in it that stands for nothing else.
std::size_t longest_column(const Table& table, const Columns& columns)
{
    std::size_t best = none;
    std::size_t best_bytes = 0;
    for (std::size_t i = 0; i < table.column_count(); ++i) {
        if (i == columns.owner || i == columns.due || i == columns.state || i == columns.link)
            continue;
        std::size_t bytes = 0;
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            bytes += table.cell(row, i).size();
        if (bytes > best_bytes) {
            best = i;
            best_bytes = bytes;
        }
    }
    return best;
}

bool is_action_table(const Columns& columns, ActionDoubt doubt)
{
    if (columns.statement == none)
        return false;
    return doubt == ActionDoubt::Inside || columns.owner != none || columns.due != none
           || columns.state != none || columns.link != none;
}

std::string due_of(std::string_view cell, NumericOrder order)
{
    const std::string_view plain = without_marks(cell);
    Cursor cursor(plain);
    const auto date = read_date(cursor, order);
    if (!date || date->year == 0 || !date->broken.empty())
        return std::string(plain);
    return fmt::format("{:04}-{:02}-{:02}", date->year, date->month, date->day);
}

void add_extras(const Table& table, std::size_t row, const Columns& columns, ProposedAction& action)
{
    for (std::size_t i = 0; i < table.rows[row].size(); ++i) {
        const std::string_view cell = table.cell(row, i);
        const bool is_told = i == columns.statement || i == columns.owner
                             || (i == columns.due && action.due == cell)
                             || (i == columns.state && is_done_word(without_marks(cell)));
        const bool is_number = i == columns.number && cell.size() <= 3
                               && cell.find_first_not_of("0123456789.") == std::string_view::npos;
        if (is_told || is_number || cell.empty() || is_wordless(cell))
            continue;
        const std::string_view head = table.head_of(i);
        append_line(action.text,
            head.empty() ? std::string(cell) : std::string(head) + ": " + std::string(cell));
    }
}

ProposedAction
read_row(const Table& table, std::size_t row, const Columns& columns, NumericOrder order)
{
    ProposedAction action = action_of(table.cell(row, columns.statement), order);
    if (columns.owner != none && !is_wordless(table.cell(row, columns.owner)))
        action.owner = std::string(table.cell(row, columns.owner));
    if (columns.due != none && !is_wordless(table.cell(row, columns.due)))
        action.due = due_of(table.cell(row, columns.due), order);
    if (columns.state != none)
        if (const auto state = is_done_word(without_marks(table.cell(row, columns.state))))
            action.done = state;
    add_extras(table, row, columns, action);
    if (action.link.empty() && columns.link != none)
        action.link = action_of(table.cell(row, columns.link), order).link;
    return action;
}

} // namespace

std::optional<ActionReading>
read_action_table(std::span<const Line> rows, NumericOrder order, ActionDoubt doubt)
{
    const Table table = read_table(rows);
    Columns columns = columns_of(table);
    if (columns.statement == none && doubt == ActionDoubt::Inside)
        columns.statement = longest_column(table, columns);
    if (!is_action_table(columns, doubt))
        return std::nullopt;
    ActionReading reading;
    const std::size_t head_lines = rows.size() - table.rows.size();
    reading.rest.assign(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(head_lines));
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (is_wordless(table.cell(row, columns.statement)))
            reading.rest.push_back(*table.row_lines[row]);
        else
            reading.actions.push_back(read_row(table, row, columns, order));
    }
    return reading;
}

} // namespace candor::evidence
