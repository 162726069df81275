#pragma once

#include "accounts/person.h"
#include "base/instant.h"

#include <optional>
#include <string>
#include <string_view>

namespace candor::accounts {

inline constexpr std::size_t token_name_bytes_max = 100;
inline constexpr std::int64_t token_days_max = 365;
inline constexpr std::int64_t tokens_a_person_max = 50;

/// How much of what its owner may do a token does. `Write` acts as a member at most, `Administer` as an
/// administrator: who is an owner is never up to a program.
enum class Scope { Read, Write, Administer };

constexpr auto names_of(Scope)
{
    return std::to_array<Named<Scope>>(
        {{Scope::Read, "read"}, {Scope::Write, "write"}, {Scope::Administer, "administer"}});
}

/// What somebody made for a program, to ask in their name. The token itself is shown once.
struct ApiToken {
    std::string id;
    std::string name;
    Scope scope = Scope::Read;
    Instant made_at;
    Instant expires_at;
    std::optional<Instant> used_on; ///< The day, no more: it tells which tokens nobody needs.

    friend bool operator==(const ApiToken&, const ApiToken&) = default;
};
BOOST_DESCRIBE_STRUCT(ApiToken, (), (id, name, scope, made_at, expires_at, used_on))

/// `Invalid` with the field: a name is needed, and an end within a year. `Forbidden` for a scope that the
/// owner's role does not reach.
Result<void> check_new(std::string_view name, Scope scope, std::int64_t days, Role owner);

/// What somebody with `access` may do by a token of this scope. Never more than without it.
Role access_with(Scope scope, Role access);

/// `cdr_<workspace>_<secret>`: so that a scanner of leaked secrets knows one, and so that the key of its
/// row begins with the workspace.
std::string new_token(std::string_view workspace_id);

/// A token as a request sends it, its workspace told apart.
struct SentToken {
    std::string workspace_id;
    std::string text;
};

/// Out of the value of an `Authorization` header; none if it holds no token of ours.
std::optional<SentToken> sent_token(std::string_view authorization);

Instant day_of(Instant moment);

} // namespace candor::accounts
