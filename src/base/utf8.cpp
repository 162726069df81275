#include "base/utf8.h"

#include "base/ascii.h"

#include <algorithm>
#include <utf8proc.h>

namespace candor {

namespace {

bool is_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string with_replacements(std::string_view text)
{
    std::string result;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t codepoint = 0;
        const utf8proc_ssize_t size = utf8proc_iterate(bytes, left, &codepoint);
        if (size < 1)
            result += "\uFFFD";
        else
            result.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
        bytes += std::max<utf8proc_ssize_t>(size, 1);
        left -= std::max<utf8proc_ssize_t>(size, 1);
    }
    return result;
}

} // namespace

std::string nfc(std::string_view text)
{
    if (is_ascii(text))
        return std::string(text);
    std::string sound = with_replacements(text);
    utf8proc_uint8_t* normal = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(sound.data()),
        static_cast<utf8proc_ssize_t>(sound.size()), &normal,
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    if (size < 0)
        return sound;
    std::string result(reinterpret_cast<const char*>(normal), static_cast<std::size_t>(size));
    std::free(normal);
    return result;
}

std::string_view prefix_of(std::string_view text, std::size_t bytes_max)
{
    if (text.size() <= bytes_max)
        return text;
    std::size_t end = bytes_max;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end;
    return text.substr(0, end);
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view white = " \t\r\n\v\f";
    const std::size_t begin = text.find_first_not_of(white);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(white) - begin + 1);
}

std::string lower_ascii(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), lower);
    return result;
}

} // namespace candor
