#pragma once

#include "accounts/person.h"

#include <string>

/// Who may do what with people and their access. The only place that has these rules; doors ask it.
namespace candor::accounts {

/// Whether somebody with the access `by` may make of somebody who has `from` somebody who has `to`.
/// Nobody reaches above themselves, and nobody gives more than they have.
bool may_change(Role by, Role from, Role to);

/// A guest knows of nobody but themselves; all others see who else is here.
bool may_see_everybody(Role by);

/// The rules, as `candor routes --access` prints them.
std::string access_table();

} // namespace candor::accounts
