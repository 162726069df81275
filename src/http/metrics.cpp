#include "http/metrics.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::http {

namespace {

/// Upper bounds in microseconds; the last bucket is whatever is longer.
constexpr std::array<std::uint64_t, 10> bounds_micros{
    100, 500, 1'000, 5'000, 10'000, 50'000, 100'000, 500'000, 1'000'000, 5'000'000};

void write_heading(std::string& out,
    std::string_view name,
    std::string_view help,
    std::string_view type)
{
    fmt::format_to(
        std::back_inserter(out), "# HELP {} {}.\n# TYPE {} {}\n", name, help, name, type);
}

} // namespace

Counter& Metrics::counter(std::string_view name, std::string_view help)
{
    const std::lock_guard lock(mutex_);
    named_.emplace_back(std::string(name), std::string(help));
    return named_.back().counter;
}

void Metrics::gauge(std::string_view name, std::string_view help, std::function<double()> value)
{
    const std::lock_guard lock(mutex_);
    Named& gauge = named_.emplace_back(std::string(name), std::string(help));
    gauge.gauge = std::move(value);
}

void Metrics::answered(const Exchange& exchange)
{
    under_way_.fetch_sub(1, std::memory_order_relaxed);
    const auto micros =
        static_cast<std::uint64_t>(std::max<std::int64_t>(exchange.took.count(), 0));
    const std::size_t bucket = static_cast<std::size_t>(
        std::ranges::lower_bound(bounds_micros, micros) - bounds_micros.begin());
    const std::lock_guard lock(mutex_);
    Route& route = routes_[{exchange.route, exchange.method}];
    ++route.answers[static_cast<std::size_t>(std::clamp(exchange.status / 100, 0, 5))];
    ++route.buckets[bucket];
    route.micros += micros;
}

void Metrics::write_answers(std::string& out) const
{
    constexpr std::string_view name = "candor_http_requests_total";
    write_heading(out, name, "Requests answered", "counter");
    for (const auto& [key, route] : routes_)
        for (std::size_t status = 1; status < route.answers.size(); ++status)
            if (route.answers[status] > 0)
                fmt::format_to(std::back_inserter(out),
                    "{}{{method=\"{}\",route=\"{}\",status=\"{}xx\"}} {}\n", name, key.second,
                    key.first, status, route.answers[status]);
}

void Metrics::write_durations(std::string& out) const
{
    constexpr std::string_view name = "candor_http_request_duration_seconds";
    write_heading(out, name, "From the header being there to the answer being sent", "histogram");
    auto to = std::back_inserter(out);
    for (const auto& [key, route] : routes_) {
        const std::string labels = fmt::format("method=\"{}\",route=\"{}\"", key.second, key.first);
        std::uint64_t up_to_here = 0;
        for (std::size_t i = 0; i < bounds_micros.size(); ++i) {
            up_to_here += route.buckets[i];
            fmt::format_to(to, "{}_bucket{{{},le=\"{}\"}} {}\n", name, labels,
                static_cast<double>(bounds_micros[i]) / 1e6, up_to_here);
        }
        up_to_here += route.buckets.back();
        fmt::format_to(to,
            "{0}_bucket{{{1},le=\"+Inf\"}} {2}\n{0}_sum{{{1}}} {3}\n{0}_count{{{1}}} {2}\n", name,
            labels, up_to_here, static_cast<double>(route.micros) / 1e6);
    }
}

std::string Metrics::text() const
{
    std::string out;
    const std::lock_guard lock(mutex_);
    write_answers(out);
    write_durations(out);
    const auto write = [&](std::string_view name, std::string_view help, std::string_view type,
                           auto value) {
        write_heading(out, name, help, type);
        fmt::format_to(std::back_inserter(out), "{} {}\n", name, value);
    };
    write("candor_http_requests_in_flight", "Requests being answered now", "gauge",
        under_way_.load(std::memory_order_relaxed));
    write("candor_http_connections", "Connections that are open", "gauge",
        connections_.load(std::memory_order_relaxed));
    for (const Named& named : named_) {
        if (named.gauge)
            write(named.name, named.help, "gauge", named.gauge());
        else
            write(named.name, named.help, "counter", named.counter.value());
    }
    return out;
}

} // namespace candor::http
