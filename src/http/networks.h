#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace candor::http {

/// Places on the net: single addresses and whole networks.
class Networks {
public:
    /// Addresses (`127.0.0.1`, `::1`) or networks (`10.0.0.0/8`). Invalid, under `field`, for anything else.
    static Result<Networks> named(std::string_view field, const std::vector<std::string>& names);
    static bool is_address(std::string_view text);

    Networks();
    Networks(Networks&&) noexcept;
    Networks& operator=(Networks&&) noexcept;
    ~Networks();

    /// Also an IPv4 address that is written as IPv6. What is no address is nowhere.
    bool hold(std::string_view address) const;

private:
    struct Network;
    std::vector<Network> networks_;
};

} // namespace candor::http
