// The coach reads whole documents at every keystroke, and asks of Markdown only "which bytes are
// prose, and where does a block end?". So this is a scanner of lines and not the parser: it keeps no
// tree, copies no text, and looks at each byte a bounded number of times. Where CommonMark is subtle
// (lazy continuation, nested lists) it takes the reading that leaves more text to be read; where a
// mistake would underline code, the one that leaves less.

#include "markdown/prose_spans.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "markdown/prose_inline.h"

#include <algorithm>

namespace candor::markdown {

namespace {

constexpr std::size_t bold_title_bytes_max = 80;
constexpr std::uint8_t bold_title_level = 7; // Below every heading that has a number.
constexpr std::size_t list_marker_digits_max = 9;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::size_t run_length(std::string_view text, std::size_t at, char c)
{
    const std::size_t end = std::min(text.find_first_not_of(c, at), text.size());
    return end - at;
}

/// A line without its line end and without the blanks before it.
struct Line {
    std::size_t begin = 0; ///< Of what is not blank.
    std::size_t end = 0;
    std::size_t next = 0;
    std::size_t indent = 0;

    bool is_empty() const { return begin == end; }
    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

Line line_at(std::string_view text, std::size_t at)
{
    Line line{.begin = at, .end = std::min(text.find('\n', at), text.size())};
    line.next = std::min(line.end + 1, text.size());
    while (line.end > line.begin && is_blank(text[line.end - 1]))
        --line.end;
    for (; line.begin < line.end && is_blank(text[line.begin]); ++line.begin)
        line.indent += text[line.begin] == '\t' ? 4 : 1;
    return line;
}

bool consists_of(std::string_view line, std::string_view characters)
{
    return !line.empty() && line.find_first_not_of(characters) == line.npos;
}

bool is_rule(std::string_view line)
{
    for (const char mark : {'-', '*', '_'}) {
        if (line.starts_with(mark) && std::ranges::count(line, mark) >= 3)
            return std::ranges::all_of(line, [&](char c) { return c == mark || is_blank(c); });
    }
    return false;
}

bool is_table_delimiter(std::string_view line)
{
    return line.contains('|') && line.contains('-') && consists_of(line, "|-: \t");
}

/// The bytes of "- ", "* ", "+ ", "12. " or "3) " at the beginning of a line; 0 if there is none.
std::size_t list_marker_length(std::string_view line)
{
    std::size_t at = 0;
    if (line.starts_with('-') || line.starts_with('*') || line.starts_with('+')) {
        at = 1;
    } else {
        while (at < line.size() && at < list_marker_digits_max && is_digit(line[at]))
            ++at;
        if (at == 0 || at == line.size() || (line[at] != '.' && line[at] != ')'))
            return 0;
        ++at;
    }
    return at < line.size() && is_blank(line[at]) ? at + 1 : 0;
}

std::size_t checkbox_length(std::string_view line)
{
    const bool is_box = line.size() >= 4 && line[0] == '[' && line[2] == ']' && is_blank(line[3])
                        && (line[1] == ' ' || line[1] == 'x' || line[1] == 'X');
    return is_box ? 4 : 0;
}

std::size_t heading_marker_length(std::string_view line)
{
    const std::size_t hashes = run_length(line, 0, '#');
    if (hashes == 0 || hashes > 6)
        return 0;
    return hashes == line.size() || is_blank(line[hashes]) ? hashes : 0;
}

/// "[label]: address" is written for the machine.
bool is_link_definition(std::string_view line)
{
    if (!line.starts_with('[') || line.starts_with("[^"))
        return false;
    const std::size_t close = line.find("]:");
    return close != line.npos && close > 1 && line.find(']') == close;
}

/// Reads line by line what the blocks are.
class BlockScanner {
public:
    explicit BlockScanner(std::string_view text)
        : text_(text)
        , inline_{.no_comment_end_after = text.size()}
    {
        prose_.text = text;
    }

    ProseText scan()
    {
        std::size_t at = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        at = front_matter(at);
        while (at < text_.size()) {
            at = std::max(line(line_at(text_, at)), at + 1);
            if (resume_at_ > at) { // A comment that began inside a block reaches beyond it.
                is_open_ = false;
                at = resume_at_;
            }
        }
        close();
        return std::move(prose_);
    }

private:
    /// Front matter is fenced by "---" (YAML) or "+++" (TOML) from the first line on.
    std::size_t front_matter(std::size_t at) const
    {
        const std::string_view fence = line_at(text_, at).of(text_);
        if (fence != "---" && fence != "+++")
            return at;
        for (std::size_t next = line_at(text_, at).next; next < text_.size();) {
            const Line line = line_at(text_, next);
            if (line.of(text_) == fence || line.of(text_) == "...")
                return line.next;
            next = std::max(line.next, next + 1);
        }
        return at;
    }

