#include "library/query.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::library {

namespace {

/// The words of a piece of text, in order.
std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    for (const char c : lower_ascii(text) + ' ') {
        if (is_word_byte(c))
            word.push_back(c);
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    }
    return words;
}

/// The next piece: up to a space, or what stands between quotes.
std::string_view take_piece(std::string_view& text, bool& is_quoted)
{
    is_quoted = text.starts_with('"');
    if (is_quoted)
        text.remove_prefix(1);
    const std::size_t end = std::min(text.find(is_quoted ? '"' : ' '), text.size());
    const std::string_view piece = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return piece;
}

std::string quoted(const Term& term)
{
    std::string phrase = "\"";
    for (const std::string& word : term.words)
        phrase.append(phrase.size() > 1 ? " " : "").append(word);
    return phrase + (term.is_prefix ? "\"*" : "\"");
}

} // namespace

bool is_word_byte(char c)
{
    return is_letter(c) || is_digit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool Query::is_empty() const { return std::ranges::all_of(terms, &Term::is_excluded); }

Query read_query(std::string_view text)
{
    Query query;
    const bool is_typing = !text.ends_with(' ') && !text.ends_with('"');
    text = prefix_of(text, query_bytes_max);
    std::size_t word_count = 0;
    while (!text.empty() && word_count < query_words_max) {
        const bool is_excluded = text.starts_with('-');
        if (is_excluded)
            text.remove_prefix(1);
        bool is_quoted = false;
        std::vector<std::string> words = words_of(take_piece(text, is_quoted));
        if (words.empty())
            continue;
        word_count += words.size();
        query.terms.push_back({std::move(words), false, is_excluded});
        if (text.empty() && is_typing && !is_quoted && !is_excluded)
            query.terms.back().is_prefix = true;
    }
    return query;
}

std::string to_fts5(const Query& query, const std::vector<AnyOf>& facets)
{
    std::string all;
    for (const AnyOf& words : facets)
        all += fmt::format(
            "{}facets : (\"{}\")", all.empty() ? "" : " AND ", fmt::join(words, "\" OR \""));
    std::string wanted;
    std::string excluded;
    for (const Term& term : query.terms) {
        std::string& side = term.is_excluded ? excluded : wanted;
        side.append(side.empty() ? "" : (term.is_excluded ? " OR " : " AND ")).append(quoted(term));
    }
    if (!wanted.empty())
        all += fmt::format("{}{{title body}} : ({})", all.empty() ? "" : " AND ", wanted);
    if (!excluded.empty() && !all.empty())
        all += fmt::format(" NOT {{title body}} : ({})", excluded);
    return all;
}

} // namespace candor::library
