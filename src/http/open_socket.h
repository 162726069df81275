#pragma once

#include "http/asio.h"
#include "http/limits.h"
#include "http/web_socket.h"

#include <memory>
#include <optional>

namespace candor::http {

/// Whether the request asks for a WebSocket at all.
bool asks_for_socket(const Request& request);

/// A connection that has become a WebSocket: who is behind the door talks over it until one of the two
/// goes.
class OpenSocket final : public WebSocket {
public:
    OpenSocket(Home& home, Socket& socket, const Limits& limits);
    ~OpenSocket();

    /// Until the conversation ends.
    Awaitable<> serve(Request request, SocketUser& user);

    bool send(const Frame& frame) override;
    void close(Farewell why) override;
    Home& home() override { return home_; }

    /// Asks whether anybody is there, and ends what has been silent, or stuck, for too long.
    void expire(Steady::time_point now);

private:
    struct Stream;

    void say_goodbye(Farewell why);

    Home& home_;
    Socket& socket_;
    const Limits& limits_;
    std::unique_ptr<Stream> stream_;
    Steady::time_point heard_ = Steady::now();
    Steady::time_point pinged_{};
    Steady::time_point leave_by_ = Steady::time_point::max();
    std::optional<Farewell> farewell_; ///< Decided before the handshake was through.
};

} // namespace candor::http
