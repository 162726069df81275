#pragma once

#include <string>
#include <string_view>

namespace candor::markdown {

/// The words of a Markdown text on one line, without its marks: for a title, a label, a list. Cut to at
/// most `bytes_max` bytes, the last of them an ellipsis then. Never fails.
std::string plain_line(std::string_view markdown, std::size_t bytes_max);

/// What a character reference (`&amp;`, `&#8212;`) stands for, or itself where it is not known.
std::string decoded_entity(std::string_view entity);

} // namespace candor::markdown
