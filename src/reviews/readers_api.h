#pragma once

#include "base/instant.h"
#include "http/router.h"
#include "reviews/reader_store.h"

namespace candor::reviews {

/// Who reads a review, over HTTP.
class ReadersApi {
public:
    ReadersApi(storage::Database& database, const Clock& clock) : database_(database), clock_(clock)
    {
    }

    void add_routes(http::Router& router);

private:
    struct Invitation {
        std::string person_id;
        std::vector<Part> parts; ///< Lead and author follow from the review's facts.
        std::optional<Ground> ground;
        BOOST_DESCRIBE_CLASS(Invitation, (), (person_id, parts, ground), (), ())
    };
    struct ReadersChange {
        Visibility visibility = Visibility::Open;
        std::vector<Invitation> people;
        std::optional<std::vector<std::string>> team_ids; ///< None leaves them as they are.
        std::int64_t revision = 0;                        ///< Of the review's facts.
        BOOST_DESCRIBE_CLASS(ReadersChange, (), (visibility, people, team_ids, revision), (), ())
    };

    Result<Readers> list(const http::Request& request);
    Result<Readers> change(const http::Request& request, const ReadersChange& body);

    storage::Database& database_;
    const Clock& clock_;
};

} // namespace candor::reviews
