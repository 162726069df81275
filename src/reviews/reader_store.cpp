#include "reviews/reader_store.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace candor::reviews {

namespace {

using storage::Answer;

constexpr std::string_view select_named = R"sql(
    SELECT review_people.person_id, people.name, review_people.parts, people.access
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
    INSERT INTO review_people (workspace_id, review_id, person_id, parts, number, visibility)
    VALUES ($1, $2, $3, $4, $5, $6)
)sql";

// One probe of a key for what is open, two for what is restricted; a search asks 1 000 times at most.
constexpr std::string_view named_sql =
    "EXISTS (SELECT 1 FROM review_people AS named WHERE named.workspace_id = {0}"
    " AND named.review_id = {1} AND named.person_id = {2})";
constexpr std::string_view open_sql =
    "NOT EXISTS (SELECT 1 FROM reviews AS closed WHERE closed.workspace_id = {0}"
    " AND closed.id = {1} AND closed.visibility = 'restricted' AND NOT {2})";

using PartsOf = std::map<std::string, std::set<Part>>;

bool follows_from_review(Part part) { return part == Part::Lead || part == Part::Author; }

PartsOf parts_by_person(const Review& review, const std::vector<NamedPerson>& people)
{
    PartsOf parts;
    for (const NamedPerson& person : people)
        for (const Part part : person.parts)
            if (!follows_from_review(part))
                parts[person.person_id].insert(part);
    if (!review.lead_id.empty())
        parts[review.lead_id].insert(Part::Lead);
    for (const std::string& id : review.author_ids)
        parts[id].insert(Part::Author);
    for (auto& [id, what] : parts) // Whoever writes it is there without being invited.
        if (std::ranges::any_of(what, follows_from_review))
            what.erase(Part::Invited);
    return parts;
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
        people.push_back(
            {row.text("person_id"), row.text("name"), row.get<std::vector<Part>>("parts")});
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
    const PartsOf parts = parts_by_person(review, people);
    if (parts.size() > named_people_max)
        return invalid("people", fmt::format("a review names at most {} people", named_people_max));
    TRY(connection_.run(delete_named, workspace_id_, review.id));
    for (const auto& [person_id, person_parts] : parts) {
        if (TRY(connection_.run(select_person, workspace_id_, person_id)).is_empty())
            return invalid("people", "only people of the workspace are named");
        const std::vector<Part> list(person_parts.begin(), person_parts.end());
        TRY(connection_.run(insert_named, workspace_id_, review.id, person_id, list, review.number,
            review.visibility));
    }
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
