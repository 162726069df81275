#pragma once

#include "base/json.h"
#include "base/json_schema.h"
#include "base/result.h"
#include "http/message.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace candor::http {

inline constexpr std::size_t body_bytes_max = 8 << 20;
inline constexpr std::uint64_t file_bytes_max = std::uint64_t{2}
                                                << 30; ///< 2 GiB, streamed to disk.

/// Whether a handler is quick enough for the thread that the sockets live on (a keyed read or two),
/// or belongs on a worker.
enum class Duration { Brief, Long };

/// Where a request's body is put before the handler sees it.
enum class BodyTo { Memory, File };

/// One parameter of the query, for the description that the program gives out.
struct QueryParameter {
    std::string_view name;
    std::string_view meaning;
};

/// What a door looks like from outside.
struct Door {
    Method method = Method::Get;
    std::string_view path; ///< `/api/v1/reviews/{number}`; a last `{name...}` takes the rest.
    Access access = Access::Member;
    std::string_view
        summary; ///< A sentence without the full stop, for `candor routes` and OpenAPI.
    std::vector<QueryParameter> query{};
    Duration duration = Duration::Long;
    BodyTo body_to = BodyTo::Memory;
};

using Handler = std::function<Reply(const Request&)>;

struct Route {
    Door door;
    Handler handler;
    /// Adds what it needs to the components and gives the schema of the body; empty for none.
    std::function<std::string(json::Schemas&)> body_schema{};
    std::function<std::string(json::Schemas&)> answer_schema{};
};

/// Finds out who is asking: none for a stranger, an error if finding out failed.
using Authenticator = std::function<Result<std::optional<Caller>>(const Request&)>;

/// The table every room adds its doors to, and the way from a request to its answer: which door, who
/// is asking, may they knock, does what they change carry their token; then the room's handler.
class Router {
public:
    /// `handler` is a member function of `room`: `Result<Answer> f(const Request&)`, or with a
    /// `const Body&` that is read from the request's JSON. Answers that are no `Reply` are written as
    /// JSON with 200 (a `void` is 204).
    template <class Room, class Answer>
    void add(Door door, Room& room, Result<Answer> (Room::*handler)(const Request&))
    {
        add({std::move(door),
            [&room, handler](const Request& request) { return reply((room.*handler)(request)); },
            {}, schema<Answer>()});
    }

    template <class Room, class Answer, class Body>
    void add(Door door, Room& room, Result<Answer> (Room::*handler)(const Request&, const Body&))
    {
        auto call = [&room, handler](const Request& request) {
            const Result<Body> body = json::read<Body>(request.body);
            return body ? reply((room.*handler)(request, *body)) : error_reply(body.error());
        };
        add({std::move(door), call, schema<Body>(), schema<Answer>()});
    }

    /// For a handler that answers with a `Reply` whose body is an `Answer` all the same.
    template <class Answer, class Room>
    void add_for(Door door, Room& room, Result<Reply> (Room::*handler)(const Request&))
    {
        add({std::move(door),
            [&room, handler](const Request& request) { return reply((room.*handler)(request)); },
            {}, schema<Answer>()});
    }

    void add(Route route);

    void authenticate_with(Authenticator authenticator)
    {
        authenticator_ = std::move(authenticator);
    }

    /// In the order in which they were added.
    const std::vector<Route>& routes() const { return routes_; }

    /// The route for a request line, with its parameters matched into `request`; or null. Then
    /// `is_known_path` tells 404 from 405.
    const Route* find(Request& request) const;
    bool is_known_path(std::string_view path) const;

    /// The whole way, for a request whose body is there. Never throws. `HEAD` is answered as `GET`;
    /// the server leaves the body out.
    Reply answer(Request& request) const;

private:
    template <class Answer>
    static Reply reply(Result<Answer> answer)
    {
        if (!answer)
            return error_reply(answer.error());
        if constexpr (std::is_void_v<Answer>)
            return Reply::no_content();
        else if constexpr (std::is_same_v<Answer, Reply>)
            return *std::move(answer);
        else
            return Reply::json(json::text_of(*answer));
    }

    template <class T>
    static std::function<std::string(json::Schemas&)> schema()
    {
        if constexpr (std::is_void_v<T> || std::is_same_v<T, Reply>)
            return {};
        else
            return [](json::Schemas& schemas) { return json::schema_of<T>(schemas); };
    }

    Reply answer(const Route& route, Request& request) const;

    std::vector<Route> routes_;
    Authenticator authenticator_;
};

/// The OpenAPI 3.1 document of every door under `/api/`.
std::string openapi(const Router& router, std::string_view version);

} // namespace candor::http
