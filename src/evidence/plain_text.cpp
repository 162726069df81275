#include "evidence/plain_text.h"

#include "base/utf8.h"
#include "evidence/cursor.h"

#include <algorithm>
#include <array>

namespace candor::evidence {

std::string compact(std::string_view text)
{
    std::string result;
    for (char c : text)
        if (is_letter(c) || is_digit(c))
            result.push_back(lower(c));
    return result;
}

std::string_view without_marks(std::string_view text)
{
    constexpr std::string_view marks = "*_`~ \t\"'";
    const std::size_t begin = text.find_first_not_of(marks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(marks) - begin + 1);
}

bool is_wordless(std::string_view text)
{
    return std::ranges::none_of(text, [](char c) {
        return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    });
}

bool says_nothing(std::string_view text)
{
    constexpr std::array<std::string_view, 14> nothings = {"", "na", "none", "nil", "nothing",
        "tbd", "tba", "todo", "tbc", "nocommentsadded", "nocomments", "nocomment", "notapplicable",
        "noneyet"};
    if (text.size() > 60)
        return false;
    return is_wordless(text) || std::ranges::find(nothings, compact(text)) != nothings.end();
}

void append_line(std::string& out, std::string_view text)
{
    if (text.empty())
        return;
    if (!out.empty())
        out.push_back('\n');
    out.append(text);
}

std::vector<std::string_view> lines_of(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string one_line(std::string_view text)
{
    std::string result;
    for (char c : text) {
        if (c == '*' || c == '`')
            continue;
        const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!is_space)
            result.push_back(c);
        else if (!result.empty() && result.back() != ' ')
            result.push_back(' ');
    }
    return std::string(trimmed(result));
}

} // namespace candor::evidence
