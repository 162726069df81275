#pragma once

#include "accounts/team.h"
#include "base/instant.h"
#include "http/router.h"
#include "storage/database.h"

namespace candor::reviews {

/// Teams over HTTP. In this room, since who is in a team says who reads the reviews that name it: both
/// change in one transaction.
class TeamsApi {
public:
    TeamsApi(storage::Database& database, const Clock& clock) : database_(database), clock_(clock)
    {
    }

    void add_routes(http::Router& router);

private:
    struct TeamList {
        std::vector<accounts::Team> teams; ///< By name.
        BOOST_DESCRIBE_CLASS(TeamList, (), (teams), (), ())
    };

    Result<TeamList> list(const http::Request& request);
    Result<accounts::Team> add(const http::Request& request, const accounts::Team& body);
    Result<accounts::Team> save(const http::Request& request, const accounts::Team& body);
    Result<void> remove(const http::Request& request);

    storage::Database& database_;
    const Clock& clock_;
};

} // namespace candor::reviews
