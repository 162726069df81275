#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace candor::load {

struct Place {
    std::string host = "127.0.0.1";
    int port = 0;
};

/// A WebSocket to a server on this machine. It reads frames by itself, so that what is measured, or held
/// against the server, is not the library that the server is made of.
class LiveClient {
public:
    LiveClient() = default;
    LiveClient(LiveClient&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    LiveClient& operator=(LiveClient&& other) noexcept
    {
        std::swap(fd_, other.fd_);
        bytes_.clear();
        return *this;
    }
    ~LiveClient() { close(); }

    /// Whether the server agreed, within five seconds.
    bool open(const Place& place, const std::string& path, const std::string& cookie);
    void close();
    bool is_open() const { return fd_ >= 0; }
    int fd() const { return fd_; }

    void say(std::string_view text);
    /// Takes what has come, without waiting, and answers pings. Closes itself at the end.
    void read();
    /// The next whole message, good until the next call of anything.
    std::optional<std::string_view> next();

private:
    void send(std::uint8_t code, std::string_view payload);
    bool is_agreed();

    int fd_ = -1;
    std::string bytes_;
    std::size_t used_ = 0;
};

} // namespace candor::load
