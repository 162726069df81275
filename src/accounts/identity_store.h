#pragma once

#include "accounts/oidc.h"
#include "changes/change.h"
#include "storage/database.h"

namespace candor::accounts {

/// Whom a provider's word let in, or why not. What was refused is a value, since it may have changed
/// something: who is in no group any more is signed out everywhere.
struct Admitted {
    std::string person_id;
    std::optional<Problem> problem;
};

/// Who people are at their provider: the only code that knows that table.
class IdentityStore {
public:
    IdentityStore(storage::Connection& connection, const OidcSettings& settings)
        : connection_(connection)
        , settings_(settings)
    {
    }

    /// Finds the account by its subject; else, once, by the verified e-mail address; else makes one.
    /// Then its role follows the groups, unless it is an owner's.
    Result<Admitted> admit(const Identity& identity, const changes::Author& author);

private:
    Result<std::optional<std::string>> find(const std::string& workspace_id,
        const std::string& subject);
    Result<Admitted> meet(const Identity& identity, const changes::Author& author);
    Result<void>
    link(const Identity& identity, const std::string& person_id, const changes::Author& author);
    Result<Admitted>
    follow_groups(Person person, const Identity& identity, const changes::Author& author);

    storage::Connection& connection_;
    const OidcSettings& settings_;
};

} // namespace candor::accounts
