#pragma once

#include "base/id.h"
#include "base/names.h"
#include "base/result.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What comes in and what goes out, free of the library that carries it.
namespace candor::http {

enum class Method { Get, Head, Post, Put, Delete };

constexpr auto names_of(Method)
{
    return std::to_array<Named<Method>>({
        {Method::Get, "GET"},
        {Method::Head, "HEAD"},
        {Method::Post, "POST"},
        {Method::Put, "PUT"},
        {Method::Delete, "DELETE"},
    });
}

/// The least access with which one may knock at a door at all, from everybody on the net to the owners.
/// What they may do with one particular thing is the room's own question, asked inside the handler.
enum class Access { Anyone, Guest, Reader, Member, Administrator, Owner };

constexpr auto names_of(Access)
{
    return std::to_array<Named<Access>>({
        {Access::Anyone, "anyone"},
        {Access::Guest, "guest"},
        {Access::Reader, "reader"},
        {Access::Member, "member"},
        {Access::Administrator, "administrator"},
        {Access::Owner, "owner"},
    });
}

/// How somebody showed who they are: a browser by its cookie, a program by a token.
enum class Means { Session, ReadingToken, WritingToken };

/// Who is asking, as the authenticator found them.
struct Caller {
    std::string workspace_id;
    std::string person_id;
    Access access = Access::Guest;
    std::string csrf_token; ///< What a session's request that changes anything has to carry.
    Means means = Means::Session;
};

using Headers = std::vector<std::pair<std::string, std::string>>;

/// The first value of that name, whatever the case of the name; "" if there is none.
std::string_view header_in(const Headers& headers, std::string_view name);

struct Request {
    Method method = Method::Get;
    std::string path; ///< Decoded, without the query.
    std::map<std::string, std::string, std::less<>>
        query; ///< Decoded; of a name given twice, the last.
    Headers headers;
    std::string body;
    /// Where the body was put, of a route that takes it as a file. Removed after the answer.
    std::filesystem::path body_file;
    std::string remote_address;
    std::string id; ///< For the log, and given back as `X-Request-Id`.

    std::map<std::string, std::string, std::less<>> parameters; ///< What the {names} matched.
    std::optional<Caller> caller;

    /// The value of a header, whatever the case of its name; "" if there is none.
    std::string_view header(std::string_view name) const;
    /// What {name} matched. The router has made sure that it is there.
    const std::string& parameter(std::string_view name) const;
    /// "" if the query has no such name.
    std::string_view query_value(std::string_view name) const;
    /// Only behind a door for members.
    const Caller& member() const;
    /// Whether `If-None-Match` names this tag: then the answer may be `Reply::not_modified`. The
    /// server finds out by itself where the answer has an etag; asking early saves making it.
    bool has(std::string_view etag) const;
};

/// Bytes of an answer, and the same compressed where somebody has done so already. Shared, so that a
/// page that is served often is made and compressed once.
struct Content {
    std::string plain;
    std::string gzip{}; ///< "" for none yet: the server compresses what is worth it.
    std::string brotli{};
};

/// The value of a cookie that came with a request; "" if there is none.
std::string_view cookie_of(const Request& request, std::string_view name);

struct Reply {
    int status = 200;
    std::string type = "application/json";    ///< Content-Type, without the charset.
    std::shared_ptr<const Content> content{}; ///< None for an answer without a body.
    Headers headers{};
    std::string
        etag{}; ///< With its quotes; "" for none. The answer may be kept, but is asked for again.

    static Reply of(int status, std::string_view type, std::string body);
    static Reply json(std::string body) { return of(200, "application/json", std::move(body)); }
    static Reply no_content() { return {.status = 204, .type = {}}; }
    static Reply not_modified(std::string etag)
    {
        return {.status = 304, .type = {}, .etag = std::move(etag)};
    }
    static Reply see_other(std::string location);

    /// The value of a header, whatever the case of its name; "" if there is none.
    std::string_view header(std::string_view name) const;

    std::string_view body() const
    {
        return content ? std::string_view(content->plain) : std::string_view();
    }
};

/// The Content-Security-Policy of every answer: nothing but our own files, no script or style inline.
/// A style element may carry `style_nonce`, if that is not "": then the policy lets it in.
std::string content_policy(std::string_view style_nonce = "");

/// The one place that says an error over HTTP: its status, and
/// `{"error":{"kind","message","field"}}`.
Reply error_reply(const Error& error);

/// The same for what never reaches a room: 401, 405, 408, 413, 429, 431, 503 and their like.
Reply error_reply(int status, std::string_view kind, std::string message);

} // namespace candor::http
