#include "reviews/history_api.h"

#include "accounts/account_store.h"
#include "reviews/api_request.h"
#include "reviews/restoring.h"

#include <limits>

namespace candor::reviews {

namespace {

using storage::Connection;

HistoryStore history_of(Connection& connection, const http::Request& request, const Review& review)
{
    return {connection, request.member().workspace_id, review.id};
}

/// As it was, for reading only.
Snapshot past_snapshot(Document document, const accounts::Workspace& workspace, Instant then)
{
    Snapshot shot{.document = std::move(document)};
    Review& review = shot.document.review;
    shot.document.kind_name = accounts::name_of_choice(workspace.kinds, review.kind);
    shot.document.severity_name = accounts::name_of_choice(workspace.severities, review.severity);
    shot.numbers = timeline::numbers_of(shot.document.events, impact_of(shot.document.phases));
    shot.gaps = timeline::gaps(shot.document.events);
    shot.pace = pace_of(review, end_of(shot.document.events), policy_of(workspace), then);
    return shot;
}

} // namespace

void HistoryApi::add_routes(http::Router& router)
{
    using enum http::Method;
    router.add({.method = Get,
                   .path = "/api/v1/reviews/{number}/history",
                   .summary = "Who changed what in a review, newest first",
                   .query = {{"before", "What the page before gave as next"}}},
        *this, &HistoryApi::list);
    router.add({.method = Get,
                   .path = "/api/v1/reviews/{number}/history/{change}",
                   .summary = "A review as it was right after a change"},
        *this, &HistoryApi::show);
    router.add({.method = Post,
                   .path = "/api/v1/reviews/{number}/history/{change}/restore",
                   .summary = "Brings back what was there before a change, as a change of its own"},
        *this, &HistoryApi::restore);
}

Result<HistoryApi::History> HistoryApi::list(const http::Request& request)
{
    const std::int64_t before =
        TRY(change_number(request.query_value("before"), std::numeric_limits<std::int64_t>::max()));
    return database_.read([&](Connection& connection) -> Result<History> {
        const Review review = TRY(readable_review(connection, request)).review;
        HistoryStore::Page page = TRY(history_of(connection, request, review).list(before));
        return History{std::move(page.entries), page.next};
    });
}

Result<Snapshot> HistoryApi::show(const http::Request& request)
{
    const std::int64_t number = TRY(change_number(request.parameter("change"), 0));
    return database_.read([&](Connection& connection) -> Result<Snapshot> {
        const ReviewHead head = TRY(readable_review(connection, request));
        HistoryStore history = history_of(connection, request, head.review);
        const changes::Change change = TRY(history.get(number));
        const auto workspace =
            TRY(accounts::AccountStore(connection).get_workspace(request.member().workspace_id));
        Snapshot shot = past_snapshot(TRY(history.document_at(head, number)), workspace, change.at);
        shot.sequence = number;
        return shot;
    });
}

Result<Snapshot> HistoryApi::restore(const http::Request& request, const Restoring& body)
{
    const std::int64_t last = TRY(change_number(request.parameter("change"), 0));
    return database_.write(
        request.member().workspace_id, [&](Connection& connection) -> Result<Snapshot> {
            const changes::Author author = author_of(request, clock_);
            const Review review = TRY(editable_review(connection, request)).review;
            TRY(reviews::restore(connection, review, {body.item, body.first, last}, author));
            ReviewStore reviews(connection, author.workspace_id);
            return snapshot(connection, author.workspace_id, TRY(reviews.get(review.number)),
                reader_of(request), author.now);
        });
}

} // namespace candor::reviews
