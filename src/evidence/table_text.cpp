#include "evidence/table_text.h"

#include "base/utf8.h"
#include "evidence/plain_text.h"

#include <algorithm>

namespace candor::evidence {

std::size_t Table::column_count() const
{
    std::size_t count = header.size();
    for (const auto& row : rows)
        count = std::max(count, row.size());
    return std::min(count, table_columns_max);
}

std::string_view Table::head_of(std::size_t column) const
{
    return column < header.size() ? std::string_view(header[column]) : std::string_view();
}

std::string_view Table::cell(std::size_t row, std::size_t column) const
{
    return column < rows[row].size() ? std::string_view(rows[row][column]) : std::string_view();
}

std::vector<std::string> cells_of(std::string_view row)
{
    row = trimmed(row);
    if (row.starts_with('|'))
        row.remove_prefix(1);
    std::vector<std::string> cells(1);
    const bool has_code = std::ranges::count(row, '`') % 2 == 0;
    bool is_code = false;
    for (std::size_t i = 0; i < row.size(); ++i) {
        is_code = has_code && row[i] == '`' ? !is_code : is_code;
        if (row[i] == '\\' && i + 1 < row.size() && row[i + 1] == '|')
            cells.back().append(row.substr(i++, 2));
        else if (row[i] == '|' && !is_code)
            cells.emplace_back();
        else
            cells.back().push_back(row[i]);
    }
    for (std::string& cell : cells)
        cell = std::string(trimmed(cell));
    if (cells.size() > 1 && cells.back().empty())
        cells.pop_back();
    return cells;
}

Table read_table(std::span<const Line> lines)
{
    Table table;
    std::size_t first = 0;
    if (lines.size() > 1 && lines[1].kind == LineKind::TableRow && is_table_rule(lines[1].raw)) {
        table.header = cells_of(lines[0].raw);
        table.header_lines = std::string(lines[0].raw) + "\n" + std::string(lines[1].raw);
        first = 2;
    }
    for (std::size_t i = first; i < lines.size() && lines[i].kind == LineKind::TableRow; ++i) {
        table.rows.push_back(cells_of(lines[i].raw));
        table.row_lines.push_back(&lines[i]);
    }
    return table;
}

} // namespace candor::evidence
