#pragma once

#include "http/message.h"
#include "http/networks.h"

#include <string>
#include <string_view>
#include <vector>

namespace candor::http {

/// Whose word about where a request came from is believed.
class Proxies {
public:
    /// As `Networks::named`.
    static Result<Proxies> named(const std::vector<std::string>& names);

    /// The address that a request came from: the peer's, or, as long as that is a trusted proxy's,
    /// the one before it in X-Forwarded-For.
    std::string client_address(std::string_view peer, const Headers& headers) const;

private:
    Networks trusted_;
};

} // namespace candor::http
