#include "accounts/team_store.h"

#include "accounts/account_store.h"
#include "base/id.h"
#include "storage/item_table.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::accounts {

namespace {

using changes::Act;

const std::string columns = storage::column_list<Team>();
const std::string select_all =
    "SELECT " + columns + " FROM teams WHERE workspace_id = $1 ORDER BY name, id";
const std::string insert_team =
    "INSERT INTO teams (workspace_id, " + columns + ") VALUES ($1, $2, $3, $4, $5, $6, $7)";
constexpr std::string_view update_team = R"sql(
    UPDATE teams SET name = $3, parent_id = $4, takes_part = $5, member_ids = $6, revision = revision + 1
     WHERE workspace_id = $1 AND id = $2 AND revision = $7
)sql";
constexpr std::string_view delete_team = "DELETE FROM teams WHERE workspace_id = $1 AND id = $2";

changes::What what(const std::string& id, Act act) { return {"team", id, "team", id, act}; }

/// Each once, in the same order wherever they come from.
void tidy(std::vector<std::string>& ids)
{
    std::ranges::sort(ids);
    const auto [first, last] = std::ranges::unique(ids);
    ids.erase(first, last);
}

} // namespace

Result<std::vector<Team>> TeamStore::list()
{
    return storage::read_rows<Team>(TRY(connection_.run(select_all, workspace_id_)));
}

Result<Team> TeamStore::get(const std::string& id)
{
    for (Team& team : TRY(list()))
        if (team.id == id)
            return std::move(team);
    return not_found("there is no such team");
}

Result<void> TeamStore::check_fits(const Team& team)
{
    TRY(check(team, TRY(list())));
    for (const std::string& id : team.member_ids)
        if (!AccountStore(connection_).get_person(workspace_id_, id))
            return invalid("member_ids", "only people of the workspace are members of a team");
    return {};
}

Result<Team> TeamStore::add(Team team, const changes::Author& author)
{
    if (TRY(list()).size() >= teams_max)
        return conflict(fmt::format("a workspace has at most {} teams", teams_max));
    team.id = new_uuid();
    team.revision = 0;
    tidy(team.member_ids);
    TRY(check_fits(team));
    std::vector<storage::Value> values{workspace_id_};
    storage::append_values(values, team);
    TRY(connection_.execute(insert_team, values));
    TRY(changes::record<Team>(connection_, author, what(team.id, Act::Added), nullptr, &team));
    return team;
}

Result<Team> TeamStore::save(Team team, const changes::Author& author)
{
    tidy(team.member_ids);
    const Team before = TRY(get(team.id));
    TRY(check_fits(team));
    const auto answer = TRY(connection_.run(update_team, workspace_id_, team.id, team.name,
        team.parent_id, team.takes_part, team.member_ids, team.revision));
    if (answer.rows_changed() == 0)
        return conflict("somebody else changed this team in the meantime; nothing was overwritten");
    ++team.revision;
    TRY(changes::record(connection_, author, what(team.id, Act::Changed), &before, &team));
    return team;
}

Result<void> TeamStore::remove(const std::string& id, const changes::Author& author)
{
    const Team before = TRY(get(id));
    const std::vector<Team> all = TRY(list());
    if (std::ranges::find(all, id, &Team::parent_id) != all.end())
        return conflict("other teams are part of this one; take them out of it first");
    TRY(connection_.run(delete_team, workspace_id_, id));
    TRY(changes::record<Team>(connection_, author, what(id, Act::Deleted), &before, nullptr));
    return {};
}

} // namespace candor::accounts
