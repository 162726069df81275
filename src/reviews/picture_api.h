#pragma once

#include "http/router.h"
#include "storage/database.h"

namespace candor::reviews {

/// The picture of a review's timeline.
class PictureApi {
public:
    explicit PictureApi(storage::Database& database) : database_(database) {}

    void add_routes(http::Router& router);

private:
    Result<http::Reply> show(const http::Request& request);

    storage::Database& database_;
};

} // namespace candor::reviews
