// Beast speaks RFC 6455: the handshake, what comes in, and the answers that the protocol itself asks
// for. What we send does not go through it: a frame to a client is the same bytes for every client, so
// it is encoded once and each socket's outbox holds a reference to it.

#include "http/open_socket.h"

#include "http/channel.h"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>

namespace candor::http {

namespace {

namespace beast = boost::beast;
namespace websocket = boost::beast::websocket;

constexpr unsigned char final_text = 0x81;
constexpr std::size_t short_bytes_max = 125;
constexpr std::size_t medium_bytes_max = 0xffff;

const Frame& ping_frame()
{
    static const Frame frame = std::make_shared<const std::string>("\x89\x00", 2);
    return frame;
}

using Handshake = beast::http::request<beast::http::empty_body>;

Handshake handshake_of(const Request& request)
{
    Handshake handshake(beast::http::verb::get, "/", 11);
    for (const char* name :
        {"Host", "Connection", "Upgrade", "Sec-WebSocket-Key", "Sec-WebSocket-Version"}) {
        const std::string_view value = request.header(name);
        handshake.set(name, beast::string_view(value.data(), value.size()));
    }
    return handshake;
}

} // namespace

Frame text_frame(std::string_view text)
{
    std::string bytes{static_cast<char>(final_text)};
    const auto append_length = [&](int octets) {
        for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8)
            bytes.push_back(static_cast<char>(text.size() >> shift & 0xff));
    };
    if (text.size() <= short_bytes_max) {
        append_length(1);
    } else if (text.size() <= medium_bytes_max) {
        bytes.push_back(126);
        append_length(2);
    } else {
        bytes.push_back(127);
        append_length(8);
    }
    return std::make_shared<const std::string>(bytes.append(text));
}

bool asks_for_socket(const Request& request)
{
    return request.method == Method::Get && websocket::is_upgrade(handshake_of(request));
}

struct OpenSocket::Stream {
    explicit Stream(Socket& socket)
        : outbox(std::make_shared<Outbox>(socket))
        , websocket(socket, *outbox)
    {
    }
    ~Stream() { outbox->abandon(); }

    std::shared_ptr<Outbox> outbox;
    websocket::stream<Channel, false> websocket;
    beast::flat_buffer message;
};

OpenSocket::OpenSocket(Home& home, Socket& socket, const Limits& limits)
    : home_(home)
    , socket_(socket)
    , limits_(limits)
    , stream_(std::make_unique<Stream>(socket))
{
    stream_->websocket.read_message_max(limits.socket_message_bytes);
    stream_->websocket.control_callback(
        [this](websocket::frame_type, beast::string_view) { heard_ = Steady::now(); });
}

OpenSocket::~OpenSocket() = default;

Awaitable<> OpenSocket::serve(Request request, SocketUser& user)
{
    auto& websocket = stream_->websocket;
    websocket.set_option(websocket::stream_base::decorator(
        [id = std::move(request.id)](
            websocket::response_type& response) { response.set("X-Request-Id", id); }));
    const Handshake handshake = handshake_of(request);
    request = {}; // A socket lives long; its headers need not.
    const auto [refused] = co_await websocket.async_accept(handshake, awaited);
    if (refused)
        co_return;
    if (farewell_)
        say_goodbye(*farewell_);
    user.opened(*this);
    for (;;) {
        const auto [error, bytes] = co_await websocket.async_read(stream_->message, awaited);
        if (error)
            co_return;
        heard_ = Steady::now();
        const auto message = stream_->message.cdata();
        if (leave_by_ == Steady::time_point::max() && !websocket.got_text())
            close(Farewell::NotText);
        else if (leave_by_ == Steady::time_point::max())
            user.received({static_cast<const char*>(message.data()), bytes});
        stream_->message = {};
    }
}

bool OpenSocket::send(const Frame& frame)
{
    if (leave_by_ != Steady::time_point::max())
        return true;
    Outbox& outbox = *stream_->outbox;
    if (outbox.waiting_frames() >= limits_.socket_frames
        || outbox.waiting_bytes() >= limits_.socket_bytes) {
        close(Farewell::TooSlow);
        return false;
    }
    outbox.push(frame);
    return true;
}

void OpenSocket::close(Farewell why)
{
    if (leave_by_ != Steady::time_point::max())
        return;
    leave_by_ = Steady::now() + goodbye_seconds_max;
    if (why == Farewell::TooSlow)
        stream_->outbox->drop();
    // Until the handshake is through, Beast takes itself for the client and would mask the frame.
    if (stream_->websocket.is_open())
        say_goodbye(why);
    else
        farewell_ = why;
}

void OpenSocket::say_goodbye(Farewell why)
{
    stream_->websocket.async_close(
        websocket::close_reason(static_cast<websocket::close_code>(why)), [](const ErrorCode&) {});
}

void OpenSocket::expire(Steady::time_point now)
{
    const bool is_silent = now - heard_ > limits_.socket_silence;
    const bool is_stuck = stream_->outbox->stuck_since() < now - limits_.stall;
    if (is_silent || is_stuck || now > leave_by_) {
        ErrorCode ignored;
        socket_.close(ignored);
    } else if (now - std::max(heard_, pinged_) > limits_.socket_ping) {
        pinged_ = now;
        stream_->outbox->push(ping_frame());
    }
}

} // namespace candor::http
