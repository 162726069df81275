#include "live/hub.h"

#include <fmt/format.h>

namespace candor::live {

namespace {

// A commit wakes us at once. This is for what no wake-up told us of: one that was lost, or another
// program on the same file. Looking costs one keyed read a workspace in which somebody listens.
constexpr std::chrono::milliseconds look_every{250};
constexpr std::chrono::milliseconds look_every_where_nodes_tell{2'000};
constexpr std::chrono::seconds sessions_looked_at_every{30};

} // namespace

Hub::Hub(storage::Database& database,
    Guide& guide,
    http::Authenticator authenticate,
    http::Metrics& metrics)
    : database_(database)
    , guide_(guide)
    , counts_{metrics.counter("candor_live_delivered_total", "Messages sent to open sockets"),
          metrics.counter("candor_live_dropped_total",
              "Sockets dropped because their reader was too slow")}
    , look_every_(database.dialect() == storage::Dialect::Postgres ? look_every_where_nodes_tell
                                                                   : look_every)
    , switchboard_(database, guide, std::move(authenticate))
{
    metrics.gauge("candor_live_sockets", "Sockets that are open", [this] {
        const std::lock_guard lock(mutex_);
        int open = 0;
        for (const auto& [who, sockets] : sockets_of_)
            open += sockets;
        return static_cast<double>(open);
    });
}

void Hub::add_routes(http::Router& router)
{
    router.add({.method = http::Method::Get,
                   .path = "/api/v1/live",
                   .summary = "Becomes a WebSocket that tells of every change as it happens"},
        [this](const http::Request& request) { return admit(request); });
}

Result<std::unique_ptr<http::SocketUser>> Hub::admit(const http::Request& request)
{
    Guest guest{.caller = request.member()};
    guest.credentials.headers = {{"Cookie", std::string(request.header("Cookie"))}};
    guest.name = TRY(database_.read(
        [&](storage::Connection& connection) { return guide_.name_of(connection, guest.caller); }));
    {
        const std::lock_guard lock(mutex_);
        int& sockets = sockets_of_[guest.who()];
        if (sockets >= sockets_a_person_max)
            return conflict(
                fmt::format("you have {} windows open here, which is the most; close one",
                    sockets_a_person_max));
        ++sockets;
        guest.id = ++seats_;
    }
    return std::make_unique<Seat>(*this, std::move(guest));
}

void Hub::stand_up(const std::string& who)
{
    const std::lock_guard lock(mutex_);
    const auto sockets = sockets_of_.find(who);
    if (--sockets->second == 0)
        sockets_of_.erase(sockets);
}

std::shared_ptr<Table> Hub::table_at(http::Home& home)
{
    const std::lock_guard lock(mutex_);
    auto& table = tables_[&home];
    if (!table)
        table = std::make_shared<Table>(home, counts_);
    return table;
}

void Hub::wish(Wish wish)
{
    const std::lock_guard lock(mutex_);
    woken_.wishes.push_back(std::move(wish));
    changed_.notify_one();
}

Hub::Woken Hub::wait(const std::stop_token& stop)
{
    std::unique_lock lock(mutex_);
    changed_.wait_until(lock, stop, look_next_,
        [&] { return !woken_.written.empty() || !woken_.wishes.empty() || !woken_.told.empty(); });
    Woken woken = std::exchange(woken_, {});
    if (const auto now = std::chrono::steady_clock::now(); now >= look_next_) {
        woken.written.insert(storage::every_workspace);
        look_next_ = now + look_every_;
    }
    return woken;
}

void Hub::run(const std::stop_token& stop)
{
    const auto listening = database_.when_written([this](const std::string& workspace_id) {
        const std::lock_guard lock(mutex_);
        woken_.written.insert(workspace_id);
        changed_.notify_one();
    });
    const auto hearing = database_.when_told([this](const std::string& text) {
        const std::lock_guard lock(mutex_);
        woken_.told.push_back(text);
        changed_.notify_one();
    });
    auto looked = std::chrono::steady_clock::now();
    while (!stop.stop_requested()) {
        const Woken woken = wait(stop);
        for (const Wish& wish : woken.wishes)
            switchboard_.grant(wish);
        switchboard_.tell_news(woken.written);
        for (const std::string& text : woken.told)
            switchboard_.hear_presence(text);
        switchboard_.tell_presence();
        const auto now = std::chrono::steady_clock::now();
        if (now - looked > sessions_looked_at_every) {
            switchboard_.look_for_ended_sessions();
            switchboard_.tell_nodes_again();
            looked = now;
        }
    }
}

} // namespace candor::live
