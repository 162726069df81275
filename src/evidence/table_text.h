#pragma once

#include "evidence/outline.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace candor::evidence {

/// How many columns are looked at; those behind them stay text of their row.
inline constexpr std::size_t table_columns_max = 64;

/// A table as written: header cells (none if there is no rule under the first row) and rows.
struct Table {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    std::vector<const Line*> row_lines; ///< Where each row came from.
    std::string header_lines;           ///< Header and rule as written, or "".

    std::size_t column_count() const; ///< At most `table_columns_max`.
    std::string_view head_of(std::size_t column) const;
    std::string_view cell(std::size_t row, std::size_t column) const;
};

/// Reads the rows that `lines` begins with.
Table read_table(std::span<const Line> lines);

/// The cells of one row. `\|` and a bar in back-ticks part nothing.
std::vector<std::string> cells_of(std::string_view row);

} // namespace candor::evidence
