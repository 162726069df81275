#pragma once

#include "keeping/table.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace candor::keeping {

/// The values of a table's key, in its order.
using Key = std::vector<storage::Value>;

/// Which rows of a table are meant: of one workspace or of all, behind a key and up to another.
struct Stretch {
    std::optional<std::string> workspace_id;
    std::optional<Key> after;
    std::optional<Key> until;
};

/// How much there is, and what: BLAKE2b over the rows in the order of their keys, written down alike
/// whatever database they lie in.
struct Sum {
    std::int64_t rows = 0;
    std::string checksum;

    friend bool operator==(const Sum&, const Sum&) = default;
};

/// Lets the transaction rest for as long as another database works, however many rows there are.
Result<void> allow_rest(storage::Connection& connection);

/// Calls `take` with the rows in the order of their keys, some megabytes at once.
Result<void> for_each_page(storage::Connection& connection,
    const Table& table,
    Stretch stretch,
    const std::function<Result<void>(const storage::Answer&)>& take);

Result<Sum> sum_of(storage::Connection& connection, const Table& table, const Stretch& stretch);
Result<std::int64_t>
count_of(storage::Connection& connection, const Table& table, const Stretch& stretch);

/// The key of the last row; none if there is no row.
Result<std::optional<Key>>
last_key(storage::Connection& connection, const Table& table, const Stretch& stretch);

Result<void>
insert_rows(storage::Connection& connection, const Table& table, const storage::Answer& rows);

} // namespace candor::keeping
