#pragma once

#include "library/query.h"

#include <string>
#include <string_view>
#include <vector>

/// What FTS5 does by itself, for PostgreSQL: its own parser takes hyphens, addresses and numbers apart in
/// other ways, so that the two would not find the same.
namespace candor::library {

/// The words of a text as the index keeps them: letters, digits and underscores of any script, folded to
/// one case and without marks above or below (FTS5's `unicode61 remove_diacritics 2`).
std::vector<std::string> index_words(std::string_view text);

/// A `tsvector` of a review, written out: words of the title, then of the body, with their places, and
/// the words of the facets without any.
std::string tsvector_of(std::string_view title, std::string_view body, std::string_view facets);

/// A `tsquery` for what was asked for, within facets, of each of which one word must be there.
std::string to_tsquery(const Query& query, const std::vector<AnyOf>& facets);

} // namespace candor::library
