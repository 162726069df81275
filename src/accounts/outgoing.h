#pragma once

#include "base/result.h"

#include <chrono>
#include <string>
#include <vector>

/// Asking somebody else's server, with a bound on everything that they decide.
namespace candor::accounts {

inline constexpr std::size_t outgoing_bytes_max = 1 << 20;
inline constexpr std::chrono::seconds outgoing_seconds_max{5};

struct OutgoingRequest {
    std::string address;
    std::string form{};                 ///< Sent with POST; "" is a GET.
    std::vector<std::string> headers{}; ///< Whole lines: `Accept: application/json`.
};

struct OutgoingAnswer {
    long status = 0;
    std::string body;
};

/// Follows no redirect, speaks nothing but HTTP(S), and waits: call it on a worker. `Unavailable` if there
/// was no whole answer in time.
Result<OutgoingAnswer> ask_outside(const OutgoingRequest& request);

/// `text` as a value in a form or a query.
std::string form_escaped(std::string_view text);

} // namespace candor::accounts
