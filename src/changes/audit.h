#pragma once

#include "base/names.h"
#include "changes/chain.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

/// Walks the chain of a workspace from its first change to its last, and says where it breaks.
namespace candor::changes {

/// What somebody did to the record.
enum class Tampering { Changed, Missing, Inserted };

constexpr auto names_of(Tampering)
{
    return std::to_array<Named<Tampering>>({
        {Tampering::Changed, "changed"},
        {Tampering::Missing, "missing"},
        {Tampering::Inserted, "inserted"},
    });
}

struct Break {
    std::int64_t number = 0; ///< Of the first change that is not as it was recorded.
    Tampering how = Tampering::Changed;
};

/// A hash that was kept elsewhere: `<workspace>:1284:5f…`.
struct KeptHash {
    std::string workspace_id;
    std::int64_t number = 0;
    std::string hash;
};
Result<KeptHash> kept_hash_from(std::string_view text);
std::string text_of(const KeptHash& kept);

struct Audit {
    std::int64_t sound = 0; ///< How many changes are, from the first.
    std::string last_hash;  ///< Of the last of these.
    std::optional<Break> broken;
};

/// Nothing after a break is looked at: it hangs on what is broken. With a kept hash, a chain that is sound
/// in itself but was made anew, or cut short, is broken where that hash is not found.
Result<Audit> audit(storage::Connection& connection,
    const std::string& workspace_id,
    const std::optional<KeptHash>& kept);

/// All workspaces that have, or had, a change.
Result<std::vector<std::string>> audited_workspaces(storage::Connection& connection);

/// Calls `write` with every change from the first to the last.
Result<void> for_each_link(storage::Connection& connection,
    const std::string& workspace_id,
    const std::function<void(const Link&)>& write);

} // namespace candor::changes
