#pragma once

#include "storage/database.h"

#include <span>
#include <string_view>

namespace candor::storage {

/// One numbered file of `migrations/`.
struct Migration {
    int number;
    std::string_view name; ///< `accounts` of `0001_accounts.sql`.
    std::string_view sql;
};

/// All that this program has, in order; those for one dialect only are left out for the other.
std::vector<Migration> migrations(Dialect dialect);

/// Brings the database to the newest form, each step in a transaction of its own. Gives back how
/// many steps were taken. `Conflict` if the database is newer than the program.
Result<int> migrate(Database& database);

/// Which form the database is of, without changing it: the number of its last migration. `NotFound` if
/// it is none of ours.
Result<int> form_of(Database& database);
/// The form that `migrate` brings it to.
int newest_form(Dialect dialect);

} // namespace candor::storage
