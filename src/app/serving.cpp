#include "app/serving.h"

#include "base/log.h"
#include "http/server.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace candor::app {

namespace {

// The library is up to date this long after a change, at the latest. Looking costs one keyed read.
constexpr std::chrono::milliseconds look_for_changes_every{250};
constexpr std::chrono::minutes tidy_every{10};

/// What runs beside the requests, on one thread of its own.
class Background {
public:
    explicit Background(House& house)
        : house_(house)
        , thread_([this](const std::stop_token& stop) { run(stop); })
    {
    }

private:
    void run(const std::stop_token& stop)
    {
        Instant tidied{};
        std::unique_lock lock(mutex_);
        while (!wake_.wait_for(
            lock, stop, look_for_changes_every, [&] { return stop.stop_requested(); })) {
            if (const auto read = house_.indexer().catch_up(); !read)
                log::error("library_behind", {{"message", read.error().message}});
            const Instant now = SystemClock().now();
            if (now - tidied > tidy_every)
                house_.tidy(tidied = now);
        }
    }

    House& house_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::jthread thread_;
};

http::ServerOptions options_for(const Config& config, const House& house)
{
    return {.address = config.address,
        .port = config.port,
        .threads = static_cast<unsigned>(config.threads),
        .trusted_proxies = config.trusted_proxies,
        .public_url = config.public_url,
        .body_folder = house.uploads(),
        .stops_on_signals = true};
}

} // namespace

Result<void>
serve(const Config& config, House& house, const std::function<void(std::uint16_t)>& on_listening)
{
    http::RequestLog request_log;
    http::Server server = TRY(http::Server::listen(
        options_for(config, house), house.router(), {&request_log, &house.metrics()}));
    const Background background(house);
    on_listening(server.port());
    if (server.run() == http::Ending::CutShort)
        log::warning("stopped_early",
            {{"message", "something that had begun did not end within five seconds"}});
    return {};
}

} // namespace candor::app
