#pragma once

#include "library/indexed_text.h"
#include "library/query.h"
#include "library/snippet.h"
#include "reviews/reader_store.h"
#include "storage/database.h"

#include <boost/describe.hpp>
#include <map>
#include <string>
#include <vector>

namespace candor::library {

inline constexpr std::size_t hits_a_page = 20;
/// How many of the newest that match are ranked, and how many are counted for facets. A word that is
/// everywhere would otherwise cost a reading of everything.
inline constexpr std::int64_t ranked_max = 100;
inline constexpr std::int64_t counted_max = 1'000;

/// What to look for. Empty fields do not filter.
struct Search {
    Query query;
    reviews::Reader reader; ///< For whom: they find what they may read.
    std::string kind;
    std::string severity;
    std::string factor_kind;
    std::int64_t before_id = 0; ///< Where the window before ended; 0 for the first.
    std::size_t offset = 0;     ///< How much of the window has been shown.
};

struct Found {
    std::int64_t id = 0;
    std::int64_t number = 0;
    std::string kind;
    std::string severity;
    std::optional<Instant> published_at;
    std::string title;
    std::vector<SnippetPiece> snippet;
};

/// A page of hits, and where the next one begins.
struct FoundPage {
    std::vector<Found> hits;
    bool has_more = false;
    std::int64_t next_before_id = 0;
    std::size_t next_offset = 0;
};

/// How often each value of each facet occurs among what was counted.
struct FacetCounts {
    std::map<std::string, std::int64_t> kinds;
    std::map<std::string, std::int64_t> severities;
    std::map<std::string, std::int64_t> factor_kinds;
    bool is_complete = true; ///< Whether everything that matches was counted.
};

/// What the library has read. The only code that knows its tables.
class LibraryStore {
public:
    LibraryStore(storage::Connection& connection, std::string workspace_id)
        : connection_(connection)
        , workspace_id_(std::move(workspace_id))
    {
    }

    /// Number of the last change that was read.
    Result<std::int64_t> read_to();
    Result<void> save_read_to(std::int64_t number);

    Result<void> put(const IndexedText& text);
    Result<void> remove(const std::string& review_id);

    /// What matches, by windows of `ranked_max` from the newest on, each with its best first.
    Result<FoundPage> find(const Search& search);
    Result<FacetCounts> count(const Search& search);

private:
    struct Statement {
        std::string sql;
        std::vector<storage::Value> values;
    };
    Statement
    matching(const Search& search, std::string_view columns, std::int64_t count_max) const;
    std::vector<AnyOf> facet_words(const Search& search) const;

    storage::Connection& connection_;
    std::string workspace_id_;
};

} // namespace candor::library
