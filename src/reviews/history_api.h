#pragma once

#include "base/instant.h"
#include "http/router.h"
#include "reviews/history_store.h"
#include "reviews/snapshot.h"

namespace candor::reviews {

/// The history of a review over HTTP: what was changed, the review as it was, and bringing things back.
class HistoryApi {
public:
    HistoryApi(storage::Database& database, const Clock& clock) : database_(database), clock_(clock)
    {
    }

    void add_routes(http::Router& router);

private:
    struct History {
        std::vector<HistoryEntry> entries;
        std::optional<std::int64_t> next; ///< The value of `before` for the next page.
        BOOST_DESCRIBE_CLASS(History, (), (entries, next), (), ())
    };
    struct Restoring {
        std::string item;
        std::int64_t first = 0;
        BOOST_DESCRIBE_CLASS(Restoring, (), (item, first), (), ())
    };

    Result<History> list(const http::Request& request);
    Result<Snapshot> show(const http::Request& request);
    Result<Snapshot> restore(const http::Request& request, const Restoring& body);

    storage::Database& database_;
    const Clock& clock_;
};

} // namespace candor::reviews
