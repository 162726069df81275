#include "http/workers.h"

namespace candor::http {

Workers::Workers(unsigned threads, std::size_t waiting_max) : waiting_max_(waiting_max)
{
    for (unsigned i = 0; i < threads; ++i)
        threads_.emplace_back([this](const std::stop_token& stopping) { run(stopping); });
}

Workers::~Workers()
{
    for (std::jthread& thread : threads_)
        thread.request_stop();
}

bool Workers::is_full() const
{
    const std::lock_guard lock(mutex_);
    return waiting_.size() >= waiting_max_;
}

void Workers::submit(Work work)
{
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(work));
    }
    changed_.notify_one();
}

void Workers::run(const std::stop_token& stopping)
{
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stopping, [this] { return !waiting_.empty(); })
           && !stopping.stop_requested()) {
        Work work = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        work();
        work = nullptr; // What it holds on to goes before anybody else has to wait for the lock.
        lock.lock();
    }
}

} // namespace candor::http
