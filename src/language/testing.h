#pragma once

#include "language/coach.h"

#include <doctest/doctest.h>
#include <ranges>
#include <string>

namespace candor::language {

/// Checks that `rule` flags exactly what stands in [brackets], in a text of that part. The one place
/// that knows how a rule is run, so the API can change without touching a thousand examples.
inline void expect(const Rule& rule, std::string_view marked, Part part = Part::Other)
{
    std::string text;
    for (const char c : marked)
        if (c != '[' && c != ']')
            text.push_back(c);

    std::string got = text;
    std::vector<Remark> found = check(plain_prose(text), {.part = part, .rules_off = {}});
    std::erase_if(found, [&](const Remark& remark) { return remark.rule != &rule; });
    for (const Remark& remark : found | std::views::reverse) {
        got.insert(remark.span.end, "]");
        got.insert(remark.span.begin, "[");
    }
    CHECK_EQ(got, std::string(marked));
}

} // namespace candor::language
