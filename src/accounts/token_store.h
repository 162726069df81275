#pragma once

#include "accounts/api_token.h"
#include "changes/change.h"
#include "storage/database.h"

#include <vector>

namespace candor::accounts {

/// A token as a request finds it, and who is asking with it.
struct FoundToken {
    ApiToken token;
    std::string person_id;
    Role access = Role::Anyone;
};

/// Tokens at rest: the only code that knows their table.
class TokenStore {
public:
    explicit TokenStore(storage::Connection& connection) : connection_(connection) {}

    /// Of one person, the oldest first; also those that have expired.
    Result<std::vector<ApiToken>> list(const std::string& workspace_id,
        const std::string& person_id);

    /// `Conflict` if the person has too many already. Those that expired a month ago are forgotten.
    Result<void> add(const ApiToken& token,
        const std::string& person_id,
        std::string_view text,
        const changes::Author& author);

    /// From now on it opens nothing. `NotFound` if this person has no such token.
    Result<void>
    revoke(const std::string& person_id, const std::string& id, const changes::Author& author);

    /// None if it was revoked, has expired, or its person has no account any more.
    Result<std::optional<FoundToken>> find(const SentToken& sent, Instant now);

    Result<void> touch(const std::string& workspace_id, const std::string& id, Instant day);

private:
    storage::Connection& connection_;
};

} // namespace candor::accounts
