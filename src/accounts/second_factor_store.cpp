#include "accounts/second_factor_store.h"

#include "accounts/password.h"
#include "accounts/totp.h"
#include "storage/item_table.h"

namespace candor::accounts {

namespace {

using changes::Act;
using storage::Answer;

const std::string columns = storage::column_list<SecondFactor>();
const std::string select_factor =
    "SELECT " + columns + " FROM second_factors WHERE workspace_id = $1 AND person_id = $2";
const std::string insert_factor = "INSERT INTO second_factors (workspace_id, person_id, " + columns
                                  + ") VALUES ($1, $2, $3, $4, $5, $6, $7)";
constexpr std::string_view update_factor = R"sql(
    UPDATE second_factors SET is_confirmed = $3, last_step = $4, wrong_codes = $5, closed_until = $6
     WHERE workspace_id = $1 AND person_id = $2
)sql";
constexpr std::string_view delete_factor =
    "DELETE FROM second_factors WHERE workspace_id = $1 AND person_id = $2";
constexpr std::string_view count_codes = R"sql(
    SELECT count(*) AS count FROM recovery_codes WHERE workspace_id = $1 AND person_id = $2
)sql";
constexpr std::string_view insert_code = R"sql(
    INSERT INTO recovery_codes (workspace_id, person_id, code_hash) VALUES ($1, $2, $3)
)sql";
constexpr std::string_view delete_code = R"sql(
    DELETE FROM recovery_codes WHERE workspace_id = $1 AND person_id = $2 AND code_hash = $3
)sql";
constexpr std::string_view delete_codes =
    "DELETE FROM recovery_codes WHERE workspace_id = $1 AND person_id = $2";

} // namespace

Result<std::optional<SecondFactor>> SecondFactorStore::find(const std::string& person_id)
{
    const Answer answer = TRY(connection_.run(select_factor, workspace_id_, person_id));
    if (answer.is_empty())
        return std::optional<SecondFactor>();
    return std::optional(storage::read_row<SecondFactor>(answer.only()));
}

Result<bool> SecondFactorStore::is_on(const std::string& person_id)
{
    const auto factor = TRY(find(person_id));
    return factor && factor->is_confirmed;
}

Result<std::int64_t> SecondFactorStore::count_recovery_codes(const std::string& person_id)
{
    return TRY(connection_.run(count_codes, workspace_id_, person_id)).only().integer("count");
}

Result<void> SecondFactorStore::begin(const std::string& person_id, const std::string& secret)
{
    if (TRY(is_on(person_id)))
        return conflict("a second factor is on already; switch it off first");
    TRY(connection_.run(delete_factor, workspace_id_, person_id));
    std::vector<storage::Value> values{workspace_id_, person_id};
    storage::append_values(values, SecondFactor{.secret = secret});
    TRY(connection_.execute(insert_factor, values));
    return {};
}

Result<CodeOutcome> SecondFactorStore::note(const std::string& person_id,
    SecondFactor factor,
    bool is_right,
    Instant now)
{
    factor.wrong_codes = is_right ? 0 : factor.wrong_codes + 1;
    if (factor.wrong_codes >= wrong_codes_max) {
        factor.wrong_codes = 0;
        factor.closed_until = now + wrong_codes_minutes;
    }
    TRY(connection_.run(update_factor, workspace_id_, person_id, factor.is_confirmed,
        factor.last_step, factor.wrong_codes, factor.closed_until));
    return is_right ? CodeOutcome::Right : CodeOutcome::Wrong;
}

Result<CodeOutcome> SecondFactorStore::confirm(const std::string& person_id,
    const std::string& code,
    const std::vector<std::string>& recovery_codes,
    const changes::Author& author)
{
    auto factor = TRY(find(person_id));
    if (!factor || factor->is_confirmed)
        return conflict("there is nothing to confirm; begin again");
    const auto step = step_of(plain_code(code), factor->secret, author.now, factor->last_step);
    if (!step)
        return CodeOutcome::Wrong;
    factor->is_confirmed = true;
    factor->last_step = *step;
    TRY(connection_.run(delete_codes, workspace_id_, person_id));
    for (const std::string& recovery_code : recovery_codes)
        TRY(connection_.run(
            insert_code, workspace_id_, person_id, token_hash(plain_code(recovery_code))));
    TRY(changes::record(connection_, author,
        {"person", person_id, "second_factor", person_id, Act::Added}, {}, {}));
    return note(person_id, *factor, true, author.now);
}

Result<CodeOutcome>
SecondFactorStore::try_code(const std::string& person_id, const std::string& code, Instant now)
{
    auto factor = TRY(find(person_id));
    if (!factor || !factor->is_confirmed)
        return CodeOutcome::Right;
    if (now < factor->closed_until)
        return CodeOutcome::TooMany;
    const std::string plain = plain_code(code);
    const auto step = step_of(plain, factor->secret, now, factor->last_step);
    factor->last_step = step.value_or(factor->last_step);
    const bool is_right =
        step
        || TRY(connection_.run(delete_code, workspace_id_, person_id, token_hash(plain)))
                   .rows_changed()
               == 1;
    return note(person_id, *factor, is_right, now);
}

Result<void> SecondFactorStore::remove(const std::string& person_id, const changes::Author& author)
{
    if (!TRY(is_on(person_id)))
        return not_found("there is no second factor to switch off");
    TRY(connection_.run(delete_codes, workspace_id_, person_id));
    TRY(connection_.run(delete_factor, workspace_id_, person_id));
    TRY(changes::record(connection_, author,
        {"person", person_id, "second_factor", person_id, Act::Deleted}, {}, {}));
    return {};
}

} // namespace candor::accounts
