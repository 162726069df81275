#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace candor::http {

/// Threads for what may wait: a database, a disk, a password's hash. What is asked of them queues up
/// to a bound, so that being overloaded is said at once and not after a minute.
class Workers {
public:
    using Work = std::move_only_function<void()>;

    Workers(unsigned threads, std::size_t waiting_max);
    ~Workers(); ///< Waits for what has begun; drops what has not.

    /// Whether as many wait as may. Threads that ask and submit at the same time go over the bound
    /// by one each, which does no harm.
    bool is_full() const;
    void submit(Work work);

private:
    void run(const std::stop_token& stopping);

    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Work> waiting_;
    std::size_t waiting_max_;
    std::vector<std::jthread> threads_;
};

} // namespace candor::http
