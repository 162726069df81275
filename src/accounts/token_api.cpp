#include "accounts/token_api.h"

#include "accounts/account_store.h"
#include "base/utf8.h"

namespace candor::accounts {

using storage::Connection;

void TokenApi::add_routes(http::Router& router)
{
    using enum http::Method;
    using enum http::Access;
    constexpr auto Refused = http::Tokens::Refused;
    router.add({.method = Get,
                   .path = "/api/v1/me/tokens",
                   .summary = "One's own API tokens",
                   .tokens = Refused},
        *this, &TokenApi::list);
    router.add({.method = Post,
                   .path = "/api/v1/me/tokens",
                   .summary = "Makes an API token of one's own, shown once",
                   .tokens = Refused},
        *this, &TokenApi::add);
    router.add({.method = Delete,
                   .path = "/api/v1/me/tokens/{token}",
                   .summary = "Revokes an API token of one's own",
                   .tokens = Refused},
        *this, &TokenApi::revoke);
    router.add({.method = Get,
                   .path = "/api/v1/services/{id}/tokens",
                   .access = Administrator,
                   .summary = "The API tokens of a service",
                   .tokens = Refused},
        *this, &TokenApi::list);
    router.add({.method = Post,
                   .path = "/api/v1/services/{id}/tokens",
                   .access = Administrator,
                   .summary = "Makes an API token for a service, shown once",
                   .tokens = Refused},
        *this, &TokenApi::add);
    router.add({.method = Delete,
                   .path = "/api/v1/services/{id}/tokens/{token}",
                   .access = Administrator,
                   .summary = "Revokes an API token of a service",
                   .tokens = Refused},
        *this, &TokenApi::revoke);
}

changes::Author TokenApi::author(const http::Request& request) const
{
    return {request.member().workspace_id, request.member().person_id, clock_.now()};
}

/// Whose tokens the address means: one's own, or those of the service that it names.
Result<Person> TokenApi::owner(Connection& connection, const http::Request& request) const
{
    AccountStore accounts(connection);
    const http::Caller& caller = request.member();
    if (!request.parameters.contains("id"))
        return accounts.get_person(caller.workspace_id, caller.person_id);
    Person person = TRY(accounts.get_person(caller.workspace_id, request.parameter("id")));
    if (!person.is_service)
        return not_found("there is no such service");
    return person;
}

Result<TokenApi::TokenList> TokenApi::list(const http::Request& request)
{
    return database_.read([&](Connection& connection) -> Result<TokenList> {
        const Person person = TRY(owner(connection, request));
        return TokenList{
            TRY(TokenStore(connection).list(request.member().workspace_id, person.id))};
    });
}

Result<TokenApi::AddedToken> TokenApi::add(const http::Request& request, const NewToken& body)
{
    const std::string secret = new_token(request.member().workspace_id);
    const std::string id = new_uuid();
    const std::string name(trimmed(body.name));
    return database_.write(
        request.member().workspace_id, [&](Connection& connection) -> Result<AddedToken> {
            const Person person = TRY(owner(connection, request));
            TRY(check_new(name, body.scope, body.days, person.access));
            const changes::Author by = author(request);
            const ApiToken token{
                id, name, body.scope, by.now, by.now + std::chrono::days(body.days), {}};
            TRY(TokenStore(connection).add(token, person.id, secret, by));
            return AddedToken{token, secret};
        });
}

Result<void> TokenApi::revoke(const http::Request& request)
{
    return database_.write(
        request.member().workspace_id, [&](Connection& connection) -> Result<void> {
            const Person person = TRY(owner(connection, request));
            return TokenStore(connection)
                .revoke(person.id, request.parameter("token"), author(request));
        });
}

} // namespace candor::accounts