    /// Takes one line in, and gives back where the next one begins.
    std::size_t line(Line line)
    {
        const std::string_view words = line.of(text_);
        if (line.is_empty())
            return blank_line(line);
        if (words.starts_with("```") || words.starts_with("~~~"))
            return fenced_code(line);
        if (words.starts_with("<!--") && line.indent < 4)
            return comment(line);
        for (const std::string_view name : {"<pre", "<script", "<style"}) {
            if (words.starts_with(name))
                return html_code(line, name.substr(1));
        }
        if (is_indented_code(line) || is_quote(words))
            return line.next;
        was_blank_ = false;
        if (is_under_paragraph(words))
            return line.next;
        if (is_rule(words) || (!is_open_ && is_link_definition(words))) {
            close();
            return line.next;
        }
        return prose_line(line, words);
    }

    std::size_t prose_line(Line line, std::string_view words)
    {
        if (const std::size_t marker = heading_marker_length(words))
            return heading(line, marker);
        if (is_table_delimiter(words)) {
            close();
            is_table_ = true;
            return line.next;
        }
        if (words.starts_with('|') || (is_table_ && words.contains('|')))
            return table_row(line);
        is_table_ = false;
        if (const std::size_t marker = list_marker_length(words))
            return item(line, marker);
        if (!is_open_)
            open(line.begin, is_list_ && line.indent >= 2 ? BlockKind::Item : BlockKind::Paragraph);
        is_list_ &= block_.kind == BlockKind::Item;
        block_.span.end = line.end;
        return line.next;
    }

    std::size_t blank_line(Line line)
    {
        close();
        was_blank_ = true;
        is_quote_ = is_table_ = false;
        return line.next;
    }

    std::size_t fenced_code(Line line)
    {
        close();
        const char mark = text_[line.begin];
        const std::size_t length = run_length(text_, line.begin, mark);
        if (mark == '`' && line.of(text_).find('`', length) != std::string_view::npos) {
            open(line.begin, BlockKind::Paragraph); // "```inline```" on a line of its own.
            block_.span.end = line.end;
            return line.next;
        }
        std::size_t at = line.next;
        while (at < text_.size()) {
            const Line inside = line_at(text_, at);
            at = inside.next;
            const std::string_view words = inside.of(text_);
            if (words.size() >= length && consists_of(words, std::string_view(&mark, 1)))
                break;
        }
        return at;
    }

    std::size_t html_code(Line line, std::string_view name)
    {
        close();
        const std::size_t end = text_.find("</" + std::string(name), line.begin);
        return end == text_.npos ? text_.size() : line_at(text_, end).next;
    }

    std::size_t comment(Line line)
    {
        close();
        const std::size_t end = text_.find("-->", line.begin + 4);
        if (end == text_.npos)
            return text_.size();
        directive(trimmed(text_.substr(line.begin + 4, end - line.begin - 4)));
        return end + 3;
    }

    void directive(std::string_view words)
    {
        constexpr std::string_view ignore = "candor-ignore";
        if (words == "candor-off")
            inline_.is_muted = true;
        if (words == "candor-on")
            inline_.is_muted = false;
        if (!words.starts_with(ignore) || inline_.is_muted)
            return;
        const std::size_t before = prose_.ignored.size();
        const auto base = static_cast<std::size_t>(words.data() - text_.data());
        for (std::size_t at = ignore.size(); at < words.size();) {
            const std::size_t begin =
                std::min(words.find_first_not_of(", \t\r\n", at), words.size());
            const std::size_t end = std::min(words.find_first_of(", \t\r\n", begin), words.size());
            if (end > begin)
                prose_.ignored.push_back({base + begin, base + end});
            at = end;
        }
        if (prose_.ignored.size() == before)
            prose_.ignored.push_back({base, base});
    }

    bool is_indented_code(const Line& line)
    {
        const bool is_code = line.indent >= 4 && !is_open_ && !is_list_ && (was_blank_ || is_code_);
        is_code_ = is_code;
        return is_code;
    }

    /// A quote goes on in the lines that follow it, to the next blank line or block.
    bool is_quote(std::string_view words)
    {
        const bool goes_on = is_quote_ && list_marker_length(words) == 0
                             && heading_marker_length(words) == 0 && !is_rule(words);
        is_quote_ = words.starts_with('>') || goes_on;
        if (is_quote_)
            close();
        return is_quote_;
    }

