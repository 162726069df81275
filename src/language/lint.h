#pragma once

#include "language/coach.h"
#include "language/finding.h"

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

/// What `candor lint` prints. The room knows no Markdown, so whoever calls says how a text is split
/// into prose: `markdown::prose_spans`, most often.
namespace candor::language {

using ProseReader = ProseText (*)(std::string_view text);

/// One file and what the coach hears in it.
struct Lint {
    std::string file;
    std::vector<Finding> findings;

    friend bool operator==(const Lint&, const Lint&) = default;
};
BOOST_DESCRIBE_STRUCT(Lint, (), (file, findings))

std::vector<Finding> lint(std::string_view text, ProseReader reader, const Options& options = {});

/// For people: each finding with its place, phrase, message, and at the end the questions. There is
/// no score, and nothing that counts anybody's words.
std::string lint_text(const Lint& lint);

/// Reads `{"id","part","text"}` a line, writes `{"id","findings":[…]}` a line, in the same order. An
/// id is a string or a number, and is given back as it was. A line that is no such object is `Invalid`
/// with its number, and ends the reading.
Result<void>
lint_lines(std::istream& in, std::ostream& out, ProseReader reader, const Options& options = {});

} // namespace candor::language
