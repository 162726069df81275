#include "load/live_client.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace candor::load {

namespace {

constexpr std::uint8_t text_code = 1, close_code = 8, ping_code = 9, pong_code = 10;
constexpr std::uint8_t final_bit = 0x80, masked_bit = 0x80;

std::uint64_t big_endian(std::string_view bytes)
{
    std::uint64_t number = 0;
    for (const char byte : bytes)
        number = number << 8 | static_cast<std::uint8_t>(byte);
    return number;
}

int connect_to(const Place& place)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{
        .sin_family = AF_INET, .sin_port = htons(static_cast<std::uint16_t>(place.port))};
    inet_pton(AF_INET, place.host.c_str(), &address.sin_addr);
    const timeval patience{.tv_sec = 5, .tv_usec = 0};
    const int yes = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        return fd;
    ::close(fd);
    return -1;
}

} // namespace

bool LiveClient::open(const Place& place, const std::string& path, const std::string& cookie)
{
    close();
    fd_ = connect_to(place);
    if (fd_ < 0)
        return false;
    const std::string head = fmt::format(
        "GET {} HTTP/1.1\r\nHost: {}:{}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: "
        "{}\r\n\r\n",
        path, place.host, place.port, cookie);
    if (::send(fd_, head.data(), head.size(), MSG_NOSIGNAL) < 0 || !is_agreed())
        close();
    return is_open();
}

bool LiveClient::is_agreed()
{
    std::array<char, 4096> piece{};
    for (std::size_t end = std::string::npos; end == std::string::npos;
        end = bytes_.find("\r\n\r\n")) {
        const auto count = ::recv(fd_, piece.data(), piece.size(), 0);
        if (count <= 0)
            return false;
        bytes_.append(piece.data(), static_cast<std::size_t>(count));
    }
    used_ = bytes_.find("\r\n\r\n") + 4;
    return bytes_.starts_with("HTTP/1.1 101");
}

void LiveClient::close()
{
    if (fd_ >= 0)
        ::close(fd_);
    fd_ = -1;
    bytes_.clear();
    used_ = 0;
}

void LiveClient::send(std::uint8_t code, std::string_view payload)
{
    constexpr std::size_t short_max = 125; // All that we say is short; a mask of zeroes is one too.
    const std::string_view said = payload.substr(0, short_max);
    std::string frame{static_cast<char>(final_bit | code),
        static_cast<char>(masked_bit | said.size()), 0, 0, 0, 0};
    frame += said;
    (void)::send(fd_, frame.data(), frame.size(), MSG_NOSIGNAL);
}

void LiveClient::say(std::string_view text) { send(text_code, text); }

void LiveClient::read()
{
    bytes_.erase(0, used_);
    used_ = 0;
    std::array<char, 65536> piece;
    const auto count = ::recv(fd_, piece.data(), piece.size(), MSG_DONTWAIT);
    if (count > 0)
        bytes_.append(piece.data(), static_cast<std::size_t>(count));
    else if (count == 0 || errno != EAGAIN)
        close();
}

std::optional<std::string_view> LiveClient::next()
{
    while (is_open()) {
        const std::string_view rest = std::string_view(bytes_).substr(used_);
        if (rest.size() < 2)
            return std::nullopt;
        const auto code = static_cast<std::uint8_t>(rest[0]) & 0x0F;
        std::size_t length = static_cast<std::uint8_t>(rest[1]), begin = 2;
        if (length >= 126) {
            begin = length == 126 ? 4 : 10;
            if (rest.size() < begin)
                return std::nullopt;
            length = big_endian(rest.substr(2, begin - 2));
        }
        if (rest.size() < begin + length)
            return std::nullopt;
        used_ += begin + length;
        const std::string_view payload = rest.substr(begin, length);
        if (code == text_code)
            return payload;
        if (code == ping_code)
            send(pong_code, payload);
        if (code == close_code)
            close();
    }
    return std::nullopt;
}

} // namespace candor::load
