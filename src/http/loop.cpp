#include "http/loop.h"

#include <fmt/format.h>
#include <sys/socket.h>

namespace candor::http {

namespace {

constexpr std::chrono::milliseconds sweep_pause{1000};
constexpr std::chrono::milliseconds draining_pause{20};
constexpr std::chrono::milliseconds accept_pause{50};

Awaitable<> serve(Loop& loop, Socket socket)
{
    Session session(loop, std::move(socket));
    co_await session.serve();
}

std::string now_as_date() { return http_date(SystemClock().now()); }

/// Every loop listens on the same port, and the kernel deals the connections out.
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

} // namespace

Loop::Loop(const Surface& surface)
    : surface_(surface)
    , date_(now_as_date())
    , id_prefix_(random_token(6) + ".")
{
}

Loop::~Loop() = default;

Result<void> Loop::listen(const tcp::endpoint& endpoint)
{
    ErrorCode error;
    const auto succeeded = [&] { return !error; };
    if (acceptor_.open(endpoint.protocol(), error); succeeded())
        acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
    if (succeeded())
        acceptor_.set_option(ReusePort(true), error);
    if (succeeded() && endpoint.address().is_v6())
        acceptor_.set_option(asio::ip::v6_only(false), error);
    if (succeeded())
        acceptor_.bind(endpoint, error);
    if (succeeded())
        acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return unavailable(fmt::format("cannot listen on {} port {}: {}",
            endpoint.address().to_string(), endpoint.port(), error.message()));
    return {};
}

tcp::endpoint Loop::endpoint() const { return acceptor_.local_endpoint(); }

Ending Loop::run()
{
    asio::co_spawn(context_, accept(), asio::detached);
    asio::co_spawn(context_, sweep(), asio::detached);
    context_.run();
    return is_cut_short_ ? Ending::CutShort : Ending::Finished;
}

void Loop::stop()
{
    asio::post(context_, [this] { drain(); });
}

void Loop::stop_on_signals(std::function<void()> stop_all)
{
    signals_.add(SIGINT);
    signals_.add(SIGTERM);
    signals_.async_wait([stop_all = std::move(stop_all)](const ErrorCode& error, int) {
        if (!error)
            stop_all();
    });
}

std::string Loop::next_request_id() { return fmt::format("{}{}", id_prefix_, ++ids_); }

void Loop::enter(Session& session)
{
    sessions_.push_back(session);
    ++session_count_;
    for (Observer* observer : surface_.observers)
        observer->connected();
}

void Loop::leave(Session& session)
{
    sessions_.erase(sessions_.iterator_to(session));
    --session_count_;
    for (Observer* observer : surface_.observers)
        observer->disconnected();
}

void Loop::post(std::move_only_function<void()> work) { asio::post(context_, std::move(work)); }

Awaitable<> Loop::accept()
{
    while (!is_draining_) {
        auto [error, socket] = co_await acceptor_.async_accept(awaited);
        if (error)
            co_await pause(); // Too many files, mostly; trying again at once would only spin.
        while (session_count_ >= connections_here_max() && !is_draining_) {
            make_room();
            co_await pause();
        }
        if (!error && !is_draining_)
            asio::co_spawn(context_, serve(*this, std::move(socket)), asio::detached);
    }
}

std::size_t Loop::connections_here_max() const
{
    return std::max<std::size_t>(surface_.options.limits.connections / surface_.options.threads, 1);
}

Awaitable<> Loop::pause()
{
    accept_timer_.expires_after(accept_pause);
    co_await accept_timer_.async_wait(awaited);
}

/// Who waits for nothing makes way for who comes.
void Loop::make_room()
{
    const auto idle = std::ranges::find_if(sessions_, &Session::is_idle);
    if (idle != sessions_.end())
        idle->close();
}

Awaitable<> Loop::sweep()
{
    while (!is_draining_ || !sessions_.empty()) {
        if (Steady::now() >= drain_deadline_) {
            is_cut_short_ = true;
            context_.stop();
            co_return;
        }
        sweep_timer_.expires_after(is_draining_ ? draining_pause : sweep_pause);
        co_await sweep_timer_.async_wait(awaited);
        date_ = now_as_date();
        for (Session& session : sessions_)
            session.expire(Steady::now());
    }
}

void Loop::drain()
{
    if (std::exchange(is_draining_, true))
        return;
    drain_deadline_ = Steady::now() + surface_.options.limits.drain;
    ErrorCode ignored;
    acceptor_.close(ignored);
    signals_.clear(ignored); // A second signal ends the process at once.
    signals_.cancel(ignored);
    for (Session& session : sessions_)
        session.drain();
    sweep_timer_.cancel();
    accept_timer_.cancel();
}

} // namespace candor::http
