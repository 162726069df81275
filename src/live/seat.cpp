#include "live/seat.h"

namespace candor::live {

Seat::~Seat()
{
    if (socket_) {
        guest_.table->leave(guest_.id);
        wishes_.wish({.act = Wish::Act::Gone, .seat = guest_.id});
    }
    wishes_.stand_up(guest_.who());
}

void Seat::opened(http::WebSocket& socket)
{
    socket_ = &socket;
    guest_.table = wishes_.table_at(socket.home());
    guest_.table->take(guest_.id, socket);
    wishes_.wish({.act = Wish::Act::Enter,
        .seat = guest_.id,
        .guest = std::make_shared<const Guest>(guest_)});
}

void Seat::received(std::string_view text)
{
    Result<Ask> ask = read_ask(text);
    if (!ask || asks_too_much())
        return socket_->close(http::Farewell::NotAllowed);
    const auto act = ask->act == Ask::Act::Watch ? Wish::Act::Watch : Wish::Act::Leave;
    wishes_.wish({act, guest_.id, std::move(ask->topic), ask->from});
}

bool Seat::asks_too_much()
{
    const Steady::time_point now = Steady::now();
    if (now - minute_began_ > std::chrono::minutes(1)) {
        minute_began_ = now;
        asks_ = 0;
    }
    return ++asks_ > asks_a_minute_max;
}

} // namespace candor::live
