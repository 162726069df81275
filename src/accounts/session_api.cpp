#include "accounts/session_api.h"

#include "accounts/api_token.h"
#include "accounts/password.h"
#include "accounts/second_factor_store.h"
#include "accounts/token_store.h"
#include "base/utf8.h"

#include <fmt/format.h>

namespace candor::accounts {

namespace {

using storage::Connection;

constexpr std::string_view cookie_name = "candor_session";

/// As long as browsers keep one at most: when a session ends, the server decides.
constexpr std::chrono::days cookie_days{400};

/// A session is kept alive by being used, but written to at most this often.
constexpr std::chrono::hours touch_after{1};

struct Token {
    std::string workspace_id;
    std::string secret;
};

/// Our cookie is `<workspace>.<secret>`, so that the key of its row begins with the workspace.
std::optional<Token> token_of(const http::Request& request)
{
    const std::string_view value = http::cookie_of(request, cookie_name);
    const std::size_t dot = value.find('.');
    if (dot == std::string_view::npos || !is_uuid(value.substr(0, dot)))
        return std::nullopt;
    return Token{std::string(value.substr(0, dot)), std::string(value.substr(dot + 1))};
}

http::Access access_of(Role role)
{
    const auto access = value_named<http::Access>(name_of(role));
    ENSURE(access); // The two have the same names.
    return *access;
}

Result<void> check_is_first(Connection& connection)
{
    if (TRY(AccountStore(connection).find_workspace()))
        return conflict(
            "the workspace is there already; sign in, or ask an administrator for an account");
    return {};
}

http::Reply too_many_attempts()
{
    http::Reply reply = http::error_reply(429, "too_many",
        fmt::format(
            "there were more than {} attempts to sign in; wait a minute", sign_ins_a_minute_max));
    reply.headers.emplace_back("Retry-After", "60");
    return reply;
}

http::Reply too_many_codes()
{
    http::Reply reply = http::error_reply(429, "too_many",
        fmt::format("there were {} wrong codes in a row; wait {} minutes", wrong_codes_max,
            wrong_codes_minutes.count()));
    reply.headers.emplace_back(
        "Retry-After", std::to_string(std::chrono::seconds(wrong_codes_minutes).count()));
    return reply;
}

} // namespace

void SessionApi::add_routes(http::Router& router)
{
    using enum http::Method;
    using enum http::Access;
    router.add({.method = Get,
                   .path = "/api/v1/session",
                   .access = Anyone,
                   .summary = "Who is signed in, and the token for changes"},
        *this, &SessionApi::show);
    router.add({.method = Post, .path = "/api/v1/session", .access = Anyone, .summary = "Signs in"},
        *this, &SessionApi::sign_in);
    router.add({.method = Post,
                   .path = "/api/v1/setup",
                   .access = Anyone,
                   .summary = "Makes the workspace and its first account, once"},
        *this, &SessionApi::set_up);
    constexpr auto Refused = http::Tokens::Refused;
    router.add({.method = Delete,
                   .path = "/api/v1/session",
                   .summary = "Signs out here",
                   .tokens = Refused},
        *this, &SessionApi::sign_out);
    router.add({.method = Delete,
                   .path = "/api/v1/sessions",
                   .summary = "Signs out everywhere",
                   .tokens = Refused},
        *this, &SessionApi::sign_out_everywhere);
    router.add({.method = Put,
                   .path = "/api/v1/me",
                   .summary = "Changes one's own name",
                   .tokens = Refused},
        *this, &SessionApi::rename);
    router.add({.method = Put,
                   .path = "/api/v1/me/password",
                   .summary = "Changes one's own password, and signs out everywhere else",
                   .tokens = Refused},
        *this, &SessionApi::change_password);
}

Result<std::optional<http::Caller>> SessionApi::authenticate(const http::Request& request)
{
    // Whoever sends a token means it: what a cookie would open is not fallen back to.
    if (!request.header("Authorization").empty())
        return authenticate_token(request);
    const std::optional<Token> token = token_of(request);
    if (!token)
        return std::optional<http::Caller>();
    const Instant now = clock_.now();
    const auto session = TRY(database_.read([&](Connection& connection) {
        return AccountStore(connection).find_session(token->workspace_id, token->secret, now);
    }));
    if (!session)
        return std::optional<http::Caller>();
    if (now - session->seen_at > touch_after)
        TRY(database_.write(token->workspace_id, [&](Connection& connection) {
            return AccountStore(connection).touch_session(token->workspace_id, token->secret, now);
        }));
    return std::optional(http::Caller{session->workspace_id, session->person_id,
        access_of(session->access), session->csrf_token});
}

Result<std::optional<http::Caller>> SessionApi::authenticate_token(const http::Request& request)
{
    const std::optional<SentToken> sent = sent_token(request.header("Authorization"));
    if (!sent)
        return std::optional<http::Caller>();
    const Instant now = clock_.now();
    const auto found = TRY(database_.read(
        [&](Connection& connection) { return TokenStore(connection).find(*sent, now); }));
    if (!found)
        return std::optional<http::Caller>();
    const ApiToken& token = found->token;
    if (!token.used_on || day_of(now) > *token.used_on)
        TRY(database_.write(sent->workspace_id, [&](Connection& connection) {
            return TokenStore(connection).touch(sent->workspace_id, token.id, day_of(now));
        }));
    return std::optional(http::Caller{sent->workspace_id, found->person_id,
        access_of(access_with(token.scope, found->access)), "",
        token.scope == Scope::Read ? http::Means::ReadingToken : http::Means::WritingToken});
}

Result<SessionApi::SessionView> SessionApi::view(Connection& connection, const Session& session)
{
    AccountStore accounts(connection);
    const Workspace workspace = TRY(accounts.get_workspace(session.workspace_id));
    const Person person = TRY(accounts.get_person(session.workspace_id, session.person_id));
    return SessionView{person, workspace.name, session.csrf_token, false, person.access,
        options_.has_passwords, options_.provider_name};
}

Result<SessionApi::SessionView> SessionApi::show(const http::Request& request)
{
    return database_.read([&](Connection& connection) -> Result<SessionView> {
        if (request.caller)
            return view(connection, {request.caller->workspace_id, request.caller->person_id,
                                        request.caller->csrf_token});
        const auto workspace = TRY(AccountStore(connection).find_workspace());
        return SessionView{.workspace_name = workspace ? workspace->name : "",
            .needs_setup = !workspace,
            .has_passwords = options_.has_passwords,
            .provider_name = options_.provider_name};
    });
}

Result<bool> SessionApi::may_try(const std::string& workspace_id,
    const http::Request& request,
    std::string_view email)
{
    return database_.write(workspace_id, [&](Connection& connection) -> Result<bool> {
        AccountStore accounts(connection);
        const Instant now = clock_.now();
        const auto from_here =
            TRY(accounts.note_sign_in(workspace_id, "address:" + request.remote_address, now));
        const auto for_account =
            TRY(accounts.note_sign_in(workspace_id, fmt::format("email:{}", email), now));
        return std::max(from_here, for_account) <= sign_ins_a_minute_max;
    });
}

Result<http::Reply> SessionApi::sign_in(const http::Request& request, const SignIn& body)
{
    TRY(check_passwords());
    const auto workspace = TRY(database_.read(
        [](Connection& connection) { return AccountStore(connection).find_workspace(); }));
    if (!workspace)
        return conflict("there is no workspace yet; make the first account");
    const std::string email = lower_ascii(trimmed(prefix_of(body.email, email_bytes_max)));
    if (!TRY(may_try(workspace->id, request, email)))
        return too_many_attempts();
    const auto credentials = TRY(database_.read([&](Connection& connection) {
        return AccountStore(connection).find_credentials(workspace->id, email);
    }));
    const bool is_right = is_password(prefix_of(body.password, password_bytes_max),
        credentials ? credentials->password_hash : "");
    if (!is_right)
        return http::error_reply(
            401, "not_signed_in", "this e-mail address and password do not belong together");
    auto refusal = TRY(check_second_factor(workspace->id, credentials->person_id, body.code));
    if (refusal)
        return *std::move(refusal);
    return begin_session(workspace->id, credentials->person_id);
}

Result<Session> SessionApi::add_session(const std::string& workspace_id,
    const std::string& person_id,
    std::string_view secret)
{
    Session session{.workspace_id = workspace_id,
        .person_id = person_id,
        .csrf_token = random_token(24),
        .seen_at = clock_.now()};
    TRY(database_.write(workspace_id, [&](Connection& connection) {
        return AccountStore(connection).add_session(session, secret);
    }));
    return session;
}

Result<std::string> SessionApi::open_session(const std::string& workspace_id,
    const std::string& person_id)
{
    const std::string secret = random_token(32);
    TRY(add_session(workspace_id, person_id, secret));
    return cookie(workspace_id + "." + secret, cookie_days);
}

Result<void> SessionApi::check_passwords() const
{
    if (!options_.has_passwords)
        return conflict("there are no passwords here; sign in with " + options_.provider_name);
    return {};
}

Result<http::Reply> SessionApi::begin_session(const std::string& workspace_id,
    const std::string& person_id)
{
    const std::string secret = random_token(32);
    const Session session = TRY(add_session(workspace_id, person_id, secret));
    const SessionView answer =
        TRY(database_.read([&](Connection& connection) { return view(connection, session); }));
    http::Reply reply = http::Reply::json(json::text_of(answer));
    reply.headers.emplace_back("Set-Cookie", cookie(workspace_id + "." + secret, cookie_days));
    return reply;
}

std::string SessionApi::cookie(std::string_view value, std::chrono::seconds age) const
{
    return fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax{}", cookie_name, value,
        age.count(), options_.cookie_is_secure ? "; Secure" : "");
}

