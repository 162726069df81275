#pragma once

#include "http/answer.h"
#include "http/asio.h"
#include "http/proxies.h"
#include "http/server.h"
#include "http/session.h"
#include "http/workers.h"

#include <boost/intrusive/list.hpp>

namespace candor::http {

/// What all loops of a server use and none changes.
struct Surface {
    ServerOptions options;
    const Router& router;
    std::vector<Observer*> observers;
    Proxies proxies;
    Protection protection;
    Workers& workers;
};

/// One thread with its sockets: it accepts them, and they never leave it. Nothing here is locked;
/// what others want done is posted.
class Loop final : public Home {
public:
    explicit Loop(const Surface& surface);
    ~Loop() override;

    Result<void> listen(const tcp::endpoint& endpoint);
    tcp::endpoint endpoint() const;

    Ending run();

    /// From any thread.
    void stop();
    /// Calls `stop_all` at the first SIGINT or SIGTERM.
    void stop_on_signals(std::function<void()> stop_all);

    // For its sessions.

    const Surface& surface() const { return surface_; }
    std::string_view date() const { return date_; }
    bool is_draining() const { return is_draining_; }
    std::string next_request_id();
    void enter(Session& session);
    void leave(Session& session);
    void post(std::move_only_function<void()> work) override;

private:
    using Sessions = boost::intrusive::list<Session, boost::intrusive::constant_time_size<false>>;

    Awaitable<> accept();
    Awaitable<> pause();
    Awaitable<> sweep();
    void drain();
    void make_room();
    std::size_t connections_here_max() const;

    const Surface& surface_;
    Sessions sessions_;
    std::size_t session_count_ = 0;
    bool is_draining_ = false;
    bool is_cut_short_ = false;
    Steady::time_point drain_deadline_ = Steady::time_point::max();
    std::string date_;
    std::string id_prefix_;
    std::uint64_t ids_ = 0;

    // Last, so that it goes first: what its sessions still hold then refers to the above.
    asio::io_context context_{1};
    Acceptor acceptor_{context_.get_executor()};
    asio::basic_signal_set<Executor> signals_{context_.get_executor()};
    Timer sweep_timer_{context_.get_executor()};
    Timer accept_timer_{context_.get_executor()};
};

} // namespace candor::http
