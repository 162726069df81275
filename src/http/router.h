#pragma once

#include "base/json.h"
#include "base/json_schema.h"
#include "base/result.h"
#include "http/message.h"
#include "http/web_socket.h"

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

/// Whether a token opens a door too, or only somebody who has signed in.
enum class Tokens { Welcome, Refused };

/// One parameter of the query, for the description that the program gives out.
struct QueryParameter {
    std::string_view name;
    std::string_view meaning;
};

/// What a door looks like from outside.
struct Door {
    Method method = Method::Get;
    std::string_view path; ///< `/api/v1/reviews/{number}`; a last `{name...}` takes the rest.
    Access access = Access::Guest; ///< Whoever has an account; the room says who of them.
    std::string_view
        summary; ///< A sentence without the full stop, for `candor routes` and OpenAPI.
    std::vector<QueryParameter> query{};
    Duration duration = Duration::Long;
    BodyTo body_to = BodyTo::Memory;
    Tokens tokens = Tokens::Welcome;
};

using Handler = std::function<Reply(const Request&)>;

struct Route {
    Door door;
    Handler handler;
    /// Adds what it needs to the components and gives the schema of the body; empty for none.
    std::function<std::string(json::Schemas&)> body_schema{};
    std::function<std::string(json::Schemas&)> answer_schema{};
    /// Of a door that becomes a WebSocket; the handler then answers those who ask for none.
    SocketAdmission admit{};
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

    /// A door that becomes a WebSocket.
    void add(Door door, SocketAdmission admit);

    void authenticate_with(Authenticator authenticator)
    {
        authenticator_ = std::move(authenticator);
    }

    /// In the order in which they were added.
    const std::vector<Route>& routes() const { return routes_; }

    /// The whole way, for a request whose body is there. Never throws. `HEAD` is answered as `GET`;
    /// the server leaves the body out.
    Reply answer(Request& request) const;

    // The same in steps, for a server that reads a body only after its sender was let in.

    /// The route for a request line, with its parameters matched into `request`; or null. Then the
    /// answer is `no_door`.
    const Route* find(Request& request) const;
    /// 404, or 405 with the methods that the path does take.
    Reply no_door(std::string_view path) const;
    /// Finds out who is asking. None if they may go on, else the answer they get.
    std::optional<Reply> refusal(const Route& route, Request& request) const;
    /// The handler's answer; 500 if it threw, which goes to the log.
    Reply handle(const Route& route, const Request& request) const;

private:
    /// What is compared before anything else: most routes differ from a path in these.
    struct Pattern {
        Method method;
        std::string_view beginning; ///< Up to the first {name}.
        bool has_names;
    };

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

    std::vector<Route> routes_;
    std::vector<Pattern> patterns_; ///< Of the routes, in the same order.
    Authenticator authenticator_;
};

/// The OpenAPI 3.1 document of every door under `/api/`.
std::string openapi(const Router& router, std::string_view version);

} // namespace candor::http
