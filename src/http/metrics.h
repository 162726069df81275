#pragma once

#include "http/server.h"

#include <array>
#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace candor::http {

/// A number that only grows. Any thread may add to it.
class Counter {
public:
    void add(std::uint64_t amount = 1) { value_.fetch_add(amount, std::memory_order_relaxed); }
    std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> value_{0};
};

/// What the operator's monitoring reads, as Prometheus text: requests by method, route and class of
/// status, how long they took, how many are under way; and what other rooms register. Labels are our
/// own words only: no person, no path, nothing that anybody wrote.
class Metrics final : public Observer {
public:
    /// Kept as long as the metrics are. `name` as Prometheus wants it (`candor_reviews_saved_total`),
    /// `help` a sentence without the full stop.
    Counter& counter(std::string_view name, std::string_view help);
    /// `value` is asked for at each reading, from any thread.
    void gauge(std::string_view name, std::string_view help, std::function<double()> value);

    /// In the text format 0.0.4: `text/plain; version=0.0.4`.
    std::string text() const;

    void connected() override { connections_.fetch_add(1, std::memory_order_relaxed); }
    void disconnected() override { connections_.fetch_sub(1, std::memory_order_relaxed); }
    void began() override { under_way_.fetch_add(1, std::memory_order_relaxed); }
    void answered(const Exchange& exchange) override;

private:
    struct Route {
        std::array<std::uint64_t, 6> answers{}; ///< By the first digit of the status.
        std::array<std::uint64_t, 11> buckets{};
        std::uint64_t micros = 0;
    };
    struct Named {
        std::string name;
        std::string help;
        Counter counter{};
        std::function<double()> gauge{};
    };
    using Key = std::pair<std::string_view, std::string_view>; ///< Route and method.

    void write_answers(std::string& out) const;
    void write_durations(std::string& out) const;

    mutable std::mutex mutex_;
    std::map<Key, Route> routes_;
    std::deque<Named> named_;
    std::atomic<std::int64_t> connections_{0};
    std::atomic<std::int64_t> under_way_{0};
};

} // namespace candor::http
