#include "accounts/oidc_api.h"

#include "accounts/identity_store.h"
#include "accounts/outgoing.h"
#include "base/log.h"

#include <fmt/format.h>

namespace candor::accounts {

namespace {

using storage::Connection;

constexpr std::chrono::minutes journey_minutes_max{10};

/// Back to where one signs in, which has a sentence for the problem.
http::Reply lead_back(const Error& error, const std::string& to)
{
    const bool is_problem = value_named<Problem>(error.field).has_value();
    const std::string_view problem =
        is_problem ? std::string_view(error.field) : name_of(Problem::Provider);
    log::warning("sign_in_refused", {{"problem", problem}, {"message", error.message}});
    return http::Reply::see_other(
        fmt::format("/sign-in?problem={}&to={}", problem, form_escaped(to)));
}

} // namespace

void OidcApi::add_routes(http::Router& router)
{
    using enum http::Access;
    router.add({.method = http::Method::Get,
                   .path = "/api/v1/sign-in/provider",
                   .access = Anyone,
                   .summary = "Leads to the provider that people sign in with",
                   .query = {{"to", "A page of ours to come back to"}}},
        *this, &OidcApi::leave);
    router.add({.method = http::Method::Get,
                   .path = "/api/v1/sign-in/back",
                   .access = Anyone,
                   .summary = "Signs in with what the provider said, and leads on",
                   .query = {{"code", "What the provider gave"}, {"state", "Which way this ends"},
                       {"error", "Why the provider refused"}, {"iss", "The provider"}}},
        *this, &OidcApi::come_back);
}

std::string_view OidcApi::cookie_name() const
{
    // The prefix keeps other names of our domain from setting it; browsers take it over https alone.
    return sessions_.cookie_is_secure() ? "__Host-candor_sign_in" : "candor_sign_in";
}

std::string OidcApi::cookie(const std::string& value, std::chrono::seconds age) const
{
    return fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax{}", cookie_name(), value,
        age.count(), sessions_.cookie_is_secure() ? "; Secure" : "");
}

Result<http::Reply> OidcApi::leave(const http::Request& request)
{
    if (!provider_.settings().is_there())
        return not_found("there is no provider to sign in with here");
    const Journey journey = Journey::begin(request.query_value("to"));
    const auto address = provider_.address_for(journey);
    if (!address)
        return lead_back(address.error(), journey.back_to);
    http::Reply reply = http::Reply::see_other(*address);
    reply.headers.emplace_back("Set-Cookie", cookie(journey.cookie_value(), journey_minutes_max));
    return reply;
}

Result<http::Reply> OidcApi::come_back(const http::Request& request)
{
    if (!provider_.settings().is_there())
        return not_found("there is no provider to sign in with here");
    const auto journey = Journey::from_cookie(http::cookie_of(request, cookie_name()));
    const auto arrival = arrive(request, journey);
    http::Reply reply = arrival ? http::Reply::see_other(arrival->to)
                                : lead_back(arrival.error(), journey ? journey->back_to : "/");
    if (arrival)
        reply.headers.emplace_back("Set-Cookie", arrival->session_cookie);
    reply.headers.emplace_back("Set-Cookie", cookie("", std::chrono::seconds(0)));
    return reply;
}

Result<std::string> OidcApi::workspace_id()
{
    const auto workspace = TRY(database_.read(
        [](Connection& connection) { return AccountStore(connection).find_workspace(); }));
    if (!workspace)
        return refused_for(Problem::NoWorkspace, "there is no workspace yet");
    return workspace->id;
}

/// Asking the provider is work for two: who only fails may not have it done for ever.
Result<OidcApi::Arrival> OidcApi::arrive(const http::Request& request,
    const std::optional<Journey>& journey)
{
    const std::string workspace = TRY(workspace_id());
    const std::string failures = "provider:" + request.remote_address;
    const std::int64_t failed = TRY(database_.read([&](Connection& connection) {
        return AccountStore(connection).count_sign_ins(workspace, failures, clock_.now());
    }));
    if (failed >= sign_ins_a_minute_max)
        return refused_for(Problem::TooMany, "too many ways ended badly from one address");
    auto identity = journey ? identify(request, *journey)
                            : refused_for(Problem::Stale, "no journey was begun in this browser");
    auto person_id = identity ? admit(workspace, *identity) : Failure(identity.error());
    if (!person_id) {
        TRY(database_.write(workspace, [&](Connection& connection) {
            return AccountStore(connection).note_sign_in(workspace, failures, clock_.now());
        }));
        return Failure(person_id.error());
    }
    return Arrival{TRY(sessions_.open_session(workspace, *person_id)), journey->back_to};
}

Result<Identity> OidcApi::identify(const http::Request& request, const Journey& journey)
{
    if (request.query_value("state") != journey.state())
        return refused_for(Problem::Stale, "this answers a journey of another browser");
    const std::string_view issuer = request.query_value("iss"); // RFC 9207
    if (!issuer.empty() && issuer != provider_.settings().issuer)
        return refused_for(Problem::Token, "the answer is from another provider");
    if (!request.query_value("error").empty())
        return refused_for(Problem::Cancelled, "the provider let nobody in");
    if (request.query_value("code").empty())
        return refused_for(Problem::Stale, "the answer has no code");
    return provider_.identify(std::string(request.query_value("code")), journey);
}

Result<std::string> OidcApi::admit(const std::string& workspace_id, const Identity& identity)
{
    const Admitted admitted = TRY(database_.write(workspace_id, [&](Connection& connection) {
        return IdentityStore(connection, provider_.settings())
            .admit(identity, {workspace_id, "", clock_.now()});
    }));
    if (admitted.problem)
        return refused_for(*admitted.problem, "the account of this subject is not let in");
    return admitted.person_id;
}

} // namespace candor::accounts
