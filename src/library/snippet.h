#pragma once

#include "library/query.h"

#include <boost/describe.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace candor::library {

struct SnippetPiece {
    std::string text;
    bool is_match = false;

    friend bool operator==(const SnippetPiece&, const SnippetPiece&) = default;
};
BOOST_DESCRIBE_STRUCT(SnippetPiece, (), (text, is_match))

inline constexpr std::size_t snippet_bytes = 240;
inline constexpr std::size_t searched_bytes_max = 65'536; ///< Of a text, from its beginning.

/// Where the words of a query stand in a text, from the left, without overlaps.
struct Match {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t term = 0; ///< Which term of the query.
};
std::vector<Match> find_matches(std::string_view text, const Query& query);

/// A stretch of the text around where most of the query stands; its beginning where nothing does.
std::vector<SnippetPiece> snippet(std::string_view text, const Query& query);

/// How well a text answers: more for its title, for every term once, a little for every further one.
double score(std::string_view title, std::string_view body, const Query& query);

} // namespace candor::library
