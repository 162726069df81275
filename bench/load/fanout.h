#pragma once

#include "load/people.h"

namespace candor::load {

struct Fanout {
    Place place;
    std::string path;  ///< Of the sockets.
    std::string hello; ///< What each says first.
    std::string post;  ///< Where the messages are posted.
    std::size_t sockets = 0;
    double rate = 0; ///< Messages a second.
    double seconds = 0;
};

struct Delivered {
    std::size_t sent = 0;
    std::vector<double> ms; ///< From the post to each socket.
    std::string sample;     ///< One message, with `@` for its time.
};

/// Opens the sockets, says so, waits for a line on standard input, and posts.
Delivered fan_out(const Cast& cast, const Fanout& fanout);

} // namespace candor::load
