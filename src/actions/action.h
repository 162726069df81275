#pragma once

#include "base/id.h"
#include "base/instant.h"
#include "base/names.h"
#include "base/result.h"

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

namespace candor::actions {

using ActionId = Id<struct ActionTag>;

enum class ActionState { Open, InProgress, Done, Verified, Dropped };

constexpr auto names_of(ActionState)
{
    return std::to_array<Named<ActionState>>({
        {ActionState::Open, "open"},
        {ActionState::InProgress, "in_progress"},
        {ActionState::Done, "done"},
        {ActionState::Verified, "verified"},
        {ActionState::Dropped, "dropped"},
    });
}

inline constexpr std::size_t statement_bytes_max = 4'000;
inline constexpr std::size_t link_bytes_max = 2'000;
inline constexpr std::size_t name_bytes_max = 200;

/// A follow-up that somebody owns until it is done.
struct Action {
    ActionId id;
    std::string statement; ///< Markdown, one sentence as a rule.
    /// The owner, if known to the workspace; `owner` is the name that is shown either way.
    std::string owner_id;
    std::string owner;
    std::string due; ///< `YYYY-MM-DD`, or "".
    ActionState state = ActionState::Open;
    std::string reason; ///< Why it was dropped; else "".
    std::string link;   ///< The ticket, or "".
    std::int64_t position = 0;
    std::int64_t revision = 0;

    friend bool operator==(const Action&, const Action&) = default;
};
BOOST_DESCRIBE_STRUCT(Action,
    (),
    (id, statement, owner_id, owner, due, state, reason, link, position, revision))

/// `Invalid` with the field: a statement is needed, a due date is a date, dropping needs a reason, a
/// link is http or https.
Result<void> check(const Action& action);

} // namespace candor::actions
