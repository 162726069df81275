#include "reviews/teams_api.h"

#include "accounts/team_store.h"
#include "base/utf8.h"
#include "reviews/api_request.h"

namespace candor::reviews {

namespace {

using accounts::Team;
using accounts::TeamStore;
using storage::Connection;

/// Every review that names any team: there are few, and a team can reach them through another.
Result<void> follow_teams(Connection& connection, const changes::Author& author)
{
    ReviewStore reviews(connection, author.workspace_id);
    for (const ReviewId& id :
        TRY(ReaderStore(connection, author.workspace_id).reviews_with_teams()))
        TRY(reviews.follow_teams(id, author));
    return {};
}

Team tidied(Team team)
{
    team.name = std::string(trimmed(team.name));
    return team;
}

} // namespace

void TeamsApi::add_routes(http::Router& router)
{
    using enum http::Method;
    using enum http::Access;
    router.add({.method = Get,
                   .path = "/api/v1/teams",
                   .access = Reader,
                   .summary = "The teams of the workspace and who is in them"},
        *this, &TeamsApi::list);
    router.add({.method = Post,
                   .path = "/api/v1/teams",
                   .access = Administrator,
                   .summary = "Makes a team"},
        *this, &TeamsApi::add);
    router.add({.method = Put,
                   .path = "/api/v1/teams/{id}",
                   .access = Administrator,
                   .summary = "Changes a team, and with it who reads the reviews that name it"},
        *this, &TeamsApi::save);
    router.add({.method = Delete,
                   .path = "/api/v1/teams/{id}",
                   .access = Administrator,
                   .summary = "Deletes a team; reviews name it no more"},
        *this, &TeamsApi::remove);
}

Result<TeamsApi::TeamList> TeamsApi::list(const http::Request& request)
{
    return database_.read([&](Connection& connection) -> Result<TeamList> {
        return TeamList{TRY(TeamStore(connection, request.member().workspace_id).list())};
    });
}

Result<Team> TeamsApi::add(const http::Request& request, const Team& body)
{
    const changes::Author author = author_of(request, clock_);
    return database_.write(author.workspace_id, [&](Connection& connection) -> Result<Team> {
        Team team = TRY(TeamStore(connection, author.workspace_id).add(tidied(body), author));
        TRY(follow_teams(connection, author));
        return team;
    });
}

Result<Team> TeamsApi::save(const http::Request& request, const Team& body)
{
    const changes::Author author = author_of(request, clock_);
    Team wanted = tidied(body);
    wanted.id = request.parameter("id");
    return database_.write(author.workspace_id, [&](Connection& connection) -> Result<Team> {
        Team team = TRY(TeamStore(connection, author.workspace_id).save(wanted, author));
        TRY(follow_teams(connection, author));
        return team;
    });
}

/// The reviews are asked before they forget the team, so that those that named only this one follow too.
Result<void> TeamsApi::remove(const http::Request& request)
{
    const changes::Author author = author_of(request, clock_);
    const std::string& id = request.parameter("id");
    return database_.write(author.workspace_id, [&](Connection& connection) -> Result<void> {
        ReaderStore readers(connection, author.workspace_id);
        ReviewStore reviews(connection, author.workspace_id);
        const std::vector<ReviewId> named = TRY(readers.reviews_with_teams());
        TRY(readers.forget_team(id));
        TRY(TeamStore(connection, author.workspace_id).remove(id, author));
        for (const ReviewId& review_id : named)
            TRY(reviews.follow_teams(review_id, author));
        return {};
    });
}

} // namespace candor::reviews
