#pragma once

#include "base/instant.h"
#include "http/router.h"
#include "reviews/api_cache.h"
#include "reviews/snapshot.h"

namespace candor::reviews {

/// Reviews over HTTP: their list, their facts, publishing and sharing.
class ReviewApi {
public:
    ReviewApi(storage::Database& database, const Clock& clock) : database_(database), clock_(clock)
    {
    }

    void add_routes(http::Router& router);

private:
    struct ReviewList {
        std::vector<ReviewRow> reviews;
        std::string next; ///< The value of `after` for the next page; "" at the end.
        BOOST_DESCRIBE_CLASS(ReviewList, (), (reviews, next), (), ())
    };
    struct NewReview {
        std::string title;
        std::string kind;
        std::string severity;
        std::string template_id;
        std::string zone;
        BOOST_DESCRIBE_CLASS(NewReview, (), (title, kind, severity, template_id, zone), (), ())
    };
    struct ReviewChange {
        std::string title;
        std::string kind;
        std::string severity;
        Stage stage = Stage::Draft;
        std::string lead_id;
        std::vector<std::string> author_ids;
        std::optional<DetectionSource> detection_source;
        std::string ongoing;
        Scope scope;
        std::int64_t revision = 0;
        BOOST_DESCRIBE_CLASS(ReviewChange,
            (),
            (title,
                kind,
                severity,
                stage,
                lead_id,
                author_ids,
                detection_source,
                ongoing,
                scope,
                revision),
            (),
            ())
    };
    struct LinkAnswer {
        std::string public_link;
        Layers public_layers = Layers::Facts;
        BOOST_DESCRIBE_CLASS(LinkAnswer, (), (public_link, public_layers), (), ())
    };
    struct SampleCount {
        std::int64_t count = 0;
        BOOST_DESCRIBE_CLASS(SampleCount, (), (count), (), ())
    };

    Result<ReviewList> list(const http::Request& request);
    Result<Snapshot> add(const http::Request& request, const NewReview& body);
    Result<http::Reply> show(const http::Request& request);
    Result<Review> change(const http::Request& request, const ReviewChange& body);
    Result<Review> publish(const http::Request& request);
    Result<Review> withdraw(const http::Request& request);
    Result<LinkAnswer> share(const http::Request& request);
    Result<void> unshare(const http::Request& request);
    Result<SampleCount> count_samples(const http::Request& request);
    Result<void> hide_samples(const http::Request& request);
    Result<void> restore_samples(const http::Request& request);

    Result<std::shared_ptr<const http::Content>> shared(storage::Connection& connection,
        const accounts::Workspace& workspace,
        const ReviewHead& head);
    Result<Review> set_published(const http::Request& request, std::optional<Instant> at);

    storage::Database& database_;
    const Clock& clock_;
    ContentCache shared_; ///< `shared_members` of reviews.
};

} // namespace candor::reviews
