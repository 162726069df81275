#include "language/finding.h"

#include "text/line_index.h"
#include "text/utf16.h"

namespace candor::language {

std::vector<Finding> findings_of(std::string_view text, const std::vector<Remark>& remarks)
{
    std::vector<Finding> findings;
    if (remarks.empty())
        return findings;
    const LineIndex lines(text);
    const Utf16Index units(text);
    findings.reserve(remarks.size());
    for (const auto& [rule, severity, span] : remarks) {
        const LineColumn place = lines.at(span.begin);
        findings.push_back({.rule = std::string(rule->name),
            .severity = severity,
            .begin = static_cast<std::int64_t>(span.begin),
            .end = static_cast<std::int64_t>(span.end),
            .begin_utf16 = static_cast<std::int64_t>(units.from_byte(span.begin)),
            .end_utf16 = static_cast<std::int64_t>(units.from_byte(span.end)),
            .line = static_cast<std::int64_t>(place.line),
            .column = static_cast<std::int64_t>(place.column),
            .phrase = std::string(span.of(text)),
            .message = std::string(rule->message),
            .ask = std::string(rule->ask),
            .because = std::string(rule->because)});
    }
    return findings;
}

} // namespace candor::language
