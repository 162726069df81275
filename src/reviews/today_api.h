#pragma once

#include "base/instant.h"
#include "http/router.h"
#include "reviews/snapshot.h"
#include "reviews/today_store.h"

namespace candor::reviews {

/// What waits for whoever asks.
class TodayApi {
public:
    TodayApi(storage::Database& database, const Clock& clock) : database_(database), clock_(clock)
    {
    }

    void add_routes(http::Router& router);

private:
    struct Today {
        std::vector<ReviewRow> leading; ///< Reviews I lead that are not done.
        std::vector<OwnedAction> actions;
        std::vector<Hazard> hazards;
        std::vector<ReviewRow> reading; ///< One published review worth reading, another every day.
        BOOST_DESCRIBE_CLASS(Today, (), (leading, actions, hazards, reading), (), ())
    };

    Result<Today> show(const http::Request& request);

    storage::Database& database_;
    const Clock& clock_;
};

} // namespace candor::reviews
