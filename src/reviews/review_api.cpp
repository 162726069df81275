#include "reviews/review_api.h"

#include "accounts/account_store.h"
#include "reviews/api_request.h"
#include "reviews/layers.h"
#include "reviews/new_review.h"
#include "reviews/parties.h"

#include <charconv>
#include <fmt/format.h>

namespace candor::reviews {

namespace {

using storage::Connection;

std::optional<std::int64_t> number_after(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number)
                                                                    : std::nullopt;
}

ReviewFilter filter_of(const http::Request& request)
{
    const auto value = [&](std::string_view name) {
        return std::string(request.query_value(name));
    };
    ReviewFilter filter{.kind = value("kind"),
        .severity = value("severity"),
        .stage = value("stage"),
        .lead_id = value("lead").empty() ? "" : request.member().person_id,
        .before_number = number_after(value("after"))};
    if (const std::string published = value("published"); !published.empty())
        filter.is_published = published == "yes";
    return filter;
}

Result<void> check_may_share(const ReadableReview& found)
{
    if (may_share(found.review, found.reader))
        return {};
    if (found.review.visibility == Visibility::Restricted)
        return forbidden("a restricted review has no public link; open it to everybody first");
    return forbidden("only the lead or an administrator makes a public link or takes it back");
}

} // namespace

void ReviewApi::add_routes(http::Router& router)
{
    using enum http::Method;
    using enum http::Access;
    router.add(
        {.method = Get,
            .path = "/api/v1/reviews",
            .summary = "Reviews, newest first, 50 a page",
            .query = {{"kind", "Key of a kind"}, {"severity", "Key of a severity"},
                {"stage", "Name of a stage"}, {"lead", "me: there is no list of what others lead"},
                {"published", "yes or no"}, {"after", "What the page before gave as next"}}},
        *this, &ReviewApi::list);
    router.add({.method = Post,
                   .path = "/api/v1/reviews",
                   .access = Member,
                   .summary = "Begins a review from a template"},
        *this, &ReviewApi::add);
    router.add_for<Snapshot>({.method = Get,
                                 .path = "/api/v1/reviews/{number}",
                                 .summary = "A review with everything in it"},
        *this, &ReviewApi::show);
    router.add({.method = Put,
                   .path = "/api/v1/reviews/{number}",
                   .summary = "Changes the facts of a review"},
        *this, &ReviewApi::change);
    router.add({.method = Post,
                   .path = "/api/v1/reviews/{number}/publish",
                   .summary = "Announces a review to its readers"},
        *this, &ReviewApi::publish);
    router.add({.method = Post,
                   .path = "/api/v1/reviews/{number}/withdraw",
                   .summary = "Takes the announcement back"},
        *this, &ReviewApi::withdraw);
    router.add(
        {.method = Post,
            .path = "/api/v1/reviews/{number}/share",
            .summary = "Makes a public link to the published page, or says what it shows",
            .query = {{"layers", "facts (what is meant where nothing is said of a new link), "
                                 "or facts,statements"}}},
        *this, &ReviewApi::share);
    router.add({.method = Delete,
                   .path = "/api/v1/reviews/{number}/share",
                   .summary = "Takes the public link back"},
        *this, &ReviewApi::unshare);
    router.add(
        {.method = Get, .path = "/api/v1/samples", .summary = "How many sample reviews there are"},
        *this, &ReviewApi::count_samples);
    router.add({.method = Delete,
                   .path = "/api/v1/samples",
                   .access = Administrator,
                   .summary = "Removes the sample reviews"},
        *this, &ReviewApi::hide_samples);
    router.add({.method = Post,
                   .path = "/api/v1/samples/restore",
                   .access = Administrator,
                   .summary = "Takes the removal of the samples back"},
        *this, &ReviewApi::restore_samples);
}

Result<ReviewApi::ReviewList> ReviewApi::list(const http::Request& request)
{
    if (const auto lead = request.query_value("lead"); !lead.empty() && lead != "me")
        return invalid("lead", "only one's own reviews are listed by who leads them: lead=me");
    const ReviewFilter filter = filter_of(request);
    return database_.read([&](Connection& connection) -> Result<ReviewList> {
        const std::string& workspace_id = request.member().workspace_id;
        auto listed = TRY(ReviewStore(connection, workspace_id).list(filter, reader_of(request)));
        const bool is_full = std::ssize(listed) == filter.count_max;
        ReviewList answer{
            TRY(rows_of(connection, workspace_id, std::move(listed), clock_.now())), ""};
        if (is_full)
            answer.next = std::to_string(answer.reviews.back().review.number);
        return answer;
    });
}

Result<Snapshot> ReviewApi::add(const http::Request& request, const NewReview& body)
{
    return database_.write(
        request.member().workspace_id, [&](Connection& connection) -> Result<Snapshot> {
            const changes::Author author = author_of(request, clock_);
            Review review{.title = body.title,
                .kind = body.kind,
                .severity = body.severity,
                .zone = body.zone,
                .lead_id = author.person_id,
                .author_ids = {author.person_id}};
            TRY(check_parties(connection, author.workspace_id, {}, review));
            review = TRY(begin_review(connection, std::move(review), body.template_id, author));
            const ReviewHead head =
                TRY(ReviewStore(connection, author.workspace_id).get(review.number));
            return snapshot(connection, author.workspace_id, head, reader_of(request), author.now);
        });
}

