#include "text/line_index.h"

#include <algorithm>

namespace candor {

LineIndex::LineIndex(std::string_view text) : text_(text)
{
    line_begins_.push_back(0);
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1))
        line_begins_.push_back(at + 1);
}

LineColumn LineIndex::at(std::size_t offset) const
{
    offset = std::min(offset, text_.size());
    const auto after = std::ranges::upper_bound(line_begins_, offset);
    const std::size_t begin = *(after - 1);
    const std::string_view before = text_.substr(begin, offset - begin);
    const auto is_first_byte = [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    };
    return {.line = static_cast<std::size_t>(after - line_begins_.begin()),
        .column = 1 + static_cast<std::size_t>(std::ranges::count_if(before, is_first_byte))};
}

} // namespace candor
