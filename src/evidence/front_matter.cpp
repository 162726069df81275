#include "evidence/front_matter.h"

#include "base/utf8.h"
#include "evidence/cursor.h"

#include <algorithm>

namespace candor::evidence {

namespace {

// Where the block begins: after blank lines at most, or after a comment of a template.
constexpr std::size_t lines_before_max = 12;
constexpr std::size_t front_lines_max = 400;

struct Place {
    std::size_t begin = 0; ///< Of the line.
    std::size_t end = 0;   ///< Behind its line end.
};

Place line_at(std::string_view text, std::size_t begin)
{
    const std::size_t end = text.find('\n', begin);
    return {begin, end == std::string_view::npos ? text.size() : end + 1};
}

std::string_view of(std::string_view text, const Place& place)
{
    std::string_view line = text.substr(place.begin, place.end - place.begin);
    while (line.ends_with('\n') || line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

std::string unquoted(std::string_view value)
{
    value = trimmed(value);
    const bool is_quoted = value.size() >= 2 && value.front() == value.back()
                           && (value.front() == '"' || value.front() == '\'');
    return std::string(is_quoted ? value.substr(1, value.size() - 2) : value);
}

/// `[a, "b, c"]`.
std::vector<std::string> list_of(std::string_view value)
{
    std::vector<std::string> items(1);
    char quote = '\0';
    for (char c : value.substr(1, value.size() - 2)) {
        if (quote == '\0' && c == ',') {
            items.emplace_back();
            continue;
        }
        if (c == quote)
            quote = '\0';
        else if (quote == '\0' && (c == '"' || c == '\''))
            quote = c;
        items.back().push_back(c);
    }
    for (std::string& item : items)
        item = unquoted(item);
    return items;
}

bool is_key_sign(char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-'; }

/// `key: value` or `key = value` at the beginning of a line.
std::optional<FrontField> read_field(std::string_view line)
{
    const std::size_t size =
        static_cast<std::size_t>(std::ranges::find_if_not(line, is_key_sign) - line.begin());
    if (size == 0)
        return std::nullopt;
    std::string_view rest = trimmed(line.substr(size));
    if (!rest.starts_with(':') && !rest.starts_with('='))
        return std::nullopt;
    FrontField field{.key = std::string(line.substr(0, size)), .raw = std::string(line)};
    rest = trimmed(rest.substr(1));
    if (rest.starts_with('[') && rest.ends_with(']'))
        field.values = list_of(rest);
    else if (!rest.empty() && rest != ">" && rest != "|" && rest != ">-" && rest != "|-")
        field.values = {unquoted(rest)};
    return field;
}

/// A line that goes on with the field before it: an item of a list, or more of its text.
void add_to_field(FrontField& field, std::string_view line)
{
    field.raw.append("\n").append(line);
    const std::string_view text = trimmed(line);
    if (text.starts_with("- "))
        field.values.push_back(unquoted(text.substr(2)));
    else if (field.values.empty())
        field.values.push_back(unquoted(text));
    else
        field.values.back().append(" ").append(text);
}

void add_line(FrontMatter& matter, std::string_view line)
{
    auto field = read_field(line);
    const bool goes_on = line.starts_with(' ') || line.starts_with('\t') || line.starts_with("- ");
    if (field)
        matter.fields.push_back(*std::move(field));
    else if (goes_on && !matter.fields.empty() && !matter.fields.back().key.empty())
        add_to_field(matter.fields.back(), line);
    else if (!trimmed(line).empty())
        matter.fields.push_back({.raw = std::string(line)});
}

/// Where the line of three signs stands that opens the block.
std::optional<Place> find_opening(std::string_view text)
{
    bool is_comment = false;
    Place place = line_at(text, 0);
    for (std::size_t i = 0; i < lines_before_max && place.begin < text.size(); ++i) {
        const std::string_view line = trimmed(of(text, place));
        if (line == "---" || line == "+++")
            return place;
        is_comment = is_comment || line.starts_with("<!--") || line.starts_with("<%");
        if (!line.empty() && !is_comment)
            return std::nullopt;
        if (line.ends_with("-->") || line.ends_with("%>"))
            is_comment = false;
        place = line_at(text, place.end);
    }
    return std::nullopt;
}

} // namespace

const FrontField* FrontMatter::find(std::string_view key) const
{
    const auto found = std::ranges::find_if(
        fields, [&](const FrontField& field) { return same_letters(field.key, key); });
    return found == fields.end() ? nullptr : &*found;
}

std::optional<FrontMatter> read_front_matter(std::string_view text)
{
    const std::optional<Place> opening = find_opening(text);
    if (!opening)
        return std::nullopt;
    const std::string_view fence = trimmed(of(text, *opening));
    FrontMatter matter;
    matter.language = fence == "---" ? "yaml" : "toml";
    matter.before = text.substr(0, opening->begin);
    Place place = line_at(text, opening->end);
    for (std::size_t i = 0; i < front_lines_max && place.begin < text.size(); ++i) {
        const std::string_view line = of(text, place);
        if (trimmed(line) == fence || line == "...") {
            matter.body = text.substr(place.end);
            matter.body_line =
                1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, place.end), '\n'));
            const bool has_field = std::ranges::any_of(
                matter.fields, [](const FrontField& field) { return !field.key.empty(); });
            return has_field ? std::optional(std::move(matter)) : std::nullopt;
        }
        add_line(matter, line);
        place = line_at(text, place.end);
    }
    return std::nullopt;
}

} // namespace candor::evidence
