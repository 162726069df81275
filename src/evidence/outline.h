#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace candor::evidence {

enum class LineKind { Blank, Heading, Item, TableRow, Code, Comment, Quote, Text };

/// One line of a Markdown document and what it is. Views into the text it was made from.
struct Line {
    std::size_t number = 0; ///< From 1.
    std::string_view raw;
    LineKind kind = LineKind::Blank;
    std::string_view text; ///< Without the marks that make it what it is.
    int level = 0;         ///< Of a heading: 1 to 6.
    int indent = 0;        ///< Columns before the first character or, of an item, before its mark.
    bool is_ordered = false;
    std::optional<bool> is_ticked; ///< Of a checkbox.
};

/// A Markdown document line by line. This is less than a parser and more forgiving: it knows what
/// people mean by `##Timeline`, by a bullet made with a dash, and by a fence that is never closed.
std::vector<Line> outline(std::string_view text);

/// Whether a table row is the line of dashes under a header.
bool is_table_rule(std::string_view row);

} // namespace candor::evidence
