#pragma once

#include "changes/change.h"
#include "storage/database.h"

#include <string>
#include <vector>

namespace candor::accounts {

/// The changes of access and of how people sign in, newest first, at most `count` from before the number
/// `before`. Named one by one: what is not named here is not for administrators to read.
Result<std::vector<changes::Change>> access_changes(storage::Connection& connection,
    const std::string& workspace_id,
    std::int64_t before,
    std::int64_t count);

} // namespace candor::accounts
