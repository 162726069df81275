#include "http/server.h"

#include "base/log.h"
#include "http/loop.h"

#include <csignal>
#include <fmt/format.h>

namespace candor::http {

namespace {

Result<tcp::endpoint> endpoint_of(const ServerOptions& options)
{
    ErrorCode error;
    const std::string name = options.address == "localhost" ? "127.0.0.1" : options.address;
    const auto address = asio::ip::make_address(name, error);
    if (error)
        return invalid("listen",
            fmt::format("{} is not an address; write 127.0.0.1, 0.0.0.0, ::1 or ::", name));
    return tcp::endpoint(address, options.port);
}

/// Our loops share a port, and with that option another program of the same user could share it too,
/// and each would get some of the requests: so whether it is free is asked without the option first.
Result<void> ask_whether_free(const tcp::endpoint& endpoint)
{
    asio::io_context context;
    ErrorCode error;
    tcp::acceptor probe(context, endpoint.protocol());
    probe.set_option(tcp::acceptor::reuse_address(true), error);
    probe.bind(endpoint, error);
    if (!error)
        return {};
    const std::string place =
        fmt::format("{} port {}", endpoint.address().to_string(), endpoint.port());
    if (error == asio::error::address_in_use)
        return unavailable(place + " is taken by another program; choose another port");
    if (error == asio::error::access_denied)
        return unavailable(place + " is not for everybody; choose a port above 1023");
    return unavailable(fmt::format("cannot listen on {}: {}", place, error.message()));
}

ServerOptions with_counts(ServerOptions options)
{
    const unsigned cores = std::max(std::thread::hardware_concurrency(), 1U);
    if (options.threads == 0)
        options.threads = cores;
    if (options.workers == 0)
        options.workers = 4 * cores;
    return options;
}

} // namespace

void RequestLog::answered(const Exchange& exchange)
{
    const auto level = exchange.status >= 500 ? log::Level::Warning : log::Level::Info;
    log::write(level, "request",
        {{"id", exchange.id}, {"method", exchange.method}, {"route", exchange.route},
            {"status", exchange.status},
            {"ms", static_cast<double>(exchange.took.count()) / 1000.0},
            {"bytes", exchange.bytes_sent}});
}

class Server::Impl {
public:
    Impl(const ServerOptions& options,
        const Router& router,
        std::vector<Observer*> observers,
        Proxies proxies)
        : surface_{with_counts(options), router, std::move(observers), std::move(proxies),
              Protection(options.public_url), workers_}
        , workers_(surface_.options.workers, surface_.options.limits.waiting_requests)
    {
    }

    Result<void> listen(tcp::endpoint endpoint)
    {
        TRY(ask_whether_free(endpoint));
        for (unsigned i = 0; i < surface_.options.threads; ++i) {
            loops_.push_back(std::make_unique<Loop>(surface_));
            TRY(loops_.back()->listen(endpoint));
            endpoint = loops_.front()->endpoint();
        }
        port_ = endpoint.port();
        if (surface_.options.stops_on_signals)
            loops_.front()->stop_on_signals([this] { stop(); });
        return {};
    }

    Ending run();
    void stop();
    std::uint16_t port() const { return port_; }

private:
    // The workers go first, and wait for what they are doing; then nobody uses a loop any more.
    Surface surface_;
    std::vector<std::unique_ptr<Loop>> loops_;
    Workers workers_;
    std::uint16_t port_ = 0;
};

Ending Server::Impl::run()
{
    std::signal(SIGPIPE, SIG_IGN); // Who stops reading our log does not end us.
    std::vector<Ending> endings(loops_.size(), Ending::Finished);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 1; i < loops_.size(); ++i)
            threads.emplace_back([this, &endings, i] { endings[i] = loops_[i]->run(); });
        endings[0] = loops_[0]->run();
    }
    return std::ranges::find(endings, Ending::CutShort) != endings.end() ? Ending::CutShort
                                                                         : Ending::Finished;
}

void Server::Impl::stop()
{
    for (const auto& loop : loops_)
        loop->stop();
}

Result<Server>
Server::listen(const ServerOptions& options, const Router& router, std::vector<Observer*> observers)
{
    const tcp::endpoint endpoint = TRY(endpoint_of(options));
    Proxies proxies = TRY(Proxies::named(options.trusted_proxies));
    auto impl = std::make_unique<Impl>(options, router, std::move(observers), std::move(proxies));
    TRY(impl->listen(endpoint));
    return Server(std::move(impl));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

std::uint16_t Server::port() const { return impl_->port(); }
Ending Server::run() { return impl_->run(); }
void Server::stop() { impl_->stop(); }

} // namespace candor::http
