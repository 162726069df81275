#include "storage/postgres_listener.h"

#include "base/log.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace candor::storage {

namespace {

constexpr std::chrono::milliseconds rest_after_loss{200};
// A line that went dead without a word is noticed by a question now and then.
constexpr std::chrono::seconds silence_max{15};

constexpr std::string_view notify = "SELECT pg_notify('candor', $1) AS told";

} // namespace

PostgresListener::PostgresListener(PostgresOptions options, Hear hear)
    : options_(std::move(options))
    , hear_(std::move(hear))
    , woken_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , thread_([this](const std::stop_token& stop) { run(stop); })
{
    ENSURE(woken_ >= 0);
}

PostgresListener::~PostgresListener()
{
    thread_.request_stop();
    wake();
    thread_.join();
    close(woken_);
}

void PostgresListener::announce(const std::string& workspace_id)
{
    {
        const std::lock_guard lock(mutex_);
        if (!unannounced_.insert(workspace_id).second)
            return;
    }
    wake();
}

void PostgresListener::wake() const
{
    const std::uint64_t one = 1;
    (void)!write(woken_, &one, sizeof one);
}

void PostgresListener::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        Result<void> done = connection_ ? Result<void>() : listen();
        if (done) {
            wait();
            done = tell_others();
        }
        if (done)
            hear_others();
        if (done && !connection_->is_lost())
            continue;
        connection_.reset();
        log::warning(
            "listening_lost", {{"message", done ? "the line was cut" : done.error().message}});
        std::this_thread::sleep_for(rest_after_loss);
    }
    if (connection_)
        (void)tell_others(); // Whoever writes once and goes has told of it.
}

Result<void> PostgresListener::listen()
{
    connection_ = TRY(PostgresConnection::open(options_));
    TRY(connection_->command("SET application_name = 'candor listener'; LISTEN candor"));
    hear_(every_workspace);
    return {};
}

/// Until another node tells something, or something was written here.
void PostgresListener::wait()
{
    std::array<pollfd, 2> watched{{{connection_->socket(), POLLIN, 0}, {woken_, POLLIN, 0}}};
    const auto longest = std::chrono::milliseconds(silence_max).count();
    (void)poll(watched.data(), watched.size(), static_cast<int>(longest));
    std::uint64_t times = 0;
    (void)!read(woken_, &times, sizeof times);
}

Result<void> PostgresListener::tell_others()
{
    std::set<std::string> workspaces;
    {
        const std::lock_guard lock(mutex_);
        workspaces.swap(unannounced_);
    }
    if (workspaces.empty())
        return connection_->command("SELECT 1");
    for (const std::string& workspace_id : workspaces)
        TRY(connection_->run(notify, workspace_id));
    return {};
}

void PostgresListener::hear_others()
{
    for (const std::string& workspace_id : connection_->take_notices())
        hear_(workspace_id);
}

} // namespace candor::storage
