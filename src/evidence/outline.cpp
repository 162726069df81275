#include "evidence/outline.h"

#include "base/utf8.h"
#include "evidence/cursor.h"
#include "evidence/plain_text.h"

#include <algorithm>
#include <array>

namespace candor::evidence {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t setext_title_bytes_max = 160;

int indent_of(std::string_view raw)
{
    int columns = 0;
    for (char c : raw) {
        if (c == '\t')
            columns += 4 - columns % 4;
        else if (c == ' ')
            ++columns;
        else
            break;
    }
    return columns;
}

/// The run of back-ticks or tildes at the front of a line, if it is long enough for a fence.
std::string_view fence_of(std::string_view text)
{
    const char mark = text.empty() ? '\0' : text.front();
    if (mark != '`' && mark != '~')
        return {};
    const std::size_t size = std::min(text.find_first_not_of(mark), text.size());
    return size >= 3 ? text.substr(0, size) : std::string_view();
}

bool is_bare_fence(std::string_view text)
{
    return !text.empty() && fence_of(text).size() == text.size();
}

bool is_rule(std::string_view text)
{
    std::size_t marks = 0;
    const char mark = text.empty() ? '\0' : text.front();
    if (mark != '-' && mark != '*' && mark != '_')
        return false;
    for (char c : text) {
        if (c != mark && c != ' ')
            return false;
        marks += c == mark ? 1 : 0;
    }
    return marks >= 3;
}

bool read_heading(std::string_view text, Line& line)
{
    const std::size_t level = text.find_first_not_of('#');
    if (level == 0 || level > 6 || level == std::string_view::npos)
        return false;
    const char next = text[level];
    const bool is_spaced = next == ' ' || next == '\t';
    const bool is_glued = level >= 2 && (is_letter(next) || is_digit(next));
    if (!is_spaced && !is_glued)
        return false;
    std::string_view title = trimmed(text.substr(level));
    const std::size_t end = title.find_last_not_of('#');
    if (end != std::string_view::npos && end + 1 < title.size() && title[end] == ' ')
        title = trimmed(title.substr(0, end));
    line.kind = LineKind::Heading;
    line.level = static_cast<int>(level);
    line.text = title;
    return true;
}

std::size_t bullet_size(std::string_view text)
{
    for (std::string_view mark : {"-", "*", "+", "•", "–", "◦", "▪"})
        if (text.starts_with(mark))
            return mark.size();
    const std::size_t digits = Cursor(text).digit_count();
    const char after = digits < text.size() ? text[digits] : '\0';
    return digits >= 1 && digits <= 3 && (after == '.' || after == ')') ? digits + 1 : 0;
}

/// "[ ] ", "[x] ": the box and whether it is ticked.
void read_checkbox(Line& line)
{
    Cursor cursor(line.text);
    if (!cursor.take('['))
        return;
    const char mark = cursor.peek();
    ++cursor.at;
    if ((mark != ' ' && mark != 'x' && mark != 'X') || !cursor.take(']')
        || (!cursor.is_done() && cursor.peek() != ' '))
        return;
    line.is_ticked = mark != ' ';
    line.text = trimmed(cursor.rest());
}

bool read_item(std::string_view text, Line& line)
{
    const std::size_t size = bullet_size(text);
    if (size == 0 || (size < text.size() && text[size] != ' ' && text[size] != '\t'))
        return false;
    line.kind = LineKind::Item;
    line.is_ordered = is_digit(text.front());
    line.text = trimmed(text.substr(size));
    read_checkbox(line);
    return true;
}

/// Reads lines that need no neighbours to be understood.
Line read_line(std::string_view raw)
{
    const std::string_view text = trimmed(raw);
    Line line{.raw = raw, .text = text, .indent = indent_of(raw)};
    if (text.empty() || is_rule(text))
        line.text = {};
    else if (line.indent < 4 && read_heading(text, line))
        return line;
    else if (text.starts_with('>'))
        line.kind = LineKind::Quote;
    else if (text.starts_with('|') && text.find('|', 1) != std::string_view::npos)
        line.kind = LineKind::TableRow;
    else if (!read_item(text, line))
        line.kind = LineKind::Text;
    return line;
}

/// For each line, the next one at or after it that may close a fence or a comment; `none` if there is none.
struct Closers {
    std::vector<std::size_t> backtick;
    std::vector<std::size_t> tilde;
    std::vector<std::size_t> comment;
};

Closers find_closers(const std::vector<std::string_view>& raws)
{
    Closers closers{std::vector(raws.size() + 1, none), std::vector(raws.size() + 1, none),
        std::vector(raws.size() + 1, none)};
    for (std::size_t i = raws.size(); i-- > 0;) {
        const std::string_view text = trimmed(raws[i]);
        const bool is_fence = is_bare_fence(text);
        closers.backtick[i] = is_fence && text.front() == '`' ? i : closers.backtick[i + 1];
        closers.tilde[i] = is_fence && text.front() == '~' ? i : closers.tilde[i + 1];
        closers.comment[i] =
            text.find("-->") != std::string_view::npos ? i : closers.comment[i + 1];
    }
    return closers;
}

/// The last line of the fence or comment that begins at line `i`, or `none` if none does.
std::size_t
block_end(const std::vector<std::string_view>& raws, const Closers& closers, std::size_t i)
{
    const std::string_view text = trimmed(raws[i]);
    if (text.starts_with("<!--"))
        return closers.comment[i];
    const std::string_view fence = fence_of(text);
    if (fence.empty() || text.substr(fence.size()).find('`') != std::string_view::npos)
        return none;
    return (fence.front() == '`' ? closers.backtick : closers.tilde)[i + 1];
}

bool is_underline(std::string_view text)
{
    return text.size() >= 3
           && (text.find_first_not_of('=') == std::string_view::npos
               || text.find_first_not_of('-') == std::string_view::npos);
}

/// A line of text with a line of === or --- under it is a heading; the underline then is nothing.
void find_underlined(std::vector<Line>& lines)
{
    for (std::size_t i = 1; i < lines.size(); ++i) {
        Line& title = lines[i - 1];
        const std::string_view under = trimmed(lines[i].raw);
        const bool is_alone = i == 1 || lines[i - 2].kind == LineKind::Blank;
        if (title.kind != LineKind::Text || !is_alone || !is_underline(under)
            || title.text.size() > setext_title_bytes_max || lines[i].kind == LineKind::Code)
            continue;
        title.kind = LineKind::Heading;
        title.level = under.front() == '=' ? 1 : 2;
        lines[i].kind = LineKind::Blank;
        lines[i].text = {};
        lines[i].raw = {};
    }
}

/// Tables without a bar at the front are told by the rule under their header.
void find_open_tables(std::vector<Line>& lines)
{
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const bool is_rule_here =
            lines[i].raw.find('|') != std::string_view::npos && is_table_rule(lines[i].raw);
        if (!is_rule_here || lines[i].kind == LineKind::Code
            || lines[i - 1].raw.find('|') == std::string_view::npos)
            continue;
        for (std::size_t row = i - 1; row < lines.size(); ++row) {
            Line& line = lines[row];
            if (line.raw.find('|') == std::string_view::npos || line.kind == LineKind::Code
                || line.kind == LineKind::Heading)
                break;
            line.kind = LineKind::TableRow;
            line.text = trimmed(line.raw);
            i = row;
        }
    }
}

} // namespace

bool is_table_rule(std::string_view row)
{
    return row.find('-') != std::string_view::npos
           && row.find_first_not_of("|-: \t") == std::string_view::npos;
}

std::vector<Line> outline(std::string_view text)
{
    const std::vector<std::string_view> raws = lines_of(text);
    const Closers closers = find_closers(raws);
    std::vector<Line> lines;
    lines.reserve(raws.size());
    std::size_t inside_until = none;
    LineKind inside = LineKind::Code;
    for (std::size_t i = 0; i < raws.size(); ++i) {
        if (inside_until == none) {
            inside_until = block_end(raws, closers, i);
            inside = trimmed(raws[i]).starts_with("<!--") ? LineKind::Comment : LineKind::Code;
        }
        if (inside_until == none)
            lines.push_back(read_line(raws[i]));
        else
            lines.push_back(
                {.raw = raws[i], .kind = inside, .text = raws[i], .indent = indent_of(raws[i])});
        lines.back().number = i + 1;
        if (inside_until == i)
            inside_until = none;
    }
    find_open_tables(lines);
    find_underlined(lines);
    return lines;
}

} // namespace candor::evidence
