#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candor::evidence {

inline constexpr std::size_t csv_columns_max = 256;

struct CsvRow {
    std::size_t line = 0; ///< Of its beginning, from 1.
    std::vector<std::string> cells;
};

/// Reads comma-separated values after RFC 4180, with any delimiter: quoted fields may hold
/// delimiters, line ends and doubled quotes. A quote that is never closed ends with the text.
std::vector<CsvRow> read_csv(std::string_view text, char delimiter);

/// The delimiter that parts the lines of a text into the same number of columns; none if no
/// one does.
std::optional<char> csv_delimiter_of(std::string_view text);

} // namespace candor::evidence
