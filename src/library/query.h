#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candor::library {

inline constexpr std::size_t query_bytes_max = 500;
/// More than any key has. PostgreSQL refuses words of the index from 2 KB on.
inline constexpr std::size_t facet_bytes_max = 100;
inline constexpr std::size_t query_words_max = 16;

/// Whether a byte of a text in lower case belongs to a word.
bool is_word_byte(char c);

/// One thing looked for: a word, several in a row ("in quotes"), or what must not occur (-word).
struct Term {
    std::vector<std::string>
        words;              ///< In lower case; letters, digits and underscores of any script.
    bool is_prefix = false; ///< The last word may go on: somebody is still typing.
    bool is_excluded = false;

    friend bool operator==(const Term&, const Term&) = default;
};

struct Query {
    std::vector<Term> terms; ///< All must occur, but the excluded ones.

    bool is_empty() const;
    friend bool operator==(const Query&, const Query&) = default;
};

/// What a person typed. Never fails; what is no word is passed over.
Query read_query(std::string_view text);

/// Words of facets of which one has to be there.
using AnyOf = std::vector<std::string>;

/// The same for SQLite's FTS5, within facets, of each of which one word must be there: every word in
/// quotes, so that nothing of it is syntax.
std::string to_fts5(const Query& query, const std::vector<AnyOf>& facets);

} // namespace candor::library
