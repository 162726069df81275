#include "accounts/team.h"

#include "base/utf8.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::accounts {

namespace {

Result<void> check_parent(const Team& team, std::span<const Team> all)
{
    if (team.parent_id.empty())
        return {};
    const auto parent = std::ranges::find(all, team.parent_id, &Team::id);
    if (parent == all.end() || team.parent_id == team.id)
        return invalid("parent_id", "a team is part of another team of the workspace");
    if (!parent->parent_id.empty())
        return invalid("parent_id",
            fmt::format("{} is part of a team itself; teams are nested once", parent->name));
    if (std::ranges::find(all, team.id, &Team::parent_id) != all.end())
        return invalid("parent_id", "other teams are part of this one; teams are nested once");
    return {};
}

bool has_member(const Team& team, std::string_view person_id)
{
    return std::ranges::find(team.member_ids, person_id) != team.member_ids.end();
}

} // namespace

Result<void> check(const Team& team, std::span<const Team> all)
{
    if (trimmed(team.name).empty())
        return invalid("name", "a team needs a name");
    if (team.name.size() > team_name_bytes_max)
        return invalid("name",
            fmt::format("the name of a team has at most {} characters", team_name_bytes_max));
    if (team.member_ids.size() > team_members_max)
        return invalid(
            "member_ids", fmt::format("a team has at most {} members", team_members_max));
    for (const Team& other : all)
        if (other.id != team.id && other.name == team.name)
            return invalid("name", "another team has this name");
    return check_parent(team, all);
}

std::set<std::string> people_within(std::span<const Team> all, std::span<const std::string> ids)
{
    const auto is_wanted = [&](const std::string& id) {
        return !id.empty() && std::ranges::find(ids, id) != ids.end();
    };
    std::set<std::string> people;
    for (const Team& team : all)
        if (is_wanted(team.id) || is_wanted(team.parent_id))
            people.insert(team.member_ids.begin(), team.member_ids.end());
    return people;
}

std::optional<Team> team_that_bars(std::span<const Team> all, std::string_view person_id)
{
    for (const Team& team : all) {
        if (!has_member(team, person_id))
            continue;
        if (!team.takes_part)
            return team;
        const auto parent = std::ranges::find(all, team.parent_id, &Team::id);
        if (parent != all.end() && !parent->takes_part)
            return *parent;
    }
    return std::nullopt;
}

} // namespace candor::accounts
