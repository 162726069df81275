#pragma once

#include "base/result.h"

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace candor::accounts {

inline constexpr std::size_t teams_max = 500;
inline constexpr std::size_t team_name_bytes_max = 100;
inline constexpr std::size_t team_members_max = 1'000;

/// People who work together. A team can be part of another, which is part of none.
struct Team {
    std::string id;
    std::string name;
    std::string parent_id; ///< "" for none.
    /// False for those who allocate blame (personnel, a lawyer for liability): nobody in it, or in a
    /// team that is part of it, is named in a review.
    bool takes_part = true;
    std::vector<std::string> member_ids;
    std::int64_t revision = 0;

    friend bool operator==(const Team&, const Team&) = default;
};
BOOST_DESCRIBE_STRUCT(Team, (), (id, name, parent_id, takes_part, member_ids, revision))

/// `Invalid` with the field. `all` are the workspace's teams, with or without this one.
Result<void> check(const Team& team, std::span<const Team> all);

/// Everybody in these teams and in those that are part of them.
std::set<std::string> people_within(std::span<const Team> all, std::span<const std::string> ids);

/// The team that keeps somebody out of reviews, if one does.
std::optional<Team> team_that_bars(std::span<const Team> all, std::string_view person_id);

} // namespace candor::accounts
