#include "http/proxies.h"

#include "base/utf8.h"

namespace candor::http {

Result<Proxies> Proxies::named(const std::vector<std::string>& names)
{
    Proxies proxies;
    proxies.trusted_ = TRY(Networks::named("trusted_proxies", names));
    return proxies;
}

std::string Proxies::client_address(std::string_view peer, const Headers& headers) const
{
    if (!trusted_.hold(peer))
        return std::string(peer);
    std::string_view chain = header_in(headers, "X-Forwarded-For");
    std::string_view client = peer;
    while (!chain.empty()) {
        const std::size_t comma = chain.rfind(',');
        const std::string_view last =
            trimmed(comma == std::string_view::npos ? chain : chain.substr(comma + 1));
        if (!Networks::is_address(last))
            break;
        client = last;
        if (!trusted_.hold(client))
            break;
        chain = comma == std::string_view::npos ? std::string_view() : chain.substr(0, comma);
    }
    return std::string(client);
}

} // namespace candor::http
