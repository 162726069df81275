#pragma once

#include "base/result.h"
#include "http/message.h"

#include <string>
#include <string_view>
#include <vector>

namespace candor::http {

/// Whose word about where a request came from is believed.
class Proxies {
public:
    /// Addresses (`127.0.0.1`, `::1`) or networks (`10.0.0.0/8`). Invalid for anything else.
    static Result<Proxies> named(const std::vector<std::string>& names);

    Proxies();
    Proxies(Proxies&&) noexcept;
    Proxies& operator=(Proxies&&) noexcept;
    ~Proxies();

    /// The address that a request came from: the peer's, or, as long as that is a trusted proxy's,
    /// the one before it in X-Forwarded-For.
    std::string client_address(std::string_view peer, const Headers& headers) const;

private:
    struct Network;
    bool trusts(std::string_view address) const;
    std::vector<Network> networks_;
};

} // namespace candor::http