    /// A line of "===" or "---" makes the paragraph above it a heading.
    bool is_under_paragraph(std::string_view words)
    {
        if (!is_open_ || block_.kind != BlockKind::Paragraph || words.size() < 2)
            return false;
        if (!consists_of(words, "=") && !consists_of(words, "-"))
            return false;
        block_.kind = BlockKind::Heading;
        block_.heading_level = words[0] == '=' ? 1 : 2;
        close();
        return true;
    }

    std::size_t heading(Line line, std::size_t marker)
    {
        close();
        while (line.end > line.begin + marker && text_[line.end - 1] == '#')
            --line.end;
        open(line.begin + marker, BlockKind::Heading);
        block_.heading_level = static_cast<std::uint8_t>(marker);
        block_.span.end = std::max(line.end, block_.span.begin);
        close();
        is_list_ = false;
        return line.next;
    }

    std::size_t table_row(Line line)
    {
        close();
        is_table_ = true;
        bool is_code = false;
        std::size_t begin = line.begin;
        for (std::size_t at = line.begin; at <= line.end; ++at) {
            if (at < line.end && text_[at] == '`')
                is_code = !is_code;
            if (at < line.end
                && (text_[at] != '|' || is_code || (at > begin && text_[at - 1] == '\\')))
                continue;
            if (at > begin) {
                open(begin, BlockKind::Cell);
                block_.span.end = at;
                close();
            }
            begin = at + 1;
        }
        return line.next;
    }

    std::size_t item(Line line, std::size_t marker)
    {
        close();
        const std::string_view words = line.of(text_);
        while (const std::size_t inner = list_marker_length(words.substr(marker)))
            marker += inner;
        marker += checkbox_length(words.substr(marker));
        is_list_ = true;
        if (words.substr(marker).starts_with('>')) {
            is_quote_ = true;
            return line.next;
        }
        open(line.begin + marker, BlockKind::Item);
        block_.span.end = std::max(line.end, block_.span.begin);
        return line.next;
    }

    void open(std::size_t begin, BlockKind kind)
    {
        is_open_ = true;
        block_ = {.kind = kind, .span = {begin, begin}};
    }

    void close()
    {
        if (!is_open_)
            return;
        is_open_ = false;
        while (block_.span.begin < block_.span.end && is_blank(text_[block_.span.begin]))
            ++block_.span.begin;
        while (block_.span.begin < block_.span.end && is_blank(text_[block_.span.end - 1]))
            --block_.span.end;
        if (block_.kind == BlockKind::Paragraph && is_bold_title(block_.span.of(text_))) {
            block_.kind = BlockKind::Heading;
            block_.heading_level = bold_title_level;
        }
        if (block_.kind == BlockKind::Heading) {
            heading_ = block_.span;
            heading_level_ = block_.heading_level;
        }
        scan_inside();
    }

    void scan_inside()
    {
        block_.heading = heading_;
        block_.heading_level = heading_level_;
        block_.first_piece = static_cast<std::uint32_t>(prose_.pieces.size());
        resume_at_ = read_inline(prose_, block_.span, inline_);
        block_.piece_count = static_cast<std::uint32_t>(prose_.pieces.size()) - block_.first_piece;
        if (block_.piece_count == 0)
            return;
        block_.first_ignored = ignored_before_;
        block_.ignored_count = static_cast<std::uint32_t>(prose_.ignored.size()) - ignored_before_;
        ignored_before_ = static_cast<std::uint32_t>(prose_.ignored.size());
        prose_.blocks.push_back(block_);
    }

    /// "**Action items**" alone is how many reports write their headings.
    static bool is_bold_title(std::string_view line)
    {
        if (!line.starts_with("**") || line.size() > bold_title_bytes_max)
            return false;
        if (line.ends_with(':'))
            line.remove_suffix(1);
        if (!line.ends_with("**") || line.size() < 5)
            return false;
        const std::string_view title = line.substr(2, line.size() - 4);
        return !title.contains("**") && !title.ends_with('.') && !title.contains('\n');
    }

    std::string_view text_;
    ProseText prose_;
    ProseBlock block_;
    Span heading_;
    std::uint8_t heading_level_ = 0;
    std::size_t resume_at_ = 0;
    InlineState inline_;
    std::uint32_t ignored_before_ = 0;
    bool is_open_ = false;
    bool is_list_ = false;
    bool is_table_ = false;
    bool is_quote_ = false;
    bool is_code_ = false;
    bool was_blank_ = true;
};

} // namespace

ProseText prose_spans(std::string_view markdown) { return BlockScanner(markdown).scan(); }

} // namespace candor::markdown
