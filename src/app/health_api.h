#pragma once

#include "http/metrics.h"
#include "http/networks.h"
#include "http/router.h"
#include "storage/database.h"

namespace candor::app {

/// What machines ask: is it alive, may it be sent requests, and what does the program offer.
class HealthApi {
public:
    HealthApi(storage::Database& database,
        const http::Router& router,
        const http::Metrics& metrics,
        http::Networks metrics_readers)
        : database_(database)
        , router_(router)
        , metrics_(metrics)
        , metrics_readers_(std::move(metrics_readers))
    {
    }

    void add_routes(http::Router& router);

private:
    Result<http::Reply> alive(const http::Request& request);
    Result<http::Reply> ready(const http::Request& request);
    Result<http::Reply> measure(const http::Request& request);
    Result<http::Reply> describe(const http::Request& request);

    storage::Database& database_;
    const http::Router& router_;
    const http::Metrics& metrics_;
    http::Networks metrics_readers_;
};

} // namespace candor::app
