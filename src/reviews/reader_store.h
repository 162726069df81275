#pragma once

#include "reviews/access.h"
#include "storage/database.h"

#include <boost/describe.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace candor::reviews {

inline constexpr std::size_t named_people_max = 200; ///< Beside those whom a team brings.
inline constexpr std::size_t named_teams_max = 20;

/// How somebody knows about what happened: people take part in a review because they know.
enum class Ground { WasThere, RunsIt, IsAffected };

constexpr auto names_of(Ground)
{
    return std::to_array<Named<Ground>>({
        {Ground::WasThere, "was_there"},
        {Ground::RunsIt, "runs_it"},
        {Ground::IsAffected, "is_affected"},
    });
}

/// Somebody who is named in a review, and as what.
struct NamedPerson {
    std::string person_id;
    std::string name;
    std::vector<Part> parts;
    std::optional<Ground> ground; ///< None where nobody has said.

    friend bool operator==(const NamedPerson&, const NamedPerson&) = default;
};
BOOST_DESCRIBE_STRUCT(NamedPerson, (), (person_id, name, parts, ground))

/// A team that is named in a review: its members read it, and those of the teams that are part of it.
struct NamedTeam {
    std::string team_id;
    std::string name;

    friend bool operator==(const NamedTeam&, const NamedTeam&) = default;
};
BOOST_DESCRIBE_STRUCT(NamedTeam, (), (team_id, name))

/// Who reads a review.
struct Readers {
    Visibility visibility = Visibility::Open;
    std::vector<NamedPerson> people; ///< By name.
    std::vector<NamedTeam> teams;    ///< By name.
    std::int64_t revision = 0;       ///< Of the review's facts.
};
BOOST_DESCRIBE_STRUCT(Readers, (), (visibility, people, teams, revision))

/// SQL that holds where `person` (a parameter, like `$3`) may read the review that the columns
/// `workspace` and `review` name. An index answers it: one probe, two for what is restricted.
std::string readable_sql(const Reader& reader,
    std::string_view workspace,
    std::string_view review,
    std::string_view person);

/// Who is named in reviews, at rest. The only code that knows `review_people` and `review_teams`. What
/// teams bring is written down person by person, so that whoever asks who reads what asks one table.
class ReaderStore {
public:
    ReaderStore(storage::Connection& connection, std::string workspace_id)
        : connection_(connection)
        , workspace_id_(std::move(workspace_id))
    {
    }

    /// By name.
    Result<std::vector<NamedPerson>> list(const ReviewId& id);
    Result<std::vector<Part>> parts_of(const ReviewId& id, const std::string& person_id);

    /// By name.
    Result<std::vector<NamedTeam>> teams_of(const ReviewId& id);
    /// Names these teams instead of those before; `put` or `follow` then names who is in them.
    Result<void> put_teams(const ReviewId& id, const std::vector<std::string>& team_ids);
    /// All reviews that name a team.
    Result<std::vector<ReviewId>> reviews_with_teams();
    /// Takes a team out of all reviews.
    Result<void> forget_team(const std::string& team_id);

    /// Names these, and the lead and the authors that the review says. `Invalid` for who is none of
    /// the workspace's people.
    Result<void> put(const Review& review, const std::vector<NamedPerson>& people);
    /// Names the lead and the authors that the review says now, and who is in its teams now; others stay
    /// what they are.
    Result<void> follow(const Review& review);

    /// `Conflict` if nobody is left who could say who reads a restricted review.
    Result<void> check_is_kept(const Review& review);

private:
    Result<std::set<std::string>> brought_by_teams(const ReviewId& id);

    storage::Connection& connection_;
    std::string workspace_id_;
};

} // namespace candor::reviews
