#include "http/networks.h"

#include "http/asio.h"

#include <algorithm>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <fmt/format.h>
#include <optional>

namespace candor::http {

namespace ip = boost::asio::ip;

/// All as IPv6, in which IPv4 has its corner.
struct Networks::Network {
    ip::network_v6 value;
};

namespace {

ip::address_v6 as_v6(const ip::address& address)
{
    return address.is_v4() ? ip::make_address_v6(ip::v4_mapped, address.to_v4()) : address.to_v6();
}

std::optional<ip::address_v6> address_of(std::string_view text)
{
    ErrorCode error;
    const ip::address address = ip::make_address(std::string(text), error);
    return error ? std::nullopt : std::optional(as_v6(address));
}

std::optional<ip::network_v6> network_of(const std::string& name)
{
    ErrorCode error;
    if (const std::optional<ip::address_v6> address = address_of(name))
        return ip::network_v6(*address, 128);
    const ip::network_v4 four = ip::make_network_v4(name, error);
    if (!error)
        return ip::network_v6(
            as_v6(four.network()), static_cast<unsigned short>(four.prefix_length() + 96));
    const ip::network_v6 six = ip::make_network_v6(name, error);
    return error ? std::nullopt : std::optional(six);
}

bool holds(const ip::network_v6& network, const ip::address_v6& address)
{
    return ip::network_v6(address, network.prefix_length()).network() == network.network();
}

} // namespace

Networks::Networks() = default;
Networks::Networks(Networks&&) noexcept = default;
Networks& Networks::operator=(Networks&&) noexcept = default;
Networks::~Networks() = default;

bool Networks::is_address(std::string_view text) { return address_of(text).has_value(); }

Result<Networks> Networks::named(std::string_view field, const std::vector<std::string>& names)
{
    Networks networks;
    for (const std::string& name : names) {
        const std::optional<ip::network_v6> network = network_of(name);
        if (!network)
            return invalid(std::string(field),
                fmt::format("{} is no address and no network; write 10.1.2.3 or 10.0.0.0/8", name));
        networks.networks_.push_back({*network});
    }
    return networks;
}

bool Networks::hold(std::string_view address) const
{
    if (networks_.empty())
        return false;
    const std::optional<ip::address_v6> found = address_of(address);
    return found && std::ranges::any_of(networks_, [&](const Network& network) {
        return holds(network.value, *found);
    });
}

} // namespace candor::http
