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

constexpr std::string_view notify = "SELECT pg_notify($1, $2) AS told";
constexpr std::string_view written_channel = "candor_written", text_channel = "candor_nodes";
constexpr auto listen_to_both =
    "SET application_name = 'candor listener'; LISTEN candor_written; LISTEN candor_nodes";

} // namespace

PostgresListener::PostgresListener(PostgresOptions options, Hear hear, HearText hear_text)
    : options_(std::move(options))
    , hear_(std::move(hear))
    , hear_text_(std::move(hear_text))
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

void PostgresListener::tell(const std::string& text)
{
    {
        const std::lock_guard lock(mutex_);
        untold_.push_back(text);
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
    TRY(connection_->command(listen_to_both));
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
    std::vector<std::string> texts;
    {
        const std::lock_guard lock(mutex_);
        workspaces.swap(unannounced_);
        texts.swap(untold_);
    }
    if (workspaces.empty() && texts.empty())
        return connection_->command("SELECT 1");
    for (const std::string& workspace_id : workspaces)
        TRY(connection_->run(notify, written_channel, workspace_id));
    for (const std::string& text : texts)
        TRY(connection_->run(notify, text_channel, text));
    return {};
}

void PostgresListener::hear_others()
{
    for (const auto& [channel, text] : connection_->take_notices())
        (channel == text_channel ? hear_text_ : hear_)(text);
}

} // namespace candor::storage
