#pragma once

#include "http/router.h"

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace candor::http {

inline constexpr std::size_t header_bytes_max = 16 << 10;
inline constexpr std::size_t headers_max = 100;
inline constexpr std::size_t connections_max = 10'000;
inline constexpr std::size_t waiting_requests_max = 512;    ///< For a worker; the next gets 503.
inline constexpr std::chrono::seconds idle_seconds_max{60}; ///< Between two requests.
inline constexpr std::chrono::seconds header_seconds_max{10};
/// How long a body or an answer may take, beyond what it earns by moving: a second for each
/// `slow_bytes_a_second` bytes.
inline constexpr std::chrono::seconds stall_seconds_max{20};
inline constexpr std::size_t slow_bytes_a_second = 16 << 10;
/// For the client to take an answer in before its connection is cut.
inline constexpr std::chrono::seconds goodbye_seconds_max{2};
/// For what has begun when the server is told to stop.
inline constexpr std::chrono::milliseconds drain_max{4'500};

/// Of what a WebSocket's client says at once.
inline constexpr std::size_t socket_message_bytes_max = 4 << 10;
/// What may wait for one reader; whoever is slower is dropped, and asks again from where they were.
inline constexpr std::size_t socket_frames_max = 1'000;
inline constexpr std::size_t socket_bytes_max = 4 << 20;
inline constexpr std::chrono::seconds socket_ping_seconds{25}; ///< Of silence, before we ask.
inline constexpr std::chrono::seconds socket_silence_seconds_max{60};

/// The limits in force; a test makes them smaller.
struct Limits {
    std::size_t header_bytes = header_bytes_max;
    std::uint64_t body_bytes = body_bytes_max;
    std::uint64_t file_bytes = file_bytes_max;
    std::size_t connections = connections_max;
    std::size_t waiting_requests = waiting_requests_max;
    std::chrono::milliseconds idle = idle_seconds_max;
    std::chrono::milliseconds header = header_seconds_max;
    std::chrono::milliseconds stall = stall_seconds_max;
    std::chrono::milliseconds drain = drain_max;
    std::size_t socket_message_bytes = socket_message_bytes_max;
    std::size_t socket_frames = socket_frames_max;
    std::size_t socket_bytes = socket_bytes_max;
    std::chrono::milliseconds socket_ping = socket_ping_seconds;
    std::chrono::milliseconds socket_silence = socket_silence_seconds_max;
};

} // namespace candor::http
