#pragma once

#include "base/result.h"
#include "http/message.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

/// A door that stays open: what a room sees of the WebSockets behind it, free of the library that
/// carries them.
namespace candor::http {

/// A message as it goes over the wire: encoded once, and shared by every socket that it goes out on.
using Frame = std::shared_ptr<const std::string>;

Frame text_frame(std::string_view text);

/// A thread that sockets live on.
class Home {
public:
    virtual ~Home() = default;
    /// From any thread, while a socket lives there.
    virtual void post(std::move_only_function<void()> work) = 0;
};

/// Why a socket is closed by us, as RFC 6455, 7.4 numbers it.
enum class Farewell {
    GoingAway = 1001, ///< We stop; come back.
    NotText = 1003,
    NotAllowed = 1008,
    TooSlow = 1013, ///< Too much waited for the reader; come back and ask from where you were.
};

/// One open socket. It never leaves its thread, and is used only there.
class WebSocket {
public:
    /// False if as much waits for the reader as may: then the socket is being closed as `TooSlow`.
    virtual bool send(const Frame& frame) = 0;
    virtual void close(Farewell why) = 0;
    virtual Home& home() = 0;

protected:
    ~WebSocket() = default;
};

/// What a room does with one socket: made when somebody is let in, gone when the socket is.
class SocketUser {
public:
    virtual ~SocketUser() = default;
    /// Once, before anything else. The socket outlives its user.
    virtual void opened(WebSocket& socket) = 0;
    virtual void received(std::string_view text) = 0;
};

/// Lets somebody in, or says why not. The router has asked already who they are.
using SocketAdmission = std::function<Result<std::unique_ptr<SocketUser>>(const Request&)>;

} // namespace candor::http
