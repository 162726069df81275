#include "reviews/today_api.h"

#include "reviews/api_request.h"

#include <algorithm>

namespace candor::reviews {

namespace {

using storage::Connection;

/// One of the newest published, by the day: everybody reads the same one and can talk about it.
std::vector<ListedReview> review_of_the_day(std::vector<ListedReview> published, Instant now)
{
    if (published.empty())
        return {};
    const auto day = std::chrono::floor<std::chrono::days>(now).time_since_epoch().count();
    const auto place = static_cast<std::size_t>(day) % published.size();
    return {std::move(published[place])};
}

} // namespace

void TodayApi::add_routes(http::Router& router)
{
    router.add(
        {.method = http::Method::Get, .path = "/api/v1/today", .summary = "What waits for me"},
        *this, &TodayApi::show);
}

Result<TodayApi::Today> TodayApi::show(const http::Request& request)
{
    const Instant now = clock_.now();
    return database_.read([&](Connection& connection) -> Result<Today> {
        const http::Caller& caller = request.member();
        const Reader reader = reader_of(request);
        ReviewStore reviews(connection, caller.workspace_id);
        std::vector<ListedReview> leading =
            TRY(reviews.list({.lead_id = caller.person_id}, reader));
        std::erase_if(
            leading, [](const ListedReview& listed) { return listed.review.stage == Stage::Done; });
        std::vector<ListedReview> published = TRY(reviews.list({.is_published = true}, reader));
        TodayStore today(connection, caller.workspace_id);
        return Today{TRY(rows_of(connection, caller.workspace_id, std::move(leading), now)),
            TRY(today.actions_of(reader)), TRY(today.hazards(reader)),
            TRY(rows_of(connection, caller.workspace_id,
                review_of_the_day(std::move(published), now), now))};
    });
}

} // namespace candor::reviews
