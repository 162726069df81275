#include "library/snippet.h"

#include "base/utf8.h"

#include <algorithm>
#include <set>

namespace candor::library {

namespace {

constexpr std::size_t matches_max = 200;

/// The end of `word` if it stands at `at` as a whole word (or, for a prefix, as the beginning of one).
std::size_t
end_of_match(std::string_view text, std::size_t at, std::string_view word, bool is_prefix)
{
    if (!text.substr(at).starts_with(word))
        return 0;
    std::size_t end = at + word.size();
    if (!is_prefix)
        return end == text.size() || !is_word_byte(text[end]) ? end : 0;
    while (end < text.size() && is_word_byte(text[end]))
        ++end;
    return end;
}

/// The end of a whole term that begins at `at`, over its words; 0 if it does not.
std::size_t end_of_term(std::string_view text, std::size_t at, const Term& term)
{
    std::size_t end = at;
    for (std::size_t i = 0; i < term.words.size(); ++i) {
        while (i > 0 && end < text.size() && !is_word_byte(text[end]))
            ++end;
        const bool is_prefix = term.is_prefix && i + 1 == term.words.size();
        end = end_of_match(text, end, term.words[i], is_prefix);
        if (end == 0)
            return 0;
    }
    return end;
}

/// Where a stretch of `snippet_bytes` covers the most different terms; earliest of the best.
std::size_t best_begin(const std::vector<Match>& matches)
{
    std::size_t best = 0;
    std::size_t best_count = 0;
    for (std::size_t i = 0; i < matches.size(); ++i) {
        std::set<std::size_t> terms;
        for (std::size_t j = i;
            j < matches.size() && matches[j].end < matches[i].begin + snippet_bytes; ++j)
            terms.insert(matches[j].term);
        if (terms.size() > best_count) {
            best_count = terms.size();
            best = matches[i].begin;
        }
    }
    return best;
}

std::size_t word_start_before(std::string_view text, std::size_t at)
{
    constexpr std::size_t lead_in = 60;
    std::size_t begin = at > lead_in ? at - lead_in : 0;
    while (begin > 0 && begin < at && text[begin - 1] != ' ' && text[begin - 1] != '\n')
        ++begin;
    return begin;
}

/// Where the last whole word of `text` before `end` ends; `end` where it has none after `begin`.
std::size_t word_end_before(std::string_view text, std::size_t begin, std::size_t end)
{
    constexpr std::string_view spaces = " \n";
    if (end >= text.size() || spaces.contains(text[end]))
        return end;
    const std::size_t space = text.find_last_of(spaces, end - 1);
    return space == std::string_view::npos || space <= begin ? end : space;
}

void append(std::vector<SnippetPiece>& pieces, std::string_view text, bool is_match)
{
    if (!text.empty())
        pieces.push_back({std::string(text), is_match});
}

} // namespace

std::vector<Match> find_matches(std::string_view text, const Query& query)
{
    const std::string lower = lower_ascii(prefix_of(text, searched_bytes_max));
    std::vector<Match> matches;
    bool is_start = true;
    for (std::size_t at = 0; at < lower.size() && matches.size() < matches_max; ++at) {
        const bool begins_word = is_start && is_word_byte(lower[at]);
        is_start = !is_word_byte(lower[at]);
        for (std::size_t i = 0; begins_word && i < query.terms.size(); ++i) {
            if (query.terms[i].is_excluded)
                continue;
            const std::size_t end = end_of_term(lower, at, query.terms[i]);
            if (end == 0)
                continue;
            matches.push_back({at, end, i});
            at = end - 1;
            is_start = false;
            break;
        }
    }
    return matches;
}

std::vector<SnippetPiece> snippet(std::string_view text, const Query& query)
{
    const std::vector<Match> matches = find_matches(text, query);
    std::size_t at = matches.empty() ? 0 : word_start_before(text, best_begin(matches));
    const std::size_t end =
        word_end_before(text, at, at + prefix_of(text.substr(at), snippet_bytes).size());
    std::vector<SnippetPiece> pieces;
    if (at > 0)
        append(pieces, "… ", false);
    for (const Match& match : matches) {
        if (match.begin < at || match.end > end)
            continue;
        append(pieces, text.substr(at, match.begin - at), false);
        append(pieces, text.substr(match.begin, match.end - match.begin), true);
        at = match.end;
    }
    append(pieces, text.substr(at, end - at), false);
    if (end < text.size())
        append(pieces, " …", false);
    return pieces;
}

double score(std::string_view title, std::string_view body, const Query& query)
{
    const std::vector<Match> in_body = find_matches(body, query);
    std::set<std::size_t> terms;
    for (const Match& match : in_body)
        terms.insert(match.term);
    const auto in_title = static_cast<double>(find_matches(title, query).size());
    return 10 * in_title + 2 * static_cast<double>(terms.size())
           + 0.1 * std::min<double>(static_cast<double>(in_body.size()), 20);
}

} // namespace candor::library