Result<std::shared_ptr<const http::Content>> ReviewApi::shared(Connection& connection,
    const accounts::Workspace& workspace,
    const ReviewHead& head)
{
    const std::int64_t names = TRY(accounts::AccountStore(connection).names_version(workspace.id));
    const std::string key = fmt::format("{}-{}-{}", head.review.id.text, head.sequence, names);
    if (auto known = shared_.find(key))
        return known;
    auto made = std::make_shared<const http::Content>(
        http::Content{TRY(shared_members(connection, workspace, head))});
    shared_.put(key, made);
    return made;
}

/// What `json::text_of(Snapshot)` would write, with the part that all readers share made once.
Result<http::Reply> ReviewApi::show(const http::Request& request)
{
    return database_.read([&](Connection& connection) -> Result<http::Reply> {
        const ReadableReview found = TRY(readable_review(connection, request));
        const auto workspace =
            TRY(accounts::AccountStore(connection).get_workspace(request.member().workspace_id));
        const auto members = TRY(shared(connection, workspace, found));
        const std::string standing =
            json::text_of(standing_of(workspace, found, found.reader, clock_.now()));
        http::Reply reply = http::Reply::json("{" + members->plain + "," + standing.substr(1));
        reply.etag = fmt::format("\"{}\"", digest(reply.body()));
        return reply;
    });
}

Result<Review> ReviewApi::change(const http::Request& request, const ReviewChange& body)
{
    return database_.write(
        request.member().workspace_id, [&](Connection& connection) -> Result<Review> {
            const changes::Author author = author_of(request, clock_);
            const ReadableReview found = TRY(editable_review(connection, request));
            Review review = found.review;
            if (const bool names =
                    body.lead_id != review.lead_id || body.author_ids != review.author_ids;
                names && !may_name(review, found.reader))
                return forbidden(
                    "who leads and writes this review is said by its lead or an administrator");
            review.title = body.title;
            review.kind = body.kind;
            review.severity = body.severity;
            review.stage = body.stage;
            review.lead_id = body.lead_id;
            review.author_ids = body.author_ids;
            review.detection_source = body.detection_source;
            review.ongoing = body.ongoing;
            review.scope = body.scope;
            review.revision = body.revision;
            TRY(check_belonging(connection, author.workspace_id, review));
            TRY(check_parties(connection, author.workspace_id, found.review, review));
            return ReviewStore(connection, author.workspace_id).save(std::move(review), author);
        });
}

Result<Review> ReviewApi::set_published(const http::Request& request, std::optional<Instant> at)
{
    return database_.write(
        request.member().workspace_id, [&](Connection& connection) -> Result<Review> {
            const ReadableReview found = TRY(readable_review(connection, request));
            Review review = found.review;
            if (!may_publish(review, found.reader))
                return forbidden("a review is published and withdrawn by its lead, an author or an "
                                 "administrator");
            if (review.published_at.has_value() == at.has_value())
                return conflict(
                    at ? "this review is published already" : "this review is not published");
            review.published_at = at;
            return ReviewStore(connection, request.member().workspace_id)
                .save(std::move(review), author_of(request, clock_));
        });
}

Result<Review> ReviewApi::publish(const http::Request& request)
{
    return set_published(request, clock_.now());
}

Result<Review> ReviewApi::withdraw(const http::Request& request)
{
    return set_published(request, std::nullopt);
}

Result<ReviewApi::LinkAnswer> ReviewApi::share(const http::Request& request)
{
    return database_.write(
        request.member().workspace_id, [&](Connection& connection) -> Result<LinkAnswer> {
            const ReadableReview head = TRY(readable_review(connection, request));
            TRY(check_may_share(head));
            if (!head.review.published_at)
                return conflict("publish the review first; the link shows the published page");
            const bool is_new = head.public_token.empty();
            const Layers layers = TRY(layers_from(
                request.query_value("layers"), is_new ? Layers::Facts : head.public_layers));
            const PublicLink link{is_new ? random_token(24) : head.public_token, layers};
            if (is_new || layers != head.public_layers) {
                ReviewStore reviews(connection, request.member().workspace_id);
                TRY(reviews.save_link(head, link, author_of(request, clock_)));
            }
            return LinkAnswer{"/p/shared/" + link.token, layers};
        });
}

Result<void> ReviewApi::unshare(const http::Request& request)
{
    return database_.write(
        request.member().workspace_id, [&](Connection& connection) -> Result<void> {
            const ReadableReview head = TRY(readable_review(connection, request));
            TRY(check_may_share(head));
            if (head.public_token.empty())
                return {}; // Nothing changes, and nothing is recorded.
            ReviewStore reviews(connection, request.member().workspace_id);
            return reviews.take_link_back(head, author_of(request, clock_));
        });
}

Result<ReviewApi::SampleCount> ReviewApi::count_samples(const http::Request& request)
{
    return database_.read([&](Connection& connection) -> Result<SampleCount> {
        return SampleCount{
            TRY(ReviewStore(connection, request.member().workspace_id).count_samples())};
    });
}

Result<void> ReviewApi::hide_samples(const http::Request& request)
{
    return database_.write(request.member().workspace_id, [&](Connection& connection) {
        return ReviewStore(connection, request.member().workspace_id)
            .hide_samples(author_of(request, clock_));
    });
}

Result<void> ReviewApi::restore_samples(const http::Request& request)
{
    return database_.write(request.member().workspace_id, [&](Connection& connection) {
        return ReviewStore(connection, request.member().workspace_id)
            .restore_samples(author_of(request, clock_));
    });
}

} // namespace candor::reviews
