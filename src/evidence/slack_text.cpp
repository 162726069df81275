#include "evidence/slack_text.h"

#include "base/utf8.h"
#include "evidence/cursor.h"

#include <array>
#include <utility>

namespace candor::evidence {

namespace {

// A reference in angle brackets is short; a `<` with no end near it is just a sign.
constexpr std::size_t reference_bytes_max = 4'096;

struct Entity {
    std::string_view name;
    std::string_view text;
};

constexpr std::array entities = {Entity{"&amp;", "&"}, Entity{"&lt;", "<"}, Entity{"&gt;", ">"},
    Entity{"&quot;", "\""}, Entity{"&#39;", "'"}, Entity{"&nbsp;", " "}, Entity{"&mdash;", "—"},
    Entity{"&ndash;", "–"}, Entity{"&hellip;", "…"}};

bool append_entity(std::string& out, Cursor& cursor)
{
    for (const Entity& entity : entities)
        if (cursor.take(entity.name)) {
            out.append(entity.text);
            return true;
        }
    return false;
}

std::string decoded(std::string_view text)
{
    std::string out;
    for (Cursor cursor(text); !cursor.is_done();) {
        if (cursor.peek() == '&' && append_entity(out, cursor))
            continue;
        out.push_back(cursor.peek());
        ++cursor.at;
    }
    return out;
}

std::string name_of(std::string_view id, std::string_view label, const SlackNames& names)
{
    if (const auto found = names.find(id); found != names.end())
        return found->second;
    return label.empty() ? std::string(id) : decoded(label);
}

/// What stands between `<` and `>`.
std::string reference(std::string_view inside, const SlackNames& users, const SlackNames& channels)
{
    const std::size_t bar = inside.find('|');
    const std::string_view target = inside.substr(0, bar);
    const std::string_view label =
        bar == std::string_view::npos ? std::string_view() : inside.substr(bar + 1);
    if (target.starts_with('@'))
        return "@" + name_of(target.substr(1), label, users);
    if (target.starts_with('#'))
        return "#" + name_of(target.substr(1), label, channels);
    if (target.starts_with('!')) {
        if (!label.empty())
            return decoded(label);
        return "@" + std::string(target.substr(1, target.find('^') - 1));
    }
    if (target.starts_with("mailto:"))
        return label.empty() ? std::string(target.substr(7)) : decoded(label);
    const std::string address = decoded(target);
    const std::string words = decoded(label);
    return label.empty() || words == address ? "<" + address + ">"
                                             : "[" + words + "](" + address + ")";
}

bool is_reference(std::string_view inside)
{
    return !inside.empty() && inside.find('\n') == std::string_view::npos
           && (inside.front() == '@' || inside.front() == '#' || inside.front() == '!'
               || inside.find(':') != std::string_view::npos);
}

bool is_word_sign(char c)
{
    return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// Whether `mark` at the cursor opens or closes a span: it touches a word on one side only.
bool is_mark(const Cursor& cursor)
{
    const char before = cursor.before();
    const char after = cursor.peek(1);
    const bool opens = !is_word_sign(before) && after != ' ' && after != '\0' && after != '\n';
    const bool closes = !is_word_sign(after) && before != ' ' && before != '\0' && before != '\n';
    return (opens || closes) && before != cursor.peek() && after != cursor.peek();
}

class Converter {
public:
    Converter(std::string_view text, const SlackNames& users, const SlackNames& channels)
        : cursor_(text)
        , users_(users)
        , channels_(channels)
    {
    }

    std::string run()
    {
        out_.reserve(cursor_.text().size() + 16);
        while (!cursor_.is_done())
            step();
        return std::move(out_);
    }

private:
    void step()
    {
        const char c = cursor_.peek();
        if (c == '`')
            copy_code();
        else if (c == '<' && !is_code_)
            copy_reference();
        else if (c == '&' && append_entity(out_, cursor_))
            return;
        else if ((c == '*' || c == '~') && !is_code_ && is_mark(cursor_))
            copy_doubled(c);
        else if (!is_code_ && (out_.empty() || out_.back() == '\n')
                 && (cursor_.take("• ") || cursor_.take("•\t")))
            out_.append("- ");
        else
            copy();
    }

    void copy()
    {
        out_.push_back(cursor_.peek());
        ++cursor_.at;
    }

    void copy_doubled(char mark)
    {
        out_.append(2, mark);
        ++cursor_.at;
    }

    /// A span of code keeps its marks; a block gets its fences on lines of their own.
    void copy_code()
    {
        if (cursor_.take("```")) {
            const bool opens = !is_block_;
            is_code_ = is_block_ = opens;
            if (!out_.empty() && out_.back() != '\n')
                out_.push_back('\n');
            out_.append("```");
            if (!cursor_.is_done() && cursor_.peek() != '\n')
                out_.push_back('\n');
            return;
        }
        if (!is_block_)
            is_code_ = !is_code_;
        copy();
    }

    void copy_reference()
    {
        // The end found last serves for every `<` before it, so that a row of them is read once.
        if (next_end_ <= cursor_.at)
            next_end_ = std::min(cursor_.text().find('>', cursor_.at), cursor_.text().size());
        const std::size_t end = next_end_ - cursor_.at;
        const bool is_near = next_end_ < cursor_.text().size() && end <= reference_bytes_max;
        const std::string_view inside =
            is_near ? cursor_.rest().substr(1, end - 1) : std::string_view();
        if (!is_reference(inside)) {
            copy();
            return;
        }
        out_.append(reference(inside, users_, channels_));
        cursor_.at += end + 1;
    }

    Cursor cursor_;
    const SlackNames& users_;
    const SlackNames& channels_;
    std::string out_;
    std::size_t next_end_ = 0;
    bool is_code_ = false;
    bool is_block_ = false;
};

} // namespace

std::string
slack_to_markdown(std::string_view text, const SlackNames& users, const SlackNames& channels)
{
    if (text.find_first_of("<&*~`") == std::string_view::npos
        && text.find("•") == std::string_view::npos)
        return std::string(text);
    return Converter(text, users, channels).run();
}

} // namespace candor::evidence
