#include "reviews/form_text.h"

#include "base/utf8.h"

#include <algorithm>

namespace candor::reviews {

std::vector<std::string> lines_of(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find_first_of("\r\n");
        lines.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(text.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
    }
    return lines;
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines)
        text.append(line).push_back('\n');
    if (!text.empty())
        text.pop_back();
    return text;
}

bool is_blank(std::string_view line)
{
    return line.find_first_not_of(" \t") == std::string_view::npos;
}

std::string tidy_text(std::string_view text)
{
    std::vector<std::string> lines = lines_of(text);
    const auto first = std::ranges::find_if_not(lines, is_blank);
    lines.erase(lines.begin(), first);
    std::string tidy = joined(lines);
    const std::size_t end = tidy.find_last_not_of(" \t\n");
    tidy.resize(end == std::string::npos ? 0 : end + 1);
    return tidy;
}

std::string tidy_line(std::string_view text)
{
    std::string line(text);
    std::ranges::replace(line, '\n', ' ');
    std::ranges::replace(line, '\r', ' ');
    return std::string(trimmed(line));
}

std::string spaced(std::string_view name)
{
    std::string words(name);
    std::ranges::replace(words, '_', ' ');
    return words;
}

std::string underscored(std::string_view words)
{
    std::string name = lower_ascii(trimmed(words));
    std::ranges::replace(name, ' ', '_');
    return name;
}

std::string capitalised(std::string words)
{
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

} // namespace candor::reviews
