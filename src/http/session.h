#pragma once

#include "http/answer.h"
#include "http/asio.h"
#include "http/open_socket.h"
#include "http/request_parser.h"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/intrusive/list_hook.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace candor::http {

class BodyFile;
class Loop;

/// One connection and the requests that come over it, one after the other.
class Session : public boost::intrusive::list_base_hook<> {
public:
    Session(Loop& loop, Socket socket);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();

    /// Until the connection ends.
    Awaitable<> serve();

    /// Nothing has come of a next request yet.
    bool is_idle() const { return is_idle_; }
    /// Ends the waiting if it has taken too long.
    void expire(Steady::time_point now);
    void close();
    /// The server stops: ends what would go on for ever, and what waits for nothing.
    void drain();

private:
    enum class Read { Some, End, TooSlow };
    enum class After { NextRequest, Goodbye, Nothing };
    enum class Admission { Asked, NotAsked };

    Awaitable<After> exchange();
    Awaitable<bool> read_header();
    Awaitable<Read> read_more(std::size_t bytes);
    void feed();

    Awaitable<Answer> answer();
    Awaitable<Answer> answer_with_body(const Route& route);
    Awaitable<Answer> handle(const Route& route, Admission admission);
    Awaitable<Answer> admit(const Route& route);
    Awaitable<> converse();
    Awaitable<std::optional<Reply>> refusal(const Route& route);
    Awaitable<std::optional<Reply>> read_body(BodyTo to, BodyFile& file);
    Awaitable<std::optional<Reply>> store_body(BodyFile& file);
    bool is_read_at_once(const Route& route) const;
    bool is_complete() const { return parser_->stage() == RequestParser::Stage::Done; }

    template <class Work>
    Awaitable<bool> on_worker(Work work);

    Awaitable<bool> send(const Answer& answer, Connection connection);
    Awaitable<bool> write(std::string_view head, std::string_view body);
    Awaitable<> say_goodbye();
    void observe(const Answer& answer, Steady::time_point began) const;
    void wait_at_most(std::chrono::milliseconds time) { deadline_ = Steady::now() + time; }
    void wait_for_transfer(Steady::time_point began, std::uint64_t bytes);

    Loop& loop_;
    Socket socket_;
    boost::beast::flat_buffer buffer_;
    std::optional<RequestParser> parser_;
    std::unique_ptr<SocketUser> user_; ///< Once somebody was let in who wants a WebSocket.
    std::optional<OpenSocket> open_socket_;
    const Route* route_ = nullptr;
    std::string peer_;
    std::string head_;
    Steady::time_point deadline_ = Steady::time_point::max();
    bool is_idle_ = true;
    bool is_too_slow_ = false;
    bool is_gone_ = false;
};

} // namespace candor::http
