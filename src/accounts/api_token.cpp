#include "accounts/api_token.h"

#include "base/utf8.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::accounts {

namespace {

constexpr std::string_view prefix = "cdr_";
constexpr std::size_t secret_bytes = 32;
constexpr std::size_t plain_id_size = 32;
constexpr std::size_t token_bytes_max = 200;

/// A UUID with the dashes that the token leaves out.
std::string with_dashes(std::string_view id)
{
    return fmt::format("{}-{}-{}-{}-{}", id.substr(0, 8), id.substr(8, 4), id.substr(12, 4),
        id.substr(16, 4), id.substr(20));
}

Role most_of(Scope scope)
{
    return scope == Scope::Administer ? Role::Administrator : Role::Member;
}

} // namespace

Result<void> check_new(std::string_view name, Scope scope, std::int64_t days, Role owner)
{
    if (name.empty())
        return invalid("name", "a token needs a name that says what it is for");
    if (name.size() > token_name_bytes_max)
        return invalid(
            "name", fmt::format("a token's name has at most {} bytes", token_name_bytes_max));
    if (days < 1 || days > token_days_max)
        return invalid("days", fmt::format("a token is good for 1 to {} days", token_days_max));
    if (scope == Scope::Administer && owner < Role::Administrator)
        return invalid("scope", "only an administrator's token can administer");
    if (scope == Scope::Write && owner == Role::Reader)
        return invalid("scope", "a reader writes nothing, so their token can only read");
    return {};
}

Role access_with(Scope scope, Role access) { return std::min(access, most_of(scope)); }

std::string new_token(std::string_view workspace_id)
{
    std::string workspace(workspace_id);
    std::erase(workspace, '-');
    return fmt::format("{}{}_{}", prefix, workspace, random_token(secret_bytes));
}

std::optional<SentToken> sent_token(std::string_view authorization)
{
    constexpr std::string_view scheme = "bearer ";
    if (authorization.size() > token_bytes_max
        || lower_ascii(authorization.substr(0, scheme.size())) != scheme)
        return std::nullopt;
    const std::string_view text = trimmed(authorization.substr(scheme.size()));
    if (!text.starts_with(prefix) || text.size() <= prefix.size() + plain_id_size)
        return std::nullopt;
    std::string workspace_id = with_dashes(text.substr(prefix.size(), plain_id_size));
    if (!is_uuid(workspace_id))
        return std::nullopt;
    return SentToken{std::move(workspace_id), std::string(text)};
}

Instant day_of(Instant moment) { return std::chrono::floor<std::chrono::days>(moment); }

} // namespace candor::accounts
