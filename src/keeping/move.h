#pragma once

#include "changes/audit.h"
#include "keeping/rows.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace candor::keeping {

/// Is told how many of a table's rows are there.
using Progress = std::function<void(std::string_view table, std::int64_t rows, std::int64_t of)>;

struct MoveOptions {
    std::string workspace; ///< Id or name; "" for all.
    Progress progress;
};

struct TableSum {
    std::string name;
    Sum sum;
};

/// What was found alike in both databases.
struct Moved {
    std::vector<TableSum> tables;
    std::map<std::string, changes::Audit> chains; ///< Of each workspace's changes.
};

/// Carries workspaces from one database into another one that is empty, or into which the same was being
/// carried when that was broken off: what arrived stays, and the rest follows. Then compares, as
/// `compare` does. The source is read as it is at one moment, and nothing is written to it.
///
/// `Conflict` if the target holds something else, if the two are not alike afterwards, or if somebody
/// wrote to the source meanwhile: the same again then carries what came since.
Result<Moved>
move(storage::Database& source, storage::Database& target, const MoveOptions& options);

/// Says what both hold if it is alike to the byte; `Conflict`, naming the table, if it is not.
Result<Moved>
compare(storage::Database& source, storage::Database& target, const std::string& workspace);

/// Only carries, into a database that is nobody's yet, while others go on writing to the source.
Result<void> carry(storage::Database& source, storage::Database& target);

} // namespace candor::keeping
