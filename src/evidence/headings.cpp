// Headings are compared by their letters and digits alone. That makes "What Went Well?", "what
// went well:" and the "W hat W ent W ell?" of a badly converted PDF the same word, and costs nothing
// that matters: no two of the names below differ by a space.

#include "evidence/headings.h"

#include "base/utf8.h"
#include "evidence/cursor.h"
#include "evidence/heading_names.h"
#include "evidence/plain_text.h"

#include <algorithm>
#include <array>

namespace candor::evidence {

namespace {

// A heading that is a whole sentence is not the name of a part.
constexpr std::size_t sign_words_bytes_max = 60;

SectionKey find_name(const auto& names, std::string_view words)
{
    const auto found = std::ranges::find(names, words, &Synonym::name);
    return found == names.end() ? SectionKey::Other : found->key;
}

bool has_sign(std::string_view words, const Sign& sign)
{
    switch (sign.where) {
    case Where::Front:
        return words.starts_with(sign.part);
    case Where::Back:
        return words.ends_with(sign.part);
    case Where::Anywhere:
        break;
    }
    return words.find(sign.part) != std::string_view::npos;
}

/// "How does npmjs.org work?"
bool asks_how_it_works(std::string_view words)
{
    return words.starts_with("howdo") && words.ends_with("work");
}

/// Without ":ballot_box:" codes, brackets and what is in them, and numbering.
std::string bare_name(std::string_view heading)
{
    std::string name;
    int depth = 0;
    Cursor cursor(heading);
    for (; !cursor.is_done(); ++cursor.at) {
        const char c = cursor.peek();
        if (c == ':' && is_letter(cursor.peek(1))) {
            const std::size_t size = cursor.rest().substr(1).find_first_not_of(
                "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+");
            if (size != std::string_view::npos && cursor.peek(size + 1) == ':') {
                cursor.at += size + 1;
                continue;
            }
        }
        depth += c == '(' || c == '{' ? 1 : 0;
        if (depth == 0)
            name.push_back(c);
        depth -= (c == ')' || c == '}') && depth > 0 ? 1 : 0;
    }
    Cursor number(name);
    number.skip_spaces();
    number.at += number.digit_count();
    if (number.at > 0 && (number.take('.') || number.take(')') || number.take(':')))
        name.erase(0, number.at);
    return compact(name);
}

} // namespace

std::string heading_text(std::string_view heading)
{
    std::string_view text = trimmed(heading);
    if (const std::size_t anchor = text.rfind("{#");
        anchor != std::string_view::npos && text.ends_with('}') && anchor > 0)
        text = trimmed(text.substr(0, anchor));
    bool is_bold = text.size() > 4 && text.starts_with("**");
    is_bold = is_bold && text.find("**", 2) >= text.size() - 3;
    if (is_bold)
        text = without_marks(text);
    if (text.ends_with("**:"))
        text.remove_suffix(3);
    if (text.ends_with(':'))
        text.remove_suffix(1);
    return std::string(trimmed(text));
}

SectionKey key_of_label(std::string_view label)
{
    return label.size() > sign_words_bytes_max ? SectionKey::Other
                                               : find_name(labels, compact(label));
}

bool is_name_of_part(std::string_view heading)
{
    const std::string words = heading.size() > 300 ? "" : bare_name(heading);
    return find_name(labels, words) != SectionKey::Other
           || find_name(headings, words) != SectionKey::Other || words.starts_with("timeline");
}

SectionKey key_of_heading(std::string_view heading)
{
    if (heading.size() > 300)
        return SectionKey::Other;
    const std::string words = bare_name(heading);
    for (const SectionKey key : {find_name(labels, words), find_name(headings, words)})
        if (key != SectionKey::Other)
            return key;
    if (asks_how_it_works(words))
        return SectionKey::Background;
    if (words.starts_with("timeline"))
        return SectionKey::Timeline;
    if (words.size() > sign_words_bytes_max)
        return SectionKey::Other;
    for (const Sign& sign : signs)
        if (has_sign(words, sign))
            return sign.key;
    return SectionKey::Other;
}

} // namespace candor::evidence
