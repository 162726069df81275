#include "accounts/team.h"

#include <doctest/doctest.h>

using namespace candor;
using namespace candor::accounts;

namespace {

const std::vector<Team> teams = {
    {.id = "ops", .name = "Operations", .member_ids = {"ada"}},
    {.id = "night", .name = "Night shift", .parent_id = "ops", .member_ids = {"ben", "cleo"}},
    {.id = "hr", .name = "Personnel", .takes_part = false, .member_ids = {"dan"}},
    {.id = "law", .name = "Law", .parent_id = "hr", .member_ids = {"eve", "ada"}},
};

std::string field(const Team& team)
{
    const Result<void> checked = check(team, teams);
    return checked ? "" : checked.error().field;
}

std::set<std::string> within(std::vector<std::string> ids) { return people_within(teams, ids); }

} // namespace

TEST_CASE("a team holds who is in it and in its parts, and a part holds only its own")
{
    CHECK_EQ(within({"ops"}), std::set<std::string>{"ada", "ben", "cleo"});
    CHECK_EQ(within({"night"}), std::set<std::string>{"ben", "cleo"});
    CHECK_EQ(within({"none"}), std::set<std::string>{});
    CHECK_EQ(within({""}), std::set<std::string>{});
}

TEST_CASE("whoever is in a team that takes no part, or in a part of it, is barred")
{
    CHECK_EQ(team_that_bars(teams, "dan")->name, "Personnel");
    CHECK_EQ(team_that_bars(teams, "eve")->name, "Personnel");
    CHECK_EQ(team_that_bars(teams, "ada")->name, "Personnel");
    CHECK_FALSE(team_that_bars(teams, "ben"));
    CHECK_FALSE(team_that_bars(teams, "nobody"));
}

TEST_CASE("teams are nested once, and have names of their own")
{
    CHECK_EQ(field({.id = "x", .name = "New"}), "");
    CHECK_EQ(field({.id = "x", .name = "New", .parent_id = "ops"}), "");
    CHECK_EQ(field({.id = "x", .name = " "}), "name");
    CHECK_EQ(field({.id = "x", .name = "Law"}), "name");
    CHECK_EQ(field({.id = "law", .name = "Law"}), "");
    CHECK_EQ(field({.id = "x", .name = "New", .parent_id = "night"}), "parent_id");
    CHECK_EQ(field({.id = "ops", .name = "Operations", .parent_id = "hr"}), "parent_id");
    CHECK_EQ(field({.id = "law", .name = "Law", .parent_id = "law"}), "parent_id");
    CHECK_EQ(field({.id = "x", .name = "New", .parent_id = "gone"}), "parent_id");
}
