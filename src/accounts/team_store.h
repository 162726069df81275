#pragma once

#include "accounts/team.h"
#include "changes/change.h"
#include "storage/database.h"

#include <string>
#include <vector>

namespace candor::accounts {

/// Teams at rest. The only code that knows their table.
class TeamStore {
public:
    TeamStore(storage::Connection& connection, std::string workspace_id)
        : connection_(connection)
        , workspace_id_(std::move(workspace_id))
    {
    }

    /// By name.
    Result<std::vector<Team>> list();

    Result<Team> add(Team team, const changes::Author& author);
    /// `Conflict` if somebody else saved it since.
    Result<Team> save(Team team, const changes::Author& author);
    /// `Conflict` while other teams are part of it.
    Result<void> remove(const std::string& id, const changes::Author& author);

private:
    Result<void> check_fits(const Team& team);
    Result<Team> get(const std::string& id);

    storage::Connection& connection_;
    std::string workspace_id_;
};

} // namespace candor::accounts
