#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candor::evidence {

/// The ASCII letters and digits of a text in lower case, and nothing else: "What Went Well?" and
/// the "W hat W ent W ell?" of a PDF both become "whatwentwell".
std::string compact(std::string_view text);

/// Without the marks of emphasis, code and link at both ends, and without white space there.
std::string_view without_marks(std::string_view text);

/// Whether a text has no letter and no digit: nothing to read.
bool is_wordless(std::string_view text);

/// Whether somebody wrote that there is nothing to write: "N/A", "None", "No comments added", "TBD".
bool says_nothing(std::string_view text);

/// Appends `text` on a line of its own, if it says anything.
void append_line(std::string& out, std::string_view text);

/// The lines of a text, without their ends.
std::vector<std::string_view> lines_of(std::string_view text);

/// The words of `text` joined by single spaces, without emphasis: for comparing and for labels.
std::string one_line(std::string_view text);

} // namespace candor::evidence
