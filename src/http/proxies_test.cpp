#include "http/proxies.h"

#include <doctest/doctest.h>

using namespace candor;
using namespace candor::http;

namespace {

std::string
client(const std::vector<std::string>& trusted, std::string_view peer, std::string forwarded)
{
    const Result<Proxies> proxies = Proxies::named(trusted);
    REQUIRE(proxies);
    Headers headers;
    if (!forwarded.empty())
        headers.emplace_back("x-forwarded-for", std::move(forwarded));
    return proxies->client_address(peer, headers);
}

} // namespace

TEST_CASE("nobody is believed who was not named")
{
    CHECK_EQ(client({}, "10.0.0.1", "192.0.2.7"), "10.0.0.1");
    CHECK_EQ(client({"10.0.0.2"}, "10.0.0.1", "192.0.2.7"), "10.0.0.1");
    CHECK_EQ(client({"10.0.0.0/8"}, "11.0.0.1", "192.0.2.7"), "11.0.0.1");
}

TEST_CASE("of a chain, the last who is no trusted proxy is the client")
{
    CHECK_EQ(client({"10.0.0.1"}, "10.0.0.1", "192.0.2.7"), "192.0.2.7");
    CHECK_EQ(client({"10.0.0.0/8"}, "10.9.9.9", "6.6.6.6, 192.0.2.7,10.1.1.1"), "192.0.2.7");
    CHECK_EQ(client({"10.0.0.0/8"}, "10.9.9.9", "10.1.1.1"), "10.1.1.1");
    CHECK_EQ(client({"::1", "2001:db8::/32"}, "::1", "2001:db9::1, 2001:db8::5"), "2001:db9::1");
    CHECK_EQ(client({"127.0.0.1"}, "::ffff:127.0.0.1", "192.0.2.7"), "192.0.2.7");
}

TEST_CASE("what is no address ends the chain")
{
    CHECK_EQ(client({"10.0.0.1"}, "10.0.0.1", ""), "10.0.0.1");
    CHECK_EQ(client({"10.0.0.1"}, "10.0.0.1", "<script>"), "10.0.0.1");
    CHECK_EQ(client({"10.0.0.0/8"}, "10.0.0.1", "unknown, 10.0.0.2"), "10.0.0.2");
    CHECK_EQ(client({"0.0.0.0/0"}, "10.0.0.1", ",,"), "10.0.0.1");
}

TEST_CASE("what is neither address nor network cannot be trusted")
{
    for (const char* name : {"", "proxy", "10.0.0.1/33", "10.0.0.0/", "::/129", "1.2.3"}) {
        CAPTURE(name);
        CHECK_FALSE(Proxies::named({name}));
    }
}
