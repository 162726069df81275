#include "live/table.h"

namespace candor::live {

void Table::leave(SeatId id)
{
    const auto place = places_.find(id);
    if (place == places_.end())
        return;
    for (const std::string& key : std::set(place->second.keys))
        unwatch(id, key);
    places_.erase(place);
}

void Table::watch(SeatId id, const std::string& key)
{
    const auto place = places_.find(id);
    if (place == places_.end())
        return;
    place->second.keys.insert(key);
    watching_[key][id] = place->second.socket;
}

void Table::unwatch(SeatId id, const std::string& key)
{
    if (const auto place = places_.find(id); place != places_.end())
        place->second.keys.erase(key);
    const auto watching = watching_.find(key);
    if (watching == watching_.end())
        return;
    watching->second.erase(id);
    if (watching->second.empty())
        watching_.erase(watching);
}

void Table::send(http::WebSocket& socket, const http::Frame& frame)
{
    (socket.send(frame) ? counts_.delivered : counts_.dropped).add();
}

void Table::tell(const std::string& key, const http::Frame& frame)
{
    if (const auto found = watching_.find(key); found != watching_.end())
        for (const auto& [id, socket] : found->second)
            send(*socket, frame);
}

void Table::tell_one(SeatId id, const http::Frame& frame)
{
    if (const auto found = places_.find(id); found != places_.end())
        send(*found->second.socket, frame);
}

void Table::close(SeatId id, http::Farewell why)
{
    if (const auto found = places_.find(id); found != places_.end())
        found->second.socket->close(why);
}

} // namespace candor::live
