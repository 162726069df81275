#include "reviews/picture_api.h"

#include "reviews/api_request.h"
#include "reviews/history_store.h"
#include "reviews/picture_of.h"

namespace candor::reviews {

using storage::Connection;

void PictureApi::add_routes(http::Router& router)
{
    router.add({.method = http::Method::Get,
                   .path = "/api/v1/reviews/{number}/picture.svg",
                   .summary = "The picture of the timeline, as SVG",
                   .query = {{"lanes", "person or source"},
                       {"at", "The number of a change, for how it was then"}}},
        *this, &PictureApi::show);
}

Result<http::Reply> PictureApi::show(const http::Request& request)
{
    const auto lanes = value_named<timeline::LaneBy>(request.query_value("lanes"))
                           .value_or(timeline::LaneBy::Person);
    return database_.read([&](Connection& connection) -> Result<http::Reply> {
        const ReviewHead head = TRY(readable_review(connection, request));
        const std::int64_t at = TRY(change_number(request.query_value("at"), head.sequence));
        const Document document =
            TRY(HistoryStore(connection, request.member().workspace_id, head.review.id)
                    .document_at(head, at));
        http::Reply reply = http::Reply::of(
            200, "image/svg+xml", picture_of(document, lanes, timeline::Styles::Outside));
        reply.etag = fmt::format("\"picture-{}-{}\"", at, name_of(lanes));
        return reply;
    });
}

} // namespace candor::reviews
