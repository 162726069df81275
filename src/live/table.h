#pragma once

#include "http/metrics.h"
#include "http/web_socket.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

namespace candor::live {

using SeatId = std::uint64_t;

struct Counts {
    http::Counter& delivered;
    http::Counter& dropped;
};

/// The sockets of one thread, and who of them hears what. Used on that thread only; everybody else
/// posts to `home`.
class Table {
public:
    Table(http::Home& home, Counts counts) : home_(home), counts_(counts) {}

    http::Home& home() const { return home_; }

    void take(SeatId id, http::WebSocket& socket) { places_[id].socket = &socket; }
    void leave(SeatId id);

    void watch(SeatId id, const std::string& key);
    void unwatch(SeatId id, const std::string& key);

    /// To everybody who watches.
    void tell(const std::string& key, const http::Frame& frame);
    /// To one, if they are still here.
    void tell_one(SeatId id, const http::Frame& frame);
    void close(SeatId id, http::Farewell why);

private:
    struct Place {
        http::WebSocket* socket = nullptr;
        std::set<std::string> keys;
    };

    void send(http::WebSocket& socket, const http::Frame& frame);

    http::Home& home_;
    Counts counts_;
    std::unordered_map<SeatId, Place> places_;
    std::unordered_map<std::string, std::map<SeatId, http::WebSocket*>> watching_;
};

} // namespace candor::live
