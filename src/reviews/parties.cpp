#include "reviews/parties.h"

#include "accounts/account_store.h"
#include "accounts/team_store.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::reviews {

namespace {

using accounts::Team;
using storage::Connection;

constexpr std::string_view rule =
    "takes no part in reviews: who allocates blame does not sit with those who tell";

Result<void> check_people(Connection& connection,
    const std::string& workspace_id,
    std::string_view field,
    const std::set<std::string>& newly_named)
{
    if (newly_named.empty())
        return {};
    const auto teams = TRY(accounts::TeamStore(connection, workspace_id).list());
    for (const std::string& id : newly_named) {
        const auto bars = accounts::team_that_bars(teams, id);
        if (!bars)
            continue;
        const auto person = TRY(accounts::AccountStore(connection).get_person(workspace_id, id));
        return invalid(std::string(field),
            fmt::format("{} is in {}, which {}", person.name, bars->name, rule));
    }
    return {};
}

Result<void> check_teams(Connection& connection,
    const std::string& workspace_id,
    const std::vector<std::string>& team_ids)
{
    const auto teams = TRY(accounts::TeamStore(connection, workspace_id).list());
    for (const Team& team : teams) {
        if (std::ranges::find(team_ids, team.id) == team_ids.end())
            continue;
        const auto parent = std::ranges::find(teams, team.parent_id, &Team::id);
        if (!team.takes_part || (parent != teams.end() && !parent->takes_part))
            return invalid("team_ids", fmt::format("{} {}", team.name, rule));
    }
    return {};
}

/// Whoever a team brings is not yet named themselves.
std::set<std::string> named_in(const std::vector<NamedPerson>& people)
{
    std::set<std::string> ids;
    for (const NamedPerson& person : people)
        if (person.parts != std::vector{Part::Team})
            ids.insert(person.person_id);
    return ids;
}

std::set<std::string> writers_of(const Review& review)
{
    std::set<std::string> ids(review.author_ids.begin(), review.author_ids.end());
    ids.insert(review.lead_id);
    ids.erase("");
    return ids;
}

std::set<std::string> without(std::set<std::string> ids, const std::set<std::string>& known)
{
    std::erase_if(ids, [&](const std::string& id) { return known.contains(id); });
    return ids;
}

} // namespace

Result<void> check_parties(Connection& connection,
    const std::string& workspace_id,
    const Readers& before,
    const Naming& wanted)
{
    const auto newly_named = without(named_in(wanted.people), named_in(before.people));
    TRY(check_people(connection, workspace_id, "people", newly_named));
    return check_teams(
        connection, workspace_id, wanted.team_ids.value_or(std::vector<std::string>()));
}

Result<void> check_parties(Connection& connection,
    const std::string& workspace_id,
    const Review& before,
    const Review& wanted)
{
    const bool is_lead_new = wanted.lead_id != before.lead_id;
    return check_people(connection, workspace_id, is_lead_new ? "lead_id" : "author_ids",
        without(writers_of(wanted), writers_of(before)));
}

} // namespace candor::reviews
