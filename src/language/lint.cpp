#include "language/lint.h"

#include "base/json.h"

#include <algorithm>
#include <istream>
#include <ostream>

namespace candor::language {

namespace {

struct LineIn {
    json::Raw id;
    std::string part;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(LineIn, (), (id, part, text))

struct LineOut {
    json::Raw id;
    std::vector<Finding> findings;
};
BOOST_DESCRIBE_STRUCT(LineOut, (), (id, findings))

std::string one_line(std::string_view phrase)
{
    std::string line(phrase);
    std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return line;
}

} // namespace

std::vector<Finding> lint(std::string_view text, ProseReader reader, const Options& options)
{
    return findings_of(text, check(reader(text), options));
}

std::string lint_text(const Lint& lint)
{
    std::string out;
    std::vector<std::string_view> questions;
    for (const Finding& finding : lint.findings) {
        out += fmt::format("{}:{}:{}: “{}” ({}, {})\n    {}\n", lint.file, finding.line,
            finding.column, one_line(finding.phrase), finding.rule, name_of(finding.severity),
            finding.message);
        if (std::ranges::find(questions, finding.ask) == questions.end())
            questions.push_back(finding.ask);
    }
    if (!questions.empty())
        out += "\nQuestions to ask instead:\n";
    for (const std::string_view question : questions)
        out += fmt::format("  - {}\n", question);
    return out;
}

Result<void>
lint_lines(std::istream& in, std::ostream& out, ProseReader reader, const Options& options)
{
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.find_first_not_of(" \t\r") == line.npos)
            continue;
        Result<LineIn> read = json::read<LineIn>(line);
        if (!read)
            return invalid(fmt::format("line {}", number),
                fmt::format("line {}: {}", number, read.error().message));
        Options here = options;
        here.part = part_named(read->part);
        LineOut answer{std::move(read->id), lint(read->text, reader, here)};
        out << json::text_of(answer) << '\n';
    }
    return {};
}

} // namespace candor::language
