#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Lines and texts of the Markdown form.
namespace candor::reviews {

/// The lines without their ends; `\r\n` and `\r` end a line too. "" has none.
std::vector<std::string> lines_of(std::string_view text);

std::string joined(const std::vector<std::string>& lines);

bool is_blank(std::string_view line);

/// A text as the form carries it: lines end in `\n`, no blank lines at either end, no white space at
/// the very end.
std::string tidy_text(std::string_view text);

/// A text of one line as the form carries it: line breaks are spaces, no white space at either end.
std::string tidy_line(std::string_view text);

/// `not_known` as a reader sees it: "not known"; and back.
std::string spaced(std::string_view name);
std::string underscored(std::string_view words);

/// As the first with a capital letter.
std::string capitalised(std::string words);

} // namespace candor::reviews
