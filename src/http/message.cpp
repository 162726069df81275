#include "http/message.h"

#include "base/ascii.h"
#include "base/json.h"
#include "base/utf8.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::http {

namespace {

struct ErrorBody {
    std::string kind;
    std::string message;
    std::string field;
};
BOOST_DESCRIBE_STRUCT(ErrorBody, (), (kind, message, field))

struct ErrorAnswer {
    ErrorBody error;
};
BOOST_DESCRIBE_STRUCT(ErrorAnswer, (), (error))

struct Kind {
    int status;
    std::string_view name;
};

Kind kind_of(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Invalid:
        return {422, "invalid"};
    case ErrorKind::Forbidden:
        return {403, "forbidden"};
    case ErrorKind::NotFound:
        return {404, "not_found"};
    case ErrorKind::Conflict:
        return {409, "conflict"};
    case ErrorKind::Unavailable:
        return {503, "unavailable"};
    }
    broken_promise("an error has one of five kinds", __FILE__, __LINE__);
}

/// A tag without the W/ of a weak one: for reading again, the two count as the same.
std::string_view strong(std::string_view etag)
{
    if (etag.starts_with("W/"))
        etag.remove_prefix(2);
    return etag;
}

Reply error_reply(int status, ErrorBody body)
{
    Reply reply =
        Reply::of(status, "application/json", json::text_of(ErrorAnswer{std::move(body)}));
    if (status == 503)
        reply.headers.emplace_back("Retry-After", "2");
    return reply;
}

} // namespace

std::string_view header_in(const Headers& headers, std::string_view name)
{
    for (const auto& [known, value] : headers)
        if (same_letters(known, name))
            return value;
    return {};
}

std::string_view Request::header(std::string_view name) const { return header_in(headers, name); }

std::string_view Reply::header(std::string_view name) const { return header_in(headers, name); }

const std::string& Request::parameter(std::string_view name) const
{
    const auto found = parameters.find(name);
    ENSURE(found != parameters.end());
    return found->second;
}

std::string_view Request::query_value(std::string_view name) const
{
    const auto found = query.find(name);
    return found == query.end() ? std::string_view() : std::string_view(found->second);
}

const Caller& Request::member() const
{
    ENSURE(caller);
    return *caller;
}

bool Request::has(std::string_view etag) const
{
    const std::string_view known = header("If-None-Match");
    if (etag.empty() || known.empty())
        return false;
    if (known == "*")
        return true;
    const std::string_view wanted = strong(etag);
    for (std::size_t open = known.find('"'); open != std::string_view::npos;) {
        const std::size_t close = std::min(known.find('"', open + 1), known.size() - 1);
        if (known.substr(open, close + 1 - open) == wanted)
            return true;
        open = known.find('"', close + 1);
    }
    return false;
}

Reply Reply::of(int status, std::string_view type, std::string body)
{
    return {.status = status,
        .type = std::string(type),
        .content = std::make_shared<const Content>(Content{std::move(body)})};
}

std::string_view cookie_of(const Request& request, std::string_view name)
{
    std::string_view cookies = request.header("Cookie");
    while (!cookies.empty()) {
        const std::size_t end = std::min(cookies.find(';'), cookies.size());
        const std::string_view pair = trimmed(cookies.substr(0, end));
        cookies.remove_prefix(std::min(end + 1, cookies.size()));
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
            return pair.substr(name.size() + 1);
    }
    return {};
}

Reply Reply::see_other(std::string location)
{
    return {.status = 303, .type = {}, .headers = {{"Location", std::move(location)}}};
}

std::string content_policy(std::string_view style_nonce)
{
    return fmt::format("default-src 'self'; img-src 'self' data: blob:; style-src 'self'{}{}{}; "
                       "script-src 'self'; object-src 'none'; base-uri 'none'; "
                       "frame-ancestors 'none'; form-action 'self'",
        style_nonce.empty() ? "" : " 'nonce-", style_nonce, style_nonce.empty() ? "" : "'");
}

Reply error_reply(const Error& error)
{
    const Kind kind = kind_of(error.kind);
    return error_reply(kind.status, {std::string(kind.name), error.message, error.field});
}

Reply error_reply(int status, std::string_view kind, std::string message)
{
    return error_reply(status, {std::string(kind), std::move(message), ""});
}

} // namespace candor::http
