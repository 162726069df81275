#pragma once

#include "accounts/workspace.h"
#include "http/router.h"
#include "library/library_store.h"

namespace candor::library {

/// A review as a search shows it.
struct LibraryHit {
    std::int64_t number = 0;
    std::string title;
    std::string kind_name;
    std::string severity_name;
    std::optional<Instant> published_at;
    std::vector<SnippetPiece> snippet;
};
BOOST_DESCRIBE_STRUCT(LibraryHit,
    (),
    (number, title, kind_name, severity_name, published_at, snippet))

/// The library over HTTP.
class Api {
public:
    explicit Api(storage::Database& database) : database_(database) {}

    void add_routes(http::Router& router);

private:
    struct FacetValue {
        std::string key;
        std::string name;
        std::int64_t count = 0;
        BOOST_DESCRIBE_CLASS(FacetValue, (), (key, name, count), (), ())
    };
    struct Facets {
        std::vector<FacetValue> kinds;
        std::vector<FacetValue> severities;
        std::vector<FacetValue> factors;
        bool is_complete = true; ///< Else these are the counts of the newest 1 000 that match.
        BOOST_DESCRIBE_CLASS(Facets, (), (kinds, severities, factors, is_complete), (), ())
    };
    struct LibraryAnswer {
        std::vector<LibraryHit> hits;
        Facets facets;
        std::string next; ///< The value of `after` for the next page; "" at the end.
        BOOST_DESCRIBE_CLASS(LibraryAnswer, (), (hits, facets, next), (), ())
    };

    Result<LibraryAnswer> search(const http::Request& request);
    static Facets named(const FacetCounts& counts, const accounts::Workspace& workspace);

    storage::Database& database_;
};

} // namespace candor::library