Result<http::Reply> SessionApi::set_up(const http::Request&, const Setup& body)
{
    TRY(check_password(body.password));
    // Before the work of hashing, which anybody could have us do for ever; and again when it is written.
    TRY(database_.read(check_is_first));
    const std::string hash = TRY(hash_password(body.password));
    Workspace workspace = new_workspace(body.workspace_name);
    TRY(check(workspace, workspace));
    const Person person{new_uuid(), body.name, lower_ascii(trimmed(body.email)), Role::Owner};
    TRY(database_.write(storage::every_workspace, [&](Connection& connection) -> Result<void> {
        AccountStore accounts(connection);
        TRY(check_is_first(connection));
        const changes::Author author{workspace.id, person.id, clock_.now()};
        TRY(accounts.add_workspace(workspace, author));
        return accounts.add_person(person, hash, author);
    }));
    return begin_session(workspace.id, person.id);
}

Result<http::Reply> SessionApi::sign_out(const http::Request& request)
{
    const std::optional<Token> token = token_of(request);
    ENSURE(token); // Or nobody would be signed in.
    TRY(database_.write(token->workspace_id, [&](Connection& connection) {
        return AccountStore(connection).end_session(token->workspace_id, token->secret);
    }));
    http::Reply reply = http::Reply::no_content();
    reply.headers.emplace_back("Set-Cookie", cookie("", std::chrono::seconds(0)));
    return reply;
}

