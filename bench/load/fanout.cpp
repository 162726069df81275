#include "load/fanout.h"

#include <charconv>
#include <cstdio>
#include <fmt/format.h>
#include <iostream>
#include <poll.h>
#include <thread>

namespace candor::load {

namespace {

using Clock = std::chrono::steady_clock;

// In front of the time at which a message was posted, in nanoseconds.
constexpr std::string_view mark = "posted-at-";
constexpr std::chrono::seconds quiet_at_the_end{1};

std::int64_t now_ns() { return Clock::now().time_since_epoch() / std::chrono::nanoseconds(1); }

std::vector<LiveClient> open_all(const Cast& cast, const Fanout& fanout)
{
    std::vector<LiveClient> clients(fanout.sockets);
    for (std::size_t i = 0; i < clients.size(); ++i) {
        while (
            !clients[i].open(fanout.place, fanout.path, cast.people[i % cast.people.size()].cookie))
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        clients[i].say(fanout.hello);
    }
    return clients;
}

std::size_t post_all(const Cast& cast, const Fanout& fanout)
{
    HttpClient client(fanout.place, cast.people.front());
    const auto begun = Clock::now();
    std::size_t sent = 0;
    for (; static_cast<double>(sent) < fanout.rate * fanout.seconds; ++sent) {
        std::this_thread::sleep_until(
            begun
            + std::chrono::duration_cast<Clock::duration>(
                std::chrono::duration<double>(static_cast<double>(sent) / fanout.rate)));
        std::string body = cast.body;
        body.replace(body.find('@'), 1, fmt::format("{}{}", mark, now_ns()));
        if (const Answer answer = client.ask("POST", fanout.post, body); answer.status != 200)
            fmt::print(stderr, "{} {}\n", answer.status, answer.body);
    }
    return sent;
}

void take(std::string_view message, Delivered& delivered)
{
    const std::size_t place = message.find(mark);
    if (place == std::string_view::npos)
        return;
    const std::string_view digits = message.substr(place + mark.size());
    std::int64_t posted = 0;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), posted).ptr;
    delivered.ms.push_back(static_cast<double>(now_ns() - posted) / 1e6);
    if (delivered.sample.empty())
        delivered.sample = std::string(message.substr(0, place)) + "@"
                           + std::string(end, message.data() + message.size());
}

/// Whether anything came within a tenth of a second.
bool hear(std::vector<LiveClient>& clients, std::vector<pollfd>& watched, Delivered& delivered)
{
    for (std::size_t i = 0; i < clients.size(); ++i)
        watched[i] = {clients[i].fd(), POLLIN, 0};
    if (poll(watched.data(), watched.size(), 100) <= 0)
        return false;
    for (std::size_t i = 0; i < clients.size(); ++i) {
        if (watched[i].revents == 0)
            continue;
        clients[i].read();
        while (const auto message = clients[i].next())
            take(*message, delivered);
    }
    return true;
}

} // namespace

Delivered fan_out(const Cast& cast, const Fanout& fanout)
{
    std::vector<LiveClient> clients = open_all(cast, fanout);
    std::vector<pollfd> watched(clients.size());
    Delivered delivered;
    std::atomic<bool> is_over = false;
    fmt::print("ready\n");
    std::fflush(stdout);
    std::jthread posting([&] {
        std::string line;
        std::getline(std::cin, line);
        delivered.sent = post_all(cast, fanout);
        is_over = true;
    });
    auto heard_at = Clock::now();
    while (!is_over || Clock::now() - heard_at < quiet_at_the_end)
        if (hear(clients, watched, delivered))
            heard_at = Clock::now();
    return delivered;
}

} // namespace candor::load
