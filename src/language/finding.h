#pragma once

#include "language/rule.h"
#include "text/prose_text.h"

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <vector>

namespace candor::language {

/// A remark as it leaves the room: `json::text_of` writes it.
struct Finding {
    std::string rule;
    Severity severity = Severity::Warning;
    std::int64_t begin = 0; ///< In bytes of UTF-8.
    std::int64_t end = 0;
    std::int64_t begin_utf16 = 0; ///< In UTF-16 units, as browsers and editors count.
    std::int64_t end_utf16 = 0;
    std::int64_t line = 1; ///< Both from 1, the column in characters.
    std::int64_t column = 1;
    std::string phrase;
    std::string message; ///< What the phrase hides.
    std::string ask;     ///< A question that would uncover it.
    std::string because; ///< Where the rule comes from.

    friend bool operator==(const Finding&, const Finding&) = default;
};
BOOST_DESCRIBE_STRUCT(Finding,
    (),
    (rule,
        severity,
        begin,
        end,
        begin_utf16,
        end_utf16,
        line,
        column,
        phrase,
        message,
        ask,
        because))

/// The remarks on `text`, with places and words for whoever reads them.
std::vector<Finding> findings_of(std::string_view text, const std::vector<Remark>& remarks);

} // namespace candor::language
