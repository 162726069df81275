#include "accounts/token_store.h"

#include "accounts/password.h"
#include "storage/item_table.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::accounts {

namespace {

using changes::Act;
using storage::Answer;

constexpr std::chrono::days expired_kept{30};

const std::string columns = storage::column_list<ApiToken>();

const std::string select_tokens = "SELECT " + columns
                                  + " FROM api_tokens WHERE workspace_id = $1 AND person_id = $2"
                                    " ORDER BY made_at, id";
const std::string insert_token = "INSERT INTO api_tokens (workspace_id, person_id, token_hash, "
                                 + columns + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
constexpr std::string_view delete_token =
    "DELETE FROM api_tokens WHERE workspace_id = $1 AND id = $2";
constexpr std::string_view delete_expired = R"sql(
    DELETE FROM api_tokens WHERE workspace_id = $1 AND person_id = $2 AND expires_at < $3
)sql";
constexpr std::string_view select_by_hash = R"sql(
    SELECT api_tokens.id, api_tokens.name, api_tokens.scope, api_tokens.made_at, api_tokens.expires_at,
           api_tokens.used_on, api_tokens.person_id, people.access
      FROM api_tokens
      JOIN people ON people.workspace_id = api_tokens.workspace_id AND people.id = api_tokens.person_id
     WHERE api_tokens.workspace_id = $1 AND api_tokens.token_hash = $2 AND api_tokens.expires_at > $3
       AND people.access <> 'anyone'
)sql";
constexpr std::string_view update_used =
    "UPDATE api_tokens SET used_on = $3 WHERE workspace_id = $1 AND id = $2";

} // namespace

Result<std::vector<ApiToken>> TokenStore::list(const std::string& workspace_id,
    const std::string& person_id)
{
    return storage::read_rows<ApiToken>(
        TRY(connection_.run(select_tokens, workspace_id, person_id)));
}

Result<void> TokenStore::add(const ApiToken& token,
    const std::string& person_id,
    std::string_view text,
    const changes::Author& author)
{
    TRY(connection_.run(delete_expired, author.workspace_id, person_id, author.now - expired_kept));
    if (std::ssize(TRY(list(author.workspace_id, person_id))) >= tokens_a_person_max)
        return conflict(fmt::format(
            "there are {} tokens already, which is the most; revoke one", tokens_a_person_max));
    std::vector<storage::Value> values{author.workspace_id, person_id, token_hash(text)};
    storage::append_values(values, token);
    TRY(connection_.execute(insert_token, values));
    TRY(changes::record<ApiToken>(connection_, author,
        {"person", person_id, "api_token", token.id, Act::Added}, nullptr, &token));
    return {};
}

Result<void> TokenStore::revoke(const std::string& person_id,
    const std::string& id,
    const changes::Author& author)
{
    const std::vector<ApiToken> tokens = TRY(list(author.workspace_id, person_id));
    const auto token = std::ranges::find(tokens, id, &ApiToken::id);
    if (token == tokens.end())
        return not_found("there is no such token (any more)");
    TRY(connection_.run(delete_token, author.workspace_id, id));
    TRY(changes::record<ApiToken>(connection_, author,
        {"person", person_id, "api_token", id, Act::Deleted}, &*token, nullptr));
    return {};
}

Result<std::optional<FoundToken>> TokenStore::find(const SentToken& sent, Instant now)
{
    const Answer answer =
        TRY(connection_.run(select_by_hash, sent.workspace_id, token_hash(sent.text), now));
    if (answer.is_empty())
        return std::optional<FoundToken>();
    const storage::Row row = answer.only();
    return std::optional(FoundToken{
        storage::read_row<ApiToken>(row), row.text("person_id"), row.get<Role>("access")});
}

Result<void> TokenStore::touch(const std::string& workspace_id, const std::string& id, Instant day)
{
    TRY(connection_.run(update_used, workspace_id, id, day));
    return {};
}

} // namespace candor::accounts
