#include "text/utf16.h"

#include <algorithm>

namespace candor {

namespace {

constexpr std::size_t stride = 256;

/// A character counts where its first byte stands: one unit, or two beyond the first plane.
constexpr std::size_t units_of(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xF0)
        return 2;
    return (byte & 0xC0) == 0x80 ? 0 : 1;
}

} // namespace

std::size_t utf16_length(std::string_view text)
{
    std::size_t units = 0;
    for (const char c : text)
        units += units_of(c);
    return units;
}

Utf16Index::Utf16Index(std::string_view text) : text_(text)
{
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size(); at += stride) {
        units_before_.push_back(units);
        units += utf16_length(text.substr(at, stride));
    }
    units_before_.push_back(units);
}

std::size_t Utf16Index::from_byte(std::size_t offset) const
{
    offset = std::min(offset, text_.size());
    const std::size_t begin = offset / stride * stride;
    if (begin >= text_.size())
        return units_before_.back();
    return units_before_[begin / stride] + utf16_length(text_.substr(begin, offset - begin));
}

std::size_t Utf16Index::to_byte(std::size_t units) const
{
    const auto after = std::ranges::upper_bound(units_before_, units);
    const auto block = static_cast<std::size_t>(after - units_before_.begin()) - 1;
    std::size_t at = std::min(block * stride, text_.size());
    for (std::size_t seen = units_before_[block]; at < text_.size(); ++at) {
        if (seen >= units && units_of(text_[at]) > 0)
            break;
        seen += units_of(text_[at]);
    }
    return at;
}

} // namespace candor
