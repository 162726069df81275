#pragma once

#include <algorithm>
#include <string_view>

/// Bytes of text that are ASCII, whatever the locale.
namespace candor {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

/// Whether two are the same but for the case of ASCII letters.
constexpr bool same_letters(std::string_view left, std::string_view right)
{
    return left.size() == right.size() && std::ranges::equal(left, right, {}, lower, lower);
}

} // namespace candor
