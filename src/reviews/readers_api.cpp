#include "reviews/readers_api.h"

#include "reviews/api_request.h"
#include "reviews/parties.h"

#include <algorithm>

namespace candor::reviews {

namespace {

using storage::Connection;

/// Whoever says who reads a restricted review goes on reading it, or a slip of theirs shuts them out.
void keep_asker(std::vector<NamedPerson>& people, const std::string& person_id)
{
    if (std::ranges::find(people, person_id, &NamedPerson::person_id) == people.end())
        people.push_back({person_id, "", {Part::Invited}});
}

} // namespace

void ReadersApi::add_routes(http::Router& router)
{
    using enum http::Method;
    router.add({.method = Get,
                   .path = "/api/v1/reviews/{number}/readers",
                   .summary = "Who reads a review, and who is named in it"},
        *this, &ReadersApi::list);
    router.add(
        {.method = Put,
            .path = "/api/v1/reviews/{number}/readers",
            .summary = "Restricts a review to who is named, or opens it, and invites people"},
        *this, &ReadersApi::change);
}

Result<Readers> ReadersApi::list(const http::Request& request)
{
    return database_.read([&](Connection& connection) -> Result<Readers> {
        const Review review = TRY(readable_review(connection, request)).review;
        return ReviewStore(connection, request.member().workspace_id).readers_of(review);
    });
}

Result<Readers> ReadersApi::change(const http::Request& request, const ReadersChange& body)
{
    return database_.write(
        request.member().workspace_id, [&](Connection& connection) -> Result<Readers> {
            const auto admitted = TRY(readable_review(connection, request));
            if (!may_admit(admitted.review, admitted.reader))
                return forbidden("only the lead or an administrator says who reads a review");
            Review review = admitted.review;
            review.visibility = body.visibility;
            review.revision = body.revision;
            Naming naming{.team_ids = body.team_ids};
            for (const auto& [person_id, parts, ground] : body.people)
                naming.people.push_back({person_id, "", parts, ground});
            ReviewStore reviews(connection, request.member().workspace_id);
            const Readers before = TRY(reviews.readers_of(admitted.review));
            TRY(check_parties(connection, request.member().workspace_id, before, naming));
            if (review.visibility == Visibility::Restricted)
                keep_asker(naming.people, request.member().person_id);
            return reviews.save_readers(std::move(review), naming, author_of(request, clock_));
        });
}

} // namespace candor::reviews
