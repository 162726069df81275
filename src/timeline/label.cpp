#include "timeline/label.h"

#include <utility>

namespace candor::timeline {

namespace {

double width_of(char32_t c)
{
    if (c < 0x80) {
        constexpr std::string_view narrow = " iljtfrI.,:;'|!()[]`-";
        constexpr std::string_view broad = "mwMW@%";
        const char byte = static_cast<char>(c);
        if (narrow.contains(byte))
            return 0.36;
        if (broad.contains(byte))
            return 0.92;
        return byte >= 'A' && byte <= 'Z' ? 0.7 : 0.58;
    }
    if (c >= 0x300 && c < 0x370)
        return 0;
    return c < 0x1100 ? 0.64 : c < 0x1f000 ? 1.0 : 1.35;
}

/// The character that begins at `text[at]`, and how many bytes it has. Bytes that are none count as one.
std::pair<char32_t, std::size_t> character_at(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    const std::size_t size = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (size == 1 || at + size > text.size())
        return {lead, 1};
    char32_t c = lead & (0x7fu >> size);
    for (std::size_t i = 1; i < size; ++i)
        c = c << 6 | (byte(at + i) & 0x3f);
    return {c, size};
}

/// Where the words before `at` end, without what parts them from the next. A word that is most of it is
/// cut at `at`.
std::size_t end_of_words(std::string_view text, std::size_t at)
{
    constexpr std::string_view parting = " ,;:";
    const std::size_t space = text.rfind(' ', at);
    std::size_t end = space != std::string_view::npos && space > at / 2 ? space : at;
    while (end > 0 && parting.contains(text[end - 1]))
        --end;
    return end;
}

} // namespace

double text_width(std::string_view text, double font_size)
{
    double width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, size] = character_at(text, at);
        width += width_of(c);
        at += size;
    }
    return width * font_size;
}

std::string text_within(std::string_view text, double width, double font_size)
{
    constexpr double least_ems = 3;
    if (text_width(text, font_size) <= width)
        return std::string(text);
    double left = width / font_size - width_of(U'…');
    if (left < least_ems)
        return "";
    std::size_t at = 0;
    while (at < text.size()) {
        const auto [c, size] = character_at(text, at);
        left -= width_of(c);
        if (left < 0)
            break;
        at += size;
    }
    return std::string(text.substr(0, end_of_words(text, at))) + "…";
}

} // namespace candor::timeline
