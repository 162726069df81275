#pragma once

#include "accounts/person.h"
#include "accounts/workspace.h"
#include "base/result.h"
#include "storage/database.h"

#include <string>

/// What an operator does with accounts from a shell, where whoever has the data may do everything.
namespace candor::app {

struct NewAccount {
    accounts::Person person;
    std::string password; ///< The first one, shown once.
};

/// Adds an account with a new password; the first one also makes the workspace, and is its owner.
Result<NewAccount> add_account(storage::Database& database,
    accounts::Person person,
    const std::string& workspace_name);

/// `NotFound` if nobody has this e-mail address.
Result<NewAccount> reset_password(storage::Database& database, const std::string& email);

/// `NotFound` if nobody has this e-mail address, or it has no second factor.
Result<accounts::Person> reset_second_factor(storage::Database& database, const std::string& email);

/// The workspace and somebody who may do everything in it, for commands that act without a person.
/// `Conflict` if there is no workspace yet.
struct Operator {
    accounts::Workspace workspace;
    std::string person_id;
};
Result<Operator> operator_of(storage::Database& database);

} // namespace candor::app
