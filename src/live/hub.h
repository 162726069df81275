#pragma once

#include "http/metrics.h"
#include "http/router.h"
#include "live/guide.h"
#include "live/seat.h"
#include "live/switchboard.h"
#include "storage/database.h"

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace candor::live {

/// The door of the live changes, and the one thread behind it. Sockets live on the threads of the
/// server; what they ask is queued for this thread, which reads the change feed, decides what each hears,
/// and posts it back. So there is one order of everything, and no lock is held while anything waits.
class Hub final : public Wishes {
public:
    Hub(storage::Database& database,
        Guide& guide,
        http::Authenticator authenticate,
        http::Metrics& metrics);

    void add_routes(http::Router& router);

    /// Until it is told to stop. What is asked before waits.
    void run(const std::stop_token& stop);

    // For its seats.

    void wish(Wish wish) override;
    std::shared_ptr<Table> table_at(http::Home& home) override;
    void stand_up(const std::string& who) override;

private:
    Result<std::unique_ptr<http::SocketUser>> admit(const http::Request& request);
    struct Woken {
        std::vector<Wish> wishes;
        std::set<std::string> written; ///< Workspaces.
        std::vector<std::string> told; ///< By other nodes.
    };
    Woken wait(const std::stop_token& stop);

    storage::Database& database_;
    Guide& guide_;
    Counts counts_;
    const std::chrono::milliseconds look_every_;
    std::chrono::steady_clock::time_point look_next_{}; ///< Of the thread in `run`.
    Switchboard switchboard_;                           ///< Of the thread in `run`.

    std::mutex mutex_;
    std::condition_variable_any changed_;
    Woken woken_;
    std::uint64_t seats_ = 0;
    std::map<std::string, int> sockets_of_; ///< By person.
    std::map<http::Home*, std::shared_ptr<Table>> tables_;
};

} // namespace candor::live
