#pragma once

#include "storage/database.h"

#include <string>
#include <vector>

namespace candor::keeping {

/// Whether something is being moved into this database, and has not come to its end: nobody may serve it.
Result<bool> is_arriving(storage::Connection& connection);

/// Says that these workspaces are arriving. `Conflict` if something else is there, or is arriving; where
/// an earlier move of the same was broken off, it goes on.
Result<void> begin_arrival(storage::Database& target,
    const std::vector<std::string>& workspace_ids);

Result<void> end_arrival(storage::Database& target);

} // namespace candor::keeping
