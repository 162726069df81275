#pragma once

#include "http/asio.h"
#include "http/web_socket.h"

#include <memory>
#include <vector>

namespace candor::http {

/// What waits to be sent on one socket, in order. Most frames go out at once and never wait. Kept alive
/// by its own waiting, so that a socket may go away under it.
class Outbox : public std::enable_shared_from_this<Outbox> {
public:
    explicit Outbox(Socket& socket) : socket_(&socket) {}

    void push(Frame frame);
    /// How many bytes wait for the reader.
    std::size_t waiting_bytes() const { return bytes_; }
    std::size_t waiting_frames() const { return waiting_.size(); }
    /// When the reader stopped taking; never if it takes.
    Steady::time_point stuck_since() const { return stuck_since_; }
    /// Drops what nobody has seen a byte of.
    void drop();
    /// The socket goes away.
    void abandon() { socket_ = nullptr; }

private:
    void write();
    void wait();
    void sent(std::size_t bytes);

    Socket* socket_;
    std::vector<Frame> waiting_;
    std::size_t bytes_ = 0;
    std::size_t sent_of_first_ = 0;
    Steady::time_point stuck_since_ = Steady::time_point::max();
};

} // namespace candor::http
