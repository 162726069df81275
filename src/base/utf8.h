#pragma once

#include <string>
#include <string_view>

namespace candor {

/// The text in Unicode's normal form C. Bytes that are not UTF-8 become U+FFFD.
std::string nfc(std::string_view text);

/// The longest beginning of `text` of at most `bytes_max` bytes that cuts no character in two.
std::string_view prefix_of(std::string_view text, std::size_t bytes_max);

/// Without white space (space, tab, line ends) at both ends.
std::string_view trimmed(std::string_view text);

/// ASCII letters in lower case; everything else as it is.
std::string lower_ascii(std::string_view text);

} // namespace candor
