#include "reviews/front_matter.h"

#include "base/ascii.h"
#include "base/json.h"
#include "base/utf8.h"

#include <algorithm>

namespace candor::reviews {

namespace {

constexpr std::string_view fence = "---";
constexpr std::string_view item_opening = "  - ";

bool is_plain(char c)
{
    return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80
           || std::string_view(" _-./+:").contains(c);
}

/// Whether YAML reads the text as itself without quotes.
bool is_plain(std::string_view text)
{
    const std::string lower = lower_ascii(text);
    for (const std::string_view special : {"", "true", "false", "null", "yes", "no", "on", "off"})
        if (lower == special)
            return false;
    const bool begins_well =
        is_plain(text.front()) && !std::string_view(" -.:+").contains(text.front());
    return begins_well && text.back() != ' ' && text.back() != ':' && !text.contains(": ")
           && std::ranges::all_of(text, [](char c) { return is_plain(c); });
}

std::string quoted(std::string_view text)
{
    return is_plain(text) ? std::string(text) : json::text_of(text);
}

std::string unquoted(std::string_view text)
{
    const std::string_view bare = trimmed(text);
    if (bare.starts_with('"'))
        if (const Result<std::string> read = json::read<std::string>(bare))
            return *read;
    if (bare.size() >= 2 && bare.starts_with('\'') && bare.ends_with('\''))
        return std::string(bare.substr(1, bare.size() - 2));
    return std::string(bare);
}

} // namespace

void FrontMatter::add(std::string_view name, std::string_view text)
{
    entries_.push_back({.name = std::string(name), .texts = {std::string(text)}});
}

void FrontMatter::add(std::string_view name, const std::vector<std::string>& texts)
{
    entries_.push_back({.name = std::string(name), .texts = texts, .is_list = true});
}

std::optional<std::string> FrontMatter::take(std::string_view name)
{
    const auto found = std::ranges::find_if(entries_,
        [&](const Entry& entry) { return entry.name == name && entry.texts.size() == 1; });
    if (found == entries_.end())
        return std::nullopt;
    std::string text = std::move(found->texts.front());
    entries_.erase(found);
    return text;
}

std::vector<std::string> FrontMatter::take_list(std::string_view name)
{
    const auto found = std::ranges::find(entries_, name, &Entry::name);
    if (found == entries_.end())
        return {};
    std::vector<std::string> texts = std::move(found->texts);
    entries_.erase(found);
    return texts;
}

std::string FrontMatter::write() const
{
    std::string out = "---\n";
    for (const Entry& entry : entries_) {
        out.append(entry.name).append(entry.is_list ? ":\n" : ": ");
        if (!entry.is_list)
            out.append(quoted(entry.texts.front())).append("\n");
        else
            for (const std::string& text : entry.texts)
                out.append(item_opening).append(quoted(text)).append("\n");
    }
    return out + "---\n";
}

void FrontMatter::read_line(const std::string& line)
{
    const std::string_view bare = trimmed(line);
    if (bare.empty())
        return;
    const bool is_item = bare == "-" || bare.starts_with("- ");
    if (is_item && !entries_.empty() && entries_.back().is_list) {
        entries_.back().texts.push_back(unquoted(bare.substr(1)));
        entries_.back().lines.push_back(line);
        return;
    }
    const std::size_t colon = line.find(':');
    const bool is_named =
        colon != line.npos && colon > 0 && line[0] != ' ' && !is_item && line.find(' ') >= colon;
    if (!is_named) {
        entries_.push_back({.name = "", .lines = {line}});
        return;
    }
    const std::string_view value = trimmed(std::string_view(line).substr(colon + 1));
    Entry entry{.name = line.substr(0, colon), .is_list = value.empty(), .lines = {line}};
    if (!value.empty())
        entry.texts.push_back(unquoted(value));
    entries_.push_back(std::move(entry));
}

std::optional<FrontMatter> FrontMatter::take_from(std::vector<std::string>& lines)
{
    if (lines.empty() || trimmed(lines.front()) != fence)
        return std::nullopt;
    const auto end = std::find_if(lines.begin() + 1, lines.end(),
        [](const std::string& line) { return trimmed(line) == fence; });
    if (end == lines.end())
        return std::nullopt;
    FrontMatter matter;
    for (auto line = lines.begin() + 1; line != end; ++line)
        matter.read_line(*line);
    lines.erase(lines.begin(), end + 1);
    return matter;
}

std::vector<std::string> FrontMatter::left() const
{
    std::vector<std::string> lines;
    for (const Entry& entry : entries_)
        lines.insert(lines.end(), entry.lines.begin(), entry.lines.end());
    return lines;
}

} // namespace candor::reviews
