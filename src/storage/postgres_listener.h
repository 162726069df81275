#pragma once

#include "storage/postgres_connection.h"

#include <functional>
#include <mutex>
#include <set>
#include <thread>

namespace candor::storage {

/// Tells the other nodes of what was written here, and hears from them, on a connection and a thread of
/// its own. A NOTIFY inside a transaction would make all commits of the server wait for each other
/// (PostgreSQL's lock on its queue); here it follows the commit, and what came together is told
/// together.
class PostgresListener {
public:
    /// The workspace in which another node wrote; `every_workspace` after the connection was lost, since
    /// then something may have been missed.
    using Hear = std::function<void(const std::string& workspace_id)>;
    /// What another node told with `tell`.
    using HearText = std::function<void(const std::string& text)>;

    PostgresListener(PostgresOptions options, Hear hear, HearText hear_text);
    PostgresListener(const PostgresListener&) = delete;
    PostgresListener& operator=(const PostgresListener&) = delete;
    ~PostgresListener();

    /// From any thread; does not wait.
    void announce(const std::string& workspace_id);
    void tell(const std::string& text);

private:
    void run(const std::stop_token& stop);
    Result<void> listen();
    Result<void> tell_others();
    void hear_others();
    void wait();
    void wake() const;

    const PostgresOptions options_;
    const Hear hear_;
    const HearText hear_text_;
    const int woken_; ///< An eventfd.
    std::mutex mutex_;
    std::set<std::string> unannounced_;
    std::vector<std::string> untold_;
    std::unique_ptr<PostgresConnection> connection_; ///< Of the thread.
    std::jthread thread_;
};

} // namespace candor::storage
