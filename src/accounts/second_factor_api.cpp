#include "accounts/second_factor_api.h"

#include "accounts/access.h"
#include "accounts/second_factor_store.h"
#include "accounts/totp.h"

namespace candor::accounts {

namespace {

using storage::Connection;

} // namespace

void SecondFactorApi::add_routes(http::Router& router)
{
    using enum http::Method;
    constexpr auto Refused = http::Tokens::Refused;
    router.add({.method = Get,
                   .path = "/api/v1/me/second-factor",
                   .summary = "Whether one's own second factor is on",
                   .tokens = Refused},
        *this, &SecondFactorApi::show);
    router.add({.method = Post,
                   .path = "/api/v1/me/second-factor",
                   .summary = "Begins a second factor: what an authenticator needs to know",
                   .tokens = Refused},
        *this, &SecondFactorApi::begin);
    router.add({.method = Post,
                   .path = "/api/v1/me/second-factor/confirm",
                   .summary = "Switches the second factor on with a first code",
                   .tokens = Refused},
        *this, &SecondFactorApi::confirm);
    router.add({.method = Post,
                   .path = "/api/v1/me/second-factor/off",
                   .summary = "Switches one's own second factor off",
                   .tokens = Refused},
        *this, &SecondFactorApi::switch_off);
    router.add({.method = Delete,
                   .path = "/api/v1/people/{id}/second-factor",
                   .access = http::Access::Administrator,
                   .summary = "Switches somebody's second factor off, who has lost it",
                   .tokens = Refused},
        *this, &SecondFactorApi::reset);
}

changes::Author SecondFactorApi::author(const http::Request& request) const
{
    return {request.member().workspace_id, request.member().person_id, clock_.now()};
}

Result<SecondFactorApi::SecondFactorView> SecondFactorApi::show(const http::Request& request)
{
    const http::Caller& caller = request.member();
    return database_.read([&](Connection& connection) -> Result<SecondFactorView> {
        SecondFactorStore factors(connection, caller.workspace_id);
        return SecondFactorView{TRY(factors.is_on(caller.person_id)),
            TRY(factors.count_recovery_codes(caller.person_id))};
    });
}

Result<SecondFactorApi::Enrolment> SecondFactorApi::begin(const http::Request& request,
    const OwnPassword& body)
{
    TRY(sessions_.check_own_password(request, body.password, "password"));
    const http::Caller& caller = request.member();
    const std::string secret = new_totp_secret();
    return database_.write(caller.workspace_id, [&](Connection& connection) -> Result<Enrolment> {
        AccountStore accounts(connection);
        const Workspace workspace = TRY(accounts.get_workspace(caller.workspace_id));
        const Person person = TRY(accounts.get_person(caller.workspace_id, caller.person_id));
        TRY(SecondFactorStore(connection, caller.workspace_id).begin(person.id, secret));
        return Enrolment{secret, totp_address(workspace.name, person.email, secret)};
    });
}

Result<SecondFactorApi::RecoveryCodes> SecondFactorApi::confirm(const http::Request& request,
    const TypedCode& body)
{
    const http::Caller& caller = request.member();
    const std::vector<std::string> codes = new_recovery_codes();
    const CodeOutcome outcome =
        TRY(database_.write(caller.workspace_id, [&](Connection& connection) {
            return SecondFactorStore(connection, caller.workspace_id)
                .confirm(caller.person_id, body.code, codes, author(request));
        }));
    if (outcome != CodeOutcome::Right)
        return invalid("code", "this is not the code of this moment; look again");
    return RecoveryCodes{codes};
}

Result<void> SecondFactorApi::switch_off(const http::Request& request, const OwnPassword& body)
{
    TRY(sessions_.check_own_password(request, body.password, "password"));
    const http::Caller& caller = request.member();
    return database_.write(caller.workspace_id, [&](Connection& connection) {
        return SecondFactorStore(connection, caller.workspace_id)
            .remove(caller.person_id, author(request));
    });
}

Result<void> SecondFactorApi::reset(const http::Request& request)
{
    const http::Caller& caller = request.member();
    const auto role = value_named<Role>(name_of(caller.access));
    return database_.write(caller.workspace_id, [&](Connection& connection) -> Result<void> {
        const Person person =
            TRY(AccountStore(connection).get_person(caller.workspace_id, request.parameter("id")));
        if (!may_change(*role, person.access, person.access))
            return forbidden("only an owner does this for an owner");
        return SecondFactorStore(connection, caller.workspace_id)
            .remove(person.id, author(request));
    });
}

} // namespace candor::accounts
