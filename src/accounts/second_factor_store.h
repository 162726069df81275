#pragma once

#include "changes/change.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace candor::accounts {

/// A code is one of a million: who has guessed wrong so often in a row waits.
inline constexpr std::int64_t wrong_codes_max = 5;
inline constexpr std::chrono::minutes wrong_codes_minutes{15};

/// What became of a code that somebody typed.
enum class CodeOutcome { Right, Wrong, TooMany };

struct SecondFactor {
    std::string secret;
    bool is_confirmed = false; ///< Until then it is asked for by nobody.
    std::int64_t last_step = 0;
    std::int64_t wrong_codes = 0;
    Instant closed_until;
};
BOOST_DESCRIBE_STRUCT(SecondFactor,
    (),
    (secret, is_confirmed, last_step, wrong_codes, closed_until))

/// Second factors and recovery codes at rest: the only code that knows their tables.
class SecondFactorStore {
public:
    SecondFactorStore(storage::Connection& connection, std::string workspace_id)
        : connection_(connection)
        , workspace_id_(std::move(workspace_id))
    {
    }

    Result<std::optional<SecondFactor>> find(const std::string& person_id);
    Result<bool> is_on(const std::string& person_id);
    Result<std::int64_t> count_recovery_codes(const std::string& person_id);

    /// `Conflict` if one is on already; one that was never confirmed is replaced.
    Result<void> begin(const std::string& person_id, const std::string& secret);

    /// Takes a code for one that is not on yet. If it is right, the factor is on, and these recovery codes
    /// are good.
    Result<CodeOutcome> confirm(const std::string& person_id,
        const std::string& code,
        const std::vector<std::string>& recovery_codes,
        const changes::Author& author);

    /// Takes a code of the authenticator, or a recovery code, once.
    Result<CodeOutcome>
    try_code(const std::string& person_id, const std::string& code, Instant now);

    /// `NotFound` if there is none.
    Result<void> remove(const std::string& person_id, const changes::Author& author);

private:
    Result<CodeOutcome>
    note(const std::string& person_id, SecondFactor factor, bool is_right, Instant now);

    storage::Connection& connection_;
    const std::string workspace_id_;
};

} // namespace candor::accounts