Result<http::Reply> SessionApi::sign_out_everywhere(const http::Request& request)
{
    TRY(database_.write(request.member().workspace_id, [&](Connection& connection) {
        return AccountStore(connection)
            .end_sessions_of(request.member().workspace_id, request.member().person_id);
    }));
    http::Reply reply = http::Reply::no_content();
    reply.headers.emplace_back("Set-Cookie", cookie("", std::chrono::seconds(0)));
    return reply;
}

Result<Person> SessionApi::rename(const http::Request& request, const Rename& body)
{
    const http::Caller& caller = request.member();
    return database_.write(caller.workspace_id, [&](Connection& connection) -> Result<Person> {
        AccountStore accounts(connection);
        Person person = TRY(accounts.get_person(caller.workspace_id, caller.person_id));
        person.name = body.name;
        return accounts.save_person(person, {caller.workspace_id, caller.person_id, clock_.now()});
    });
}

Result<void> SessionApi::check_own_password(const http::Request& request,
    std::string_view password,
    std::string_view field)
{
    TRY(check_passwords());
    const http::Caller& caller = request.member();
    if (!TRY(may_try(caller.workspace_id, request, caller.person_id)))
        return invalid(std::string(field), "this was tried too often; wait a minute");
    const Credentials credentials = TRY(database_.read([&](Connection& connection) {
        return AccountStore(connection).get_credentials(caller.workspace_id, caller.person_id);
    }));
    if (!is_password(prefix_of(password, password_bytes_max), credentials.password_hash))
        return invalid(std::string(field), "this is not your password of today");
    return {};
}

/// None if there is nothing (more) to be shown.
Result<std::optional<http::Reply>> SessionApi::check_second_factor(const std::string& workspace_id,
    const std::string& person_id,
    const std::optional<std::string>& code)
{
    using Refusal = std::optional<http::Reply>;
    if (!code && !TRY(database_.read([&](Connection& connection) {
            return SecondFactorStore(connection, workspace_id).is_on(person_id);
        })))
        return Refusal();
    if (!code)
        return invalid("code", "type the code that your authenticator shows, too");
    const CodeOutcome outcome = TRY(database_.write(workspace_id, [&](Connection& connection) {
        return SecondFactorStore(connection, workspace_id).try_code(person_id, *code, clock_.now());
    }));
    if (outcome == CodeOutcome::TooMany)
        return Refusal(too_many_codes());
    if (outcome == CodeOutcome::Wrong)
        return invalid("code", "this code is not right, or was used already");
    return Refusal();
}

Result<http::Reply> SessionApi::change_password(const http::Request& request,
    const PasswordChange& body)
{
    const http::Caller& caller = request.member();
    TRY(check_password(body.wanted));
    TRY(check_own_password(request, body.current, "current"));
    const std::string hash = TRY(hash_password(body.wanted));
    TRY(database_.write(caller.workspace_id, [&](Connection& connection) {
        return AccountStore(connection)
            .save_password(
                caller.person_id, hash, {caller.workspace_id, caller.person_id, clock_.now()});
    }));
    return begin_session(caller.workspace_id, caller.person_id);
}

} // namespace candor::accounts
