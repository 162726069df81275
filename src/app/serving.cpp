#include "app/serving.h"

#include "base/log.h"
#include "http/server.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace candor::app {

namespace {

// A commit wakes the library at once. This is for what no wake-up told of: another program on the same
// database. Looking costs one keyed read.
constexpr std::chrono::milliseconds look_for_changes_every{250};
// Somebody who types saves often. Indexing each save by itself would write as often as they do.
constexpr std::chrono::milliseconds rest_between{100};
constexpr std::chrono::minutes tidy_every{10};

/// What runs beside the requests: the library on one thread, the live changes on another.
class Background {
public:
    explicit Background(House& house)
        : house_(house)
        , listening_(house.database().when_written([this](const std::string&) { wake(); }))
        , thread_([this](const std::stop_token& stop) { run(stop); })
        , hub_thread_([&house](const std::stop_token& stop) { house.hub().run(stop); })
    {
    }

private:
    void wake()
    {
        const std::lock_guard lock(mutex_);
        is_written_ = true;
        changed_.notify_one();
    }

    void wait(const std::stop_token& stop)
    {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, stop, look_for_changes_every, [&] { return is_written_; });
        is_written_ = false;
    }

    void rest(const std::stop_token& stop)
    {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, stop, rest_between, [] { return false; });
    }

    void run(const std::stop_token& stop)
    {
        Instant tidied{};
        for (wait(stop); !stop.stop_requested(); wait(stop)) {
            const auto read = house_.indexer().catch_up();
            if (!read)
                log::error("library_behind", {{"message", read.error().message}});
            else if (*read > 0)
                rest(stop);
            const Instant now = SystemClock().now();
            if (now - tidied > tidy_every)
                house_.tidy(tidied = now);
        }
    }

    House& house_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool is_written_ = false;
    std::shared_ptr<const void> listening_;
    std::jthread thread_;
    std::jthread hub_thread_;
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
