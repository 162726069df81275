#include "reviews/reader_store.h"

#include "accounts/team_store.h"
#include "storage/item_table.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace candor::reviews {

namespace {

using storage::Answer;

constexpr std::string_view select_named = R"sql(
    SELECT review_people.person_id, people.name, review_people.parts, review_people.ground,
           people.access
      FROM review_people
      JOIN people ON people.workspace_id = review_people.workspace_id AND people.id = review_people.person_id
     WHERE review_people.workspace_id = $1 AND review_people.review_id = $2
     ORDER BY people.name, people.id
)sql";
constexpr std::string_view select_parts = R"sql(
    SELECT parts FROM review_people WHERE workspace_id = $1 AND review_id = $2 AND person_id = $3
)sql";
constexpr std::string_view select_person =
    "SELECT name FROM people WHERE workspace_id = $1 AND id = $2";
constexpr std::string_view delete_named =
    "DELETE FROM review_people WHERE workspace_id = $1 AND review_id = $2";
constexpr std::string_view insert_named = R"sql(
    INSERT INTO review_people (workspace_id, review_id, person_id, parts, number, visibility, ground)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
)sql";
constexpr std::string_view select_teams = R"sql(
    SELECT review_teams.team_id, teams.name FROM review_teams
      JOIN teams ON teams.workspace_id = review_teams.workspace_id AND teams.id = review_teams.team_id
     WHERE review_teams.workspace_id = $1 AND review_teams.review_id = $2
     ORDER BY teams.name
)sql";
constexpr std::string_view delete_teams =
    "DELETE FROM review_teams WHERE workspace_id = $1 AND review_id = $2";
constexpr std::string_view insert_team =
    "INSERT INTO review_teams (workspace_id, review_id, team_id) VALUES ($1, $2, $3)";
constexpr std::string_view select_with_teams =
    "SELECT DISTINCT review_id AS id FROM review_teams WHERE workspace_id = $1";
constexpr std::string_view delete_team =
    "DELETE FROM review_teams WHERE workspace_id = $1 AND team_id = $2";

// One probe of a key for what is open, two for what is restricted; a search asks 1 000 times at most.
constexpr std::string_view named_sql =
    "EXISTS (SELECT 1 FROM review_people AS named WHERE named.workspace_id = {0}"
    " AND named.review_id = {1} AND named.person_id = {2})";
constexpr std::string_view open_sql =
    "NOT EXISTS (SELECT 1 FROM reviews AS closed WHERE closed.workspace_id = {0}"
    " AND closed.id = {1} AND closed.visibility = 'restricted' AND NOT {2})";

struct Entry {
    std::set<Part> parts;
    std::optional<Ground> ground;
};
using Entries = std::map<std::string, Entry>;

bool is_writer(Part part) { return part == Part::Lead || part == Part::Author; }
bool follows(Part part) { return is_writer(part) || part == Part::Team; }

Entries entries_of(const Review& review, const std::vector<NamedPerson>& people)
{
    Entries named;
    for (const NamedPerson& person : people)
        for (const Part part : person.parts)
            if (!follows(part))
                named[person.person_id].parts.insert(part);
    if (!review.lead_id.empty())
        named[review.lead_id].parts.insert(Part::Lead);
    for (const std::string& id : review.author_ids)
        named[id].parts.insert(Part::Author);
    for (auto& [id, naming] : named) // Whoever writes it is there without being invited.
        if (std::ranges::any_of(naming.parts, is_writer))
            naming.parts.erase(Part::Invited);
    return named;
}

} // namespace

std::string readable_sql(const Reader& reader,
    std::string_view workspace,
    std::string_view review,
    std::string_view person)
{
    const std::string is_named = fmt::format(named_sql, workspace, review, person);
    return reads_what_is_open(reader.role) ? fmt::format(open_sql, workspace, review, is_named)
                                           : is_named;
}

Result<std::vector<NamedPerson>> ReaderStore::list(const ReviewId& id)
{
    const Answer answer = TRY(connection_.run(select_named, workspace_id_, id));
    std::vector<NamedPerson> people;
    for (std::size_t i = 0; i < answer.row_count(); ++i) {
        const storage::Row row = answer.row(i);
        people.push_back({row.text("person_id"), row.text("name"),
            row.get<std::vector<Part>>("parts"), row.get<std::optional<Ground>>("ground")});
    }
    return people;
}

