#pragma once

#include "base/result.h"
#include "http/limits.h"
#include "http/router.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace candor::http {

/// One request and its answer, as somebody who counts or logs may see it: nothing that anybody wrote.
struct Exchange {
    std::string_view id;
    std::string_view method; ///< "" for a request that could not be read.
    std::string_view route;  ///< The pattern, never the path; "" if no door fits.
    int status = 0;
    std::chrono::microseconds took{};
    std::uint64_t bytes_sent = 0;
};

/// Told of what passes. Called from several threads at once; has to be quick.
class Observer {
public:
    virtual ~Observer() = default;
    virtual void connected() {}
    virtual void disconnected() {}
    virtual void began() {}
    virtual void answered(const Exchange& exchange) = 0;
};

/// Writes one line a request: id, method, route, status, milliseconds, bytes.
class RequestLog final : public Observer {
public:
    void answered(const Exchange& exchange) override;
};

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080; ///< 0 for any that is free; `Server::port` tells which.
    unsigned threads = 0;      ///< That sockets live on; 0 for one a core.
    unsigned workers = 0;      ///< For handlers that are not brief; 0 for four a core.
    /// Addresses or networks (`10.0.0.0/8`) whose X-Forwarded-For is believed.
    std::vector<std::string> trusted_proxies{};
    std::string public_url{};            ///< An https one adds Strict-Transport-Security.
    std::filesystem::path body_folder{}; ///< For bodies kept as files; "" for the system's.
    bool stops_on_signals = false;       ///< SIGINT and SIGTERM do what `stop` does.
    Limits limits{};
};

/// Whether everything that had begun when the server was stopped got its answer.
enum class Ending {
    Finished,
    CutShort ///< A handler is still running; `~Server` waits for it.
};

/// The HTTP server: sockets on one thread a core, handlers that may wait on workers of their own.
class Server {
public:
    /// Takes the port; nothing is answered before `run`. The router and the observers outlive the
    /// server, and the router no longer changes.
    static Result<Server> listen(const ServerOptions& options,
        const Router& router,
        std::vector<Observer*> observers = {});

    Server(Server&&) noexcept;
    Server& operator=(Server&&) noexcept;
    ~Server();

    std::uint16_t port() const;

    /// Serves until somebody calls `stop`.
    Ending run();

    /// Takes no more requests, finishes what has begun, and lets `run` return within five seconds.
    /// From any thread, also before `run`, also twice; not from a signal's handler.
    void stop();

private:
    class Impl;
    explicit Server(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace candor::http
