#pragma once

#include "http/outbox.h"

#include <boost/beast/core/role.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

namespace candor::http {

/// What Beast's WebSocket stands on: it reads from the socket itself, and what it writes (the
/// handshake, a pong, a goodbye) queues up with our own frames, so that one hand writes.
class Channel {
public:
    using executor_type = Executor;

    Channel(Socket& socket, Outbox& outbox) : socket_(socket), outbox_(outbox) {}

    executor_type get_executor() { return socket_.get_executor(); }

    template <class Buffers, class Token>
    auto async_read_some(const Buffers& buffers, Token&& token)
    {
        return socket_.async_read_some(buffers, std::forward<Token>(token));
    }

    template <class Buffers, class Token>
    auto async_write_some(const Buffers& buffers, Token&& token)
    {
        std::string bytes(asio::buffer_size(buffers), '\0');
        asio::buffer_copy(asio::buffer(bytes), buffers);
        const std::size_t count = bytes.size();
        outbox_.push(std::make_shared<const std::string>(std::move(bytes)));
        return asio::async_initiate<Token, void(ErrorCode, std::size_t)>(
            [count](auto handler, Executor executor) {
                asio::post(executor, [handler = std::move(handler), count]() mutable {
                    std::move(handler)(ErrorCode(), count);
                });
            },
            token, get_executor());
    }

    // Beast finds these by their arguments. The connection says goodbye by itself.

    template <class Handler>
    friend void async_teardown(boost::beast::role_type, Channel& channel, Handler&& handler)
    {
        asio::post(channel.get_executor(),
            [handler = std::forward<Handler>(handler)]() mutable { handler(ErrorCode()); });
    }
    friend void teardown(boost::beast::role_type, Channel&, ErrorCode&) {}
    friend void beast_close_socket(Channel& channel)
    {
        ErrorCode ignored;
        channel.socket_.close(ignored);
    }

private:
    Socket& socket_;
    Outbox& outbox_;
};

} // namespace candor::http