Result<std::vector<Part>> ReaderStore::parts_of(const ReviewId& id, const std::string& person_id)
{
    const Answer answer = TRY(connection_.run(select_parts, workspace_id_, id, person_id));
    return answer.is_empty() ? std::vector<Part>() : answer.only().get<std::vector<Part>>("parts");
}

Result<void> ReaderStore::put(const Review& review, const std::vector<NamedPerson>& people)
{
    Entries named = entries_of(review, people);
    if (named.size() > named_people_max)
        return invalid("people", fmt::format("a review names at most {} people", named_people_max));
    for (const std::string& id : TRY(brought_by_teams(review.id)))
        named[id].parts.insert(Part::Team);
    for (const NamedPerson& person : people)
        if (const auto found = named.find(person.person_id); found != named.end())
            found->second.ground = person.ground;
    TRY(connection_.run(delete_named, workspace_id_, review.id));
    for (const auto& [person_id, naming] : named) {
        if (TRY(connection_.run(select_person, workspace_id_, person_id)).is_empty())
            return invalid("people", "only people of the workspace are named");
        const std::vector<Part> parts(naming.parts.begin(), naming.parts.end());
        TRY(connection_.run(insert_named, workspace_id_, review.id, person_id, parts, review.number,
            review.visibility, naming.ground));
    }
    return {};
}

Result<std::set<std::string>> ReaderStore::brought_by_teams(const ReviewId& id)
{
    std::vector<std::string> ids;
    for (const NamedTeam& team : TRY(teams_of(id)))
        ids.push_back(team.team_id);
    if (ids.empty())
        return std::set<std::string>();
    const auto all = TRY(accounts::TeamStore(connection_, workspace_id_).list());
    std::set<std::string> people = accounts::people_within(all, ids);
    std::erase_if(people, [&](const std::string& person_id) {
        return accounts::team_that_bars(all, person_id).has_value();
    });
    return people;
}

Result<std::vector<NamedTeam>> ReaderStore::teams_of(const ReviewId& id)
{
    return storage::read_rows<NamedTeam>(TRY(connection_.run(select_teams, workspace_id_, id)));
}

Result<void> ReaderStore::put_teams(const ReviewId& id, const std::vector<std::string>& team_ids)
{
    const std::set<std::string> wanted(team_ids.begin(), team_ids.end());
    if (wanted.size() > named_teams_max)
        return invalid("team_ids", fmt::format("a review names at most {} teams", named_teams_max));
    const auto all = TRY(accounts::TeamStore(connection_, workspace_id_).list());
    TRY(connection_.run(delete_teams, workspace_id_, id));
    for (const std::string& team_id : wanted) {
        if (std::ranges::find(all, team_id, &accounts::Team::id) == all.end())
            return invalid("team_ids", "only teams of the workspace are named");
        TRY(connection_.run(insert_team, workspace_id_, id, team_id));
    }
    return {};
}

Result<std::vector<ReviewId>> ReaderStore::reviews_with_teams()
{
    const Answer answer = TRY(connection_.run(select_with_teams, workspace_id_));
    std::vector<ReviewId> ids;
    for (std::size_t i = 0; i < answer.row_count(); ++i)
        ids.push_back({answer.row(i).text("id")});
    return ids;
}

Result<void> ReaderStore::forget_team(const std::string& team_id)
{
    TRY(connection_.run(delete_team, workspace_id_, team_id));
    return {};
}

Result<void> ReaderStore::follow(const Review& review) { return put(review, TRY(list(review.id))); }

Result<void> ReaderStore::check_is_kept(const Review& review)
{
    if (review.visibility == Visibility::Open)
        return {};
    const Answer answer = TRY(connection_.run(select_named, workspace_id_, review.id));
    for (std::size_t i = 0; i < answer.row_count(); ++i) {
        const storage::Row row = answer.row(i);
        if (may_admit(review, {row.text("person_id"), row.get<accounts::Role>("access"),
                                  row.get<std::vector<Part>>("parts")}))
            return {};
    }
    return conflict("nobody would be left who could say who reads this review; its lead has to be "
                    "a member of the workspace");
}

} // namespace candor::reviews
