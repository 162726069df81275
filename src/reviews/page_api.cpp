#include "reviews/page_api.h"

#include "accounts/account_store.h"
#include "reviews/api_request.h"
#include "reviews/export.h"
#include "reviews/layers.h"
#include "reviews/page.h"
#include "reviews/snapshot.h"

#include <fmt/format.h>

namespace candor::reviews {

namespace {

using storage::Connection;

std::string_view type_of(ExportForm form)
{
    switch (form) {
    case ExportForm::Markdown:
        return "text/markdown";
    case ExportForm::Html:
        return "text/html";
    case ExportForm::Json:
        return "application/json";
    }
    broken_promise("an export has one of three forms", __FILE__, __LINE__);
}

std::string words_for(accounts::Wording wording)
{
    return wording == accounts::Wording::Blameless ? "blameless review" : "blame-aware review";
}

/// Somebody reads the answer in a browser: where there is nothing, it says so as a page.
Result<http::Reply> or_missing(Result<http::Reply> reply)
{
    if (reply || reply.error().kind != ErrorKind::NotFound)
        return reply;
    return http::Reply::of(404, "text/html", write_missing_page(reply.error().message));
}

} // namespace

PageApi::PageApi(storage::Database& database)
    : database_(database)
    , styles_(std::make_shared<const http::Content>(http::Content{page_stylesheet()}))
{
}

void PageApi::add_routes(http::Router& router)
{
    using enum http::Method;
    using enum http::Access;
    router.add({.method = Get,
                   .path = "/p/{number}",
                   .access = Anyone,
                   .summary = "The published page, for who is signed in"},
        *this, &PageApi::show);
    router.add({.method = Get,
                   .path = "/p/shared/{token}",
                   .access = Anyone,
                   .summary = "The published page, for who has its public link"},
        *this, &PageApi::show_shared);
    router.add({.method = Get,
                   .path = "/assets/page.css",
                   .access = Anyone,
                   .summary = "The styles of published pages",
                   .duration = http::Duration::Brief},
        *this, &PageApi::show_styles);
    router.add({.method = Get,
                   .path = "/api/v1/reviews/{number}/export",
                   .summary = "The review as one file",
                   .query = {{"format", "markdown, html or json"},
                       {"layers", "facts, or facts,statements, which is all"}}},
        *this, &PageApi::export_review);
}

Result<http::Reply> PageApi::page(Connection& connection,
    const http::Request& request,
    const std::string& workspace_id,
    const ReviewHead& head,
    Audience audience)
{
    const bool is_public = audience == Audience::Public;
    const std::int64_t names = TRY(accounts::AccountStore(connection).names_version(workspace_id));
    const Layers layers = is_public ? head.public_layers : Layers::FactsAndStatements;
    const std::string key = fmt::format("\"{}-{}-{}-{}-{}\"", head.review.id.text, head.sequence,
        names, is_public ? 'p' : 'm', layers == Layers::Facts ? 'f' : 's');
    if (request.has(key))
        return http::Reply::not_modified(key);
    std::shared_ptr<const http::Content> content = cache_.find(key);
    if (!content) {
        const auto workspace = TRY(accounts::AccountStore(connection).get_workspace(workspace_id));
        const Document document =
            with_layers(TRY(named_document(connection, workspace, head)), layers);
        const std::string link = is_public ? "" : fmt::format("/reviews/{}", head.review.number);
        content = std::make_shared<const http::Content>(
            http::Content{write_page(document, {.is_public = is_public,
                                                   .review_link = link,
                                                   .wording = words_for(workspace.wording),
                                                   .charter = workspace.charter})});
        cache_.put(key, content);
    }
    return http::Reply{.type = "text/html", .content = std::move(content), .etag = key};
}

Result<http::Reply> PageApi::show(const http::Request& request)
{
    return or_missing(own_page(request));
}

Result<http::Reply> PageApi::show_shared(const http::Request& request)
{
    return or_missing(shared_page(request));
}

Result<http::Reply> PageApi::own_page(const http::Request& request)
{
    if (!request.caller)
        return http::Reply::see_other(fmt::format("/sign-in?to=/p/{}", TRY(number_in(request))));
    return database_.read([&](Connection& connection) -> Result<http::Reply> {
        const ReviewHead head = TRY(readable_review(connection, request));
        if (!head.review.published_at)
            return http::Reply::see_other(fmt::format("/reviews/{}", head.review.number));
        return page(connection, request, request.member().workspace_id, head, Audience::Members);
    });
}

Result<http::Reply> PageApi::shared_page(const http::Request& request)
{
    return database_.read([&](Connection& connection) -> Result<http::Reply> {
        const auto workspace = TRY(accounts::AccountStore(connection).find_workspace());
        if (!workspace)
            return not_found("there is nothing at this address");
        const auto head =
            TRY(ReviewStore(connection, workspace->id).find_shared(request.parameter("token")));
        if (!head || !head->review.published_at)
            return not_found("there is nothing at this address; the link may have been taken back");
        return page(connection, request, workspace->id, *head, Audience::Public);
    });
}

Result<http::Reply> PageApi::show_styles(const http::Request&)
{
    return http::Reply{.type = "text/css",
        .content = styles_,
        .etag = fmt::format("\"{}\"", digest(styles_->plain))};
}

Result<http::Reply> PageApi::export_review(const http::Request& request)
{
    const auto form = value_named<ExportForm>(request.query_value("format"));
    if (!form)
        return invalid("format", "a review is exported as markdown, html or json");
    const Layers layers =
        TRY(layers_from(request.query_value("layers"), Layers::FactsAndStatements));
    return database_.read([&](Connection& connection) -> Result<http::Reply> {
        const ReviewHead head = TRY(readable_review(connection, request));
        const auto workspace =
            TRY(accounts::AccountStore(connection).get_workspace(request.member().workspace_id));
        const Document document =
            with_layers(TRY(named_document(connection, workspace, head)), layers);
        http::Reply reply = http::Reply::of(200, type_of(*form), export_text(document, *form));
        reply.headers.emplace_back("Content-Disposition",
            fmt::format("attachment; filename=\"{}\"", export_name(head.review, *form)));
        return reply;
    });
}

} // namespace candor::reviews
