#pragma once

#include "base/names.h"
#include "base/result.h"

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace candor::accounts {

/// Shown wherever people write or meet.
inline constexpr std::string_view definition =
    "Everyone involved acted in the way that made sense to them, given what they knew at the time.";

/// Which word the workspace has for what it does: Gallego prefers blame-aware, most say blameless.
enum class Wording { Blameless, BlameAware };

constexpr auto names_of(Wording)
{
    return std::to_array<Named<Wording>>(
        {{Wording::Blameless, "blameless"}, {Wording::BlameAware, "blame_aware"}});
}

/// A kind of review or a severity, of the workspace's own choosing.
struct Choice {
    std::string key; ///< What is kept; never changes.
    std::string name;
    bool hidden = false;

    friend bool operator==(const Choice&, const Choice&) = default;
};
BOOST_DESCRIBE_STRUCT(Choice, (), (key, name, hidden))

inline constexpr std::size_t choices_max = 50;
inline constexpr std::size_t charter_bytes_max = 20'000;
inline constexpr std::int64_t policy_days_max = 365;

/// One organisation, and how it wants things done.
struct Workspace {
    std::string id;
    std::string name;
    std::string zone = "UTC"; ///< What a new review starts with.
    Wording wording = Wording::BlameAware;
    std::string charter; ///< What a review is not for. Markdown.
    std::int64_t charter_version = 1;
    std::int64_t draft_due_days = 1;    ///< After the end of the incident.
    std::int64_t meeting_due_days = 7;  ///< After the end of the incident.
    std::int64_t meeting_days_max = 14; ///< And never later than this.
    std::vector<Choice> kinds;
    std::vector<Choice> severities;
    std::int64_t revision = 0;

    friend bool operator==(const Workspace&, const Workspace&) = default;
};
BOOST_DESCRIBE_STRUCT(Workspace,
    (),
    (id,
        name,
        zone,
        wording,
        charter,
        charter_version,
        draft_due_days,
        meeting_due_days,
        meeting_days_max,
        kinds,
        severities,
        revision))

/// With the kinds, severities and charter that Candor comes with.
Workspace new_workspace(std::string name);

/// `Invalid` with the field. Kinds and severities need unique keys; those of `before` may be hidden,
/// not left out, since reviews have them.
Result<void> check(const Workspace& workspace, const Workspace& before);

/// The name of a choice; the key itself if there is none (any more), "" for "".
std::string name_of_choice(const std::vector<Choice>& choices, std::string_view key);

} // namespace candor::accounts
