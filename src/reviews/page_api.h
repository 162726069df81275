#pragma once

#include "accounts/workspace.h"
#include "http/router.h"
#include "reviews/api_cache.h"
#include "reviews/review_store.h"

#include <memory>

namespace candor::reviews {

/// The published page, and exports: a review as it leaves the application.
class PageApi {
public:
    explicit PageApi(storage::Database& database);

    void add_routes(http::Router& router);

private:
    Result<http::Reply> show(const http::Request& request);
    Result<http::Reply> show_shared(const http::Request& request);
    Result<http::Reply> show_styles(const http::Request& request);
    Result<http::Reply> export_review(const http::Request& request);

    Result<http::Reply> own_page(const http::Request& request);
    Result<http::Reply> shared_page(const http::Request& request);

    enum class Audience { Members, Public };
    Result<http::Reply> page(storage::Connection& connection,
        const http::Request& request,
        const std::string& workspace_id,
        const ReviewHead& head,
        Audience audience);

    storage::Database& database_;
    std::shared_ptr<const http::Content> styles_;
    ContentCache cache_;
};

} // namespace candor::reviews
