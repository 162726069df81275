#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace candor {

/// A place in a text as people say it: both from 1, the column in characters.
struct LineColumn {
    std::size_t line = 1;
    std::size_t column = 1;

    friend bool operator==(const LineColumn&, const LineColumn&) = default;
};

/// Finds the line of a byte. Looks at the text again for the column, so the text must outlive it.
class LineIndex {
public:
    explicit LineIndex(std::string_view text);

    /// Of the byte at `offset`; an offset beyond the end is the end.
    LineColumn at(std::size_t offset) const;

private:
    std::string_view text_;
    std::vector<std::size_t> line_begins_;
};

} // namespace candor
