#include "http/router.h"

#include "base/log.h"

namespace candor::http {

namespace {

/// Whether `path` has the shape of `pattern`; what the {names} stand for goes into `parameters`.
bool matches(std::string_view pattern,
    std::string_view path,
    std::map<std::string, std::string, std::less<>>* parameters)
{
    while (!pattern.empty()) {
        if (pattern[0] != '{') {
            if (path.empty() || path[0] != pattern[0])
                return false;
            pattern.remove_prefix(1);
            path.remove_prefix(1);
            continue;
        }
        const std::size_t close = pattern.find('}');
        std::string_view name = pattern.substr(1, close - 1);
        const bool takes_rest = name.ends_with("...");
        if (takes_rest)
            name.remove_suffix(3);
        const std::string_view value = takes_rest ? path : path.substr(0, path.find('/'));
        if (value.empty())
            return false;
        if (parameters)
            parameters->insert_or_assign(std::string(name), std::string(value));
        pattern.remove_prefix(close + 1);
        path.remove_prefix(value.size());
    }
    return path.empty();
}

Method as_routed(Method method) { return method == Method::Head ? Method::Get : method; }

bool changes_something(Method method) { return method != Method::Get && method != Method::Head; }

/// A page of another site can make a browser send our cookie, but cannot read the token that goes
/// with it, nor send this header.
bool carries_token(const Request& request)
{
    return request.header("X-CSRF-Token") == request.caller->csrf_token;
}

/// Whether a browser says that another site made this request. Holds also where no one is signed in
/// yet, so that nobody is signed in to an account that is not theirs.
bool comes_from_elsewhere(const Request& request)
{
    const std::string_view site = request.header("Sec-Fetch-Site");
    if (!site.empty())
        return site != "same-origin" && site != "none";
    const std::string_view origin = request.header("Origin");
    if (origin.empty())
        return false;
    const std::size_t slashes =
        origin.find("://"); // "null", of a page without an origin, has none.
    return slashes == std::string_view::npos
           || origin.substr(slashes + 3) != request.header("Host");
}

/// What a token cannot do, whoever it belongs to. A browser never sends one by itself, so it needs no
/// second token beside it.
std::optional<Reply> token_refusal(const Route& route, const Request& request)
{
    if (request.caller->means == Means::Session)
        return std::nullopt;
    if (route.door.tokens == Tokens::Refused || route.admit)
        return error_reply(
            403, "forbidden", "a token does not open this door; sign in with a browser");
    if (request.caller->means == Means::ReadingToken && changes_something(request.method))
        return error_reply(403, "forbidden", "this token only reads; make one that may write");
    return std::nullopt;
}

Reply not_signed_in(const Request& request)
{
    if (request.header("Authorization").empty())
        return error_reply(401, "not_signed_in", "sign in first");
    Reply reply = error_reply(401, "not_signed_in",
        "this token opens nothing: it was revoked, has expired, or is not whole");
    reply.headers.emplace_back("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    return reply;
}

} // namespace

void Router::add(Route route)
{
    const std::string_view path = route.door.path;
    const std::size_t names = path.find('{');
    ENSURE(std::ranges::none_of(routes_, [&](const Route& other) {
        return other.door.method == route.door.method && other.door.path == path;
    }));
    patterns_.push_back(
        {route.door.method, path.substr(0, names), names != std::string_view::npos});
    routes_.push_back(std::move(route));
}

void Router::add(Door door, SocketAdmission admit)
{
    const auto refuse = [](const Request&) {
        Reply reply = error_reply(
            426, "upgrade_required", "this address speaks WebSocket; ask for an upgrade to it");
        reply.headers.emplace_back("Upgrade", "websocket");
        return reply;
    };
    add({.door = std::move(door), .handler = refuse, .admit = std::move(admit)});
}

const Route* Router::find(Request& request) const
{
    const Method method = as_routed(request.method);
    const std::string_view path = request.path;
    for (std::size_t i = 0; i < patterns_.size(); ++i) {
        const Pattern& pattern = patterns_[i];
        if (pattern.method != method || !path.starts_with(pattern.beginning))
            continue;
        const Route& route = routes_[i];
        if (pattern.has_names ? matches(route.door.path, path, nullptr)
                              : path.size() == pattern.beginning.size()) {
            if (pattern.has_names)
                matches(route.door.path, path, &request.parameters);
            return &route;
        }
    }
    return nullptr;
}

Reply Router::no_door(std::string_view path) const
{
    std::string methods;
    for (const Route& route : routes_) {
        const bool takes_everything = route.door.path.starts_with("/{");
        if (takes_everything || !matches(route.door.path, path, nullptr))
            continue; // Who takes everything does not know what is at this address.
        methods.append(methods.empty() ? "" : ", ").append(name_of(route.door.method));
        if (route.door.method == Method::Get)
            methods.append(", HEAD");
    }
    if (methods.empty())
        return error_reply(404, "not_found", "there is nothing at this address");
    Reply reply = error_reply(405, "method_not_allowed", "this address takes " + methods);
    reply.headers.emplace_back("Allow", std::move(methods));
    return reply;
}

Reply Router::answer(Request& request) const
{
    const Route* route = find(request);
    if (!route)
        return no_door(request.path);
    std::optional<Reply> refused = refusal(*route, request);
    return refused ? *std::move(refused) : handle(*route, request);
}

std::optional<Reply> Router::refusal(const Route& route, Request& request) const
{
    // A socket is opened by a GET, and what it tells is read by the page that opened it: so of that, too.
    if ((changes_something(request.method) || route.admit) && comes_from_elsewhere(request))
        return error_reply(
            403, "forbidden", "this came from a page of another site; use Candor's own pages");
    if (authenticator_) {
        Result<std::optional<Caller>> caller = authenticator_(request);
        if (!caller)
            return error_reply(caller.error());
        request.caller = *std::move(caller);
    }
    if (route.door.access != Access::Anyone && !request.caller)
        return not_signed_in(request);
    if (request.caller && request.caller->access < route.door.access)
        return error_reply(403, "forbidden",
            route.door.access >= Access::Administrator
                ? "only an administrator of the workspace may do this"
                : "this takes a member of the workspace; ask an administrator");
    if (!request.caller)
        return std::nullopt;
    if (request.caller->means == Means::Session && changes_something(request.method)
        && !carries_token(request))
        return error_reply(
            403, "forbidden", "the request lacks its X-CSRF-Token; load the page again");
    return token_refusal(route, request);
}

// An exception of a library that a room let through is a fault of ours, but a request that found one
// must not end the work of everybody else: no state of ours is half changed by it, since what changes
// is in a transaction.
Reply Router::handle(const Route& route, const Request& request) const
{
    try {
        return route.handler(request);
    } catch (const std::exception& error) {
        log::error("handler_threw",
            {{"id", request.id}, {"route", route.door.path}, {"what", error.what()}});
        return error_reply(500, "broken",
            "Candor made a mistake here; the operator finds it in the log under " + request.id);
    }
}

} // namespace candor::http
