#include "markdown/prose_inline.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <string>

namespace candor::markdown {

namespace {

constexpr std::size_t backtick_run_max = 32;
constexpr std::size_t entity_bytes_max = 10;
constexpr int nested_parentheses_max = 32; // As CommonMark; it keeps reading linear.

bool is_word_letter(char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }
bool is_word(char c) { return is_word_letter(c) || is_digit(c); }

/// The characters at which reading on in a run of words has to stop and look.
constexpr auto stops = [] {
    std::array<bool, 256> table{};
    for (const char c : std::string_view("`*_~[]!<\\:&"))
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

std::size_t run_length(std::string_view text, std::size_t at, char c)
{
    return std::min(text.find_first_not_of(c, at), text.size()) - at;
}

/// Reads the inside of one block: which of its bytes are words, which a thing, which markup.
class InlineScanner {
public:
    InlineScanner(ProseText& prose, Span block, InlineState& state)
        : prose_(prose)
        , text_(prose.text.substr(0, block.end))
        , at_(block.begin)
        , words_(at_)
        , state_(state)
    {
        no_closing_run_.fill(false);
    }

    /// Gives back where reading ended: beyond the block, if a comment reaches beyond it.
    std::size_t scan()
    {
        while (at_ < text_.size()) {
            if (!stops[static_cast<unsigned char>(text_[at_])])
                ++at_;
            else
                stop();
        }
        keep_words_to(std::min(at_, text_.size()));
        return at_;
    }

private:
    void stop()
    {
        switch (text_[at_]) {
        case '`':
            return code();
        case '<':
            return angle();
        case '[':
            return bracket();
        case ']':
            return closing_bracket();
        case '!':
            return at_ + 1 < text_.size() && text_[at_ + 1] == '[' ? picture() : pass();
        case ':':
            return colon();
        case '\\':
            return skip(1);
        case '&':
            return entity();
        case '_':
            return underscore();
        case '~':
            return run_length(text_, at_, '~') == 2 ? skip(2) : pass();
        default:
            return skip(run_length(text_, at_, text_[at_]));
        }
    }

    void pass() { ++at_; }

    /// Cuts `length` bytes out, as markup that is not there.
    void skip(std::size_t length)
    {
        keep_words_to(at_);
        at_ = words_ = at_ + length;
    }

    /// Cuts `length` bytes out, as a thing that is named.
    void keep_opaque(std::size_t length)
    {
        keep_words_to(at_);
        if (!state_.is_muted)
            prose_.pieces.push_back({{at_, at_ + length}, PieceKind::Opaque});
        at_ = words_ = at_ + length;
    }

    void keep_words_to(std::size_t end)
    {
        if (end > words_ && !state_.is_muted)
            prose_.pieces.push_back({{words_, end}, PieceKind::Words});
        words_ = end;
    }

    void code()
    {
        const std::size_t length = run_length(text_, at_, '`');
        const std::size_t close = closing_run(at_ + length, length);
        if (close == text_.npos)
            return skip(length);
        keep_opaque(close + length - at_);
    }

    /// Where a run of exactly `length` backticks begins. Remembers what there is none of, so that
    /// many unpaired runs cost one reading each length and not one each.
    std::size_t closing_run(std::size_t from, std::size_t length)
    {
        if (length > backtick_run_max || no_closing_run_[length - 1])
            return text_.npos;
        for (std::size_t at = text_.find('`', from); at != text_.npos;) {
            const std::size_t found = run_length(text_, at, '`');
            if (found == length)
                return at;
            at = text_.find('`', at + found);
        }
        no_closing_run_[length - 1] = true;
        return text_.npos;
    }

    void angle()
    {
        const std::string_view rest = text_.substr(at_);
        if (rest.starts_with("<!--"))
            return comment();
        const bool is_tag = rest.size() > 1 && (is_word_letter(rest[1]) || rest[1] == '/');
        const std::size_t close = is_tag ? rest.find_first_of("<>\n", 1) : rest.npos;
        if (close == rest.npos || rest[close] != '>')
            return pass();
        const std::string_view tag = rest.substr(0, close + 1);
        if (tag.contains("://") || tag.contains('@'))
            return keep_opaque(tag.size());
        for (const std::string_view name : {"code", "pre", "kbd", "script", "style", "samp"}) {
            if (tag.substr(1).starts_with(name) && !is_word(tag[1 + name.size()]))
                return element(name, tag.size());
        }
        skip(tag.size());
    }

    /// An element whose inside is not prose, to its closing tag, or to the end of the block.
    void element(std::string_view name, std::size_t tag_length)
    {
        const std::string closing = "</" + std::string(name);
        const std::size_t close = text_.find(closing, at_ + tag_length);
        const std::size_t end = close == text_.npos ? text_.npos : text_.find('>', close);
        keep_opaque((end == text_.npos ? text_.size() : end + 1) - at_);
    }

    void comment()
    {
        const std::size_t end = end_of_comment();
        if (end == text_.npos)
            return pass();
        const std::string_view inside = prose_.text.substr(at_ + 4, end - at_ - 4);
        keep_words_to(at_);
        if (trimmed(inside) == "candor-off")
            state_.is_muted = true;
        if (trimmed(inside) == "candor-on")
            state_.is_muted = false;
        at_ = words_ = end + 3;
    }

    std::size_t end_of_comment()
    {
        if (at_ >= state_.no_comment_end_after)
            return text_.npos;
        const std::size_t end = prose_.text.find("-->", at_ + 4);
        if (end == text_.npos)
            state_.no_comment_end_after = at_;
        return end;
    }

    void bracket()
    {
        const std::size_t end =
            text_.substr(at_).starts_with("[^") ? end_of_label(at_) : text_.npos;
        skip(end == text_.npos ? 1 : end - at_);
    }

    /// After the text of a link comes its target: "](address)" or "][label]".
    void closing_bracket()
    {
        const std::size_t next = at_ + 1;
        if (next >= text_.size() || (text_[next] != '(' && text_[next] != '['))
            return skip(1);
        const std::size_t end = text_[next] == '(' ? end_of_target(next) : end_of_label(next);
        skip(end == text_.npos ? 1 : end - at_);
    }

    std::size_t end_of_target(std::size_t open) const
    {
        int depth = 0;
        for (std::size_t at = open; at < text_.size() && text_[at] != '\n'; ++at) {
            depth += text_[at] == '(' ? 1 : text_[at] == ')' ? -1 : 0;
            if (depth == 0)
                return at + 1;
            if (depth > nested_parentheses_max)
                break;
        }
        return text_.npos;
    }

    std::size_t end_of_label(std::size_t open) const
    {
        const std::size_t close = text_.find_first_of("[]\n", open + 1);
        return close == text_.npos || text_[close] != ']' ? text_.npos : close + 1;
    }

    void picture()
    {
        const std::size_t next = end_of_label(at_ + 1);
        if (next == text_.npos)
            return skip(2);
        const bool has_target = next < text_.size() && text_[next] == '(';
        const std::size_t end = has_target ? end_of_target(next) : next;
        keep_opaque((end == text_.npos ? next : end) - at_);
    }

    /// An address without marks around it: from its scheme to the next blank.
    void colon()
    {
        if (!text_.substr(at_).starts_with("://"))
            return pass();
        std::size_t begin = at_;
        while (begin > words_ && is_word_letter(text_[begin - 1]))
            --begin;
        std::size_t end = std::min(text_.find_first_of(" \t\r\n<>|\"`]", at_), text_.size());
        while (end > at_ + 3 && std::string_view(".,;:!?)*_'").contains(text_[end - 1]))
            --end;
        at_ = begin;
        keep_opaque(end - begin);
    }

    void entity()
    {
        const std::string_view rest = text_.substr(at_, entity_bytes_max);
        const std::size_t end = rest.find_first_not_of(
            "#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 1);
        end != rest.npos&& rest[end] == ';' ? skip(end + 1) : pass();
    }

    /// "_so_" is emphasis, "snake_case" is a word.
    void underscore()
    {
        const std::size_t length = run_length(text_, at_, '_');
        const bool after_word = at_ > words_ && is_word(text_[at_ - 1]);
        const bool before_word = at_ + length < text_.size() && is_word(text_[at_ + length]);
        if (after_word && before_word)
            at_ += length;
        else
            skip(length);
    }

    ProseText& prose_;
    std::string_view text_;
    std::size_t at_;
    std::size_t words_; ///< Where the words that are not yet kept begin.
    InlineState& state_;
    std::array<bool, backtick_run_max> no_closing_run_;
};

} // namespace

std::size_t read_inline(ProseText& prose, Span block, InlineState& state)
{
    return InlineScanner(prose, block, state).scan();
}

} // namespace candor::markdown
