#include "base/utf8.h"
#include "http/compress.h"
#include "http/test_server.h"

#include <brotli/decode.h>
#include <doctest/doctest.h>
#include <libdeflate.h>

using namespace candor;
using namespace candor::http;

namespace {

std::string ungzipped(std::string_view bytes)
{
    std::string out(1 << 20, '\0');
    std::size_t size = 0;
    libdeflate_decompressor* const decompressor = libdeflate_alloc_decompressor();
    const libdeflate_result result = libdeflate_gzip_decompress(
        decompressor, bytes.data(), bytes.size(), out.data(), out.size(), &size);
    libdeflate_free_decompressor(decompressor);
    CHECK_EQ(result, LIBDEFLATE_SUCCESS);
    out.resize(size);
    return out;
}

std::string unbrotlied(std::string_view bytes)
{
    std::string out(1 << 20, '\0');
    std::size_t size = out.size();
    const BrotliDecoderResult result =
        BrotliDecoderDecompress(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()),
            &size, reinterpret_cast<std::uint8_t*>(out.data()));
    CHECK_EQ(result, BROTLI_DECODER_RESULT_SUCCESS);
    out.resize(size);
    return out;
}

} // namespace

TEST_CASE("a connection is kept for the next request")
{
    TestHouse house;
    TestServer server(house.router);
    TestClient client(server);
    for (int i = 0; i < 3; ++i) {
        CHECK_EQ(client.get("/brief").body, "brief");
        CHECK_EQ(client.get("/long").body, "long");
    }
    CHECK_EQ(client.get("/brief", "Connection: close\r\n").header("connection"), "close");
    CHECK(client.is_closed_within(std::chrono::seconds(2)));
}

TEST_CASE("requests sent at once are answered one after the other, in order")
{
    TestHouse house;
    TestServer server(house.router);
    TestClient client(server);
    std::string requests;
    for (int i = 0; i < 50; ++i)
        requests += post("/echo", fmt::format("number {}", i))
                    + fmt::format("GET /who?q={} HTTP/1.1\r\nHost: x\r\n\r\n", i);
    REQUIRE(client.send(requests));
    for (int i = 0; i < 50; ++i) {
        CHECK_EQ(client.receive().body, fmt::format("number {}", i));
        CHECK_EQ(client.receive().body, fmt::format("127.0.0.1 /who {}", i));
    }
}

TEST_CASE("a large body goes to a file, which is gone after the answer")
{
    TestHouse house;
    TestServer server(house.router);
    TestClient client(server);
    std::string body(3 << 20, 'x');
    for (std::size_t i = 0; i < body.size(); i += 7)
        body[i] = static_cast<char>(i);
    const std::string answer = client.ask(post("/upload", body)).body;
    const std::string start = fmt::format("{} {} ", body.size(), sum_of(body));
    REQUIRE(answer.starts_with(start));
    CHECK_FALSE(std::filesystem::exists(answer.substr(start.size())));
    CHECK_EQ(client.get("/brief").body, "brief");
}

TEST_CASE("HEAD says what GET would, without the body")
{
    TestHouse house;
    TestServer server(house.router);
    TestClient client(server);
    const TestReply whole = client.get("/tagged");
    client.send("HEAD /tagged HTTP/1.1\r\nHost: x\r\n\r\n");
    TestReply head = client.receive(TestClient::Sent::HeadOnly);
    CHECK_EQ(head.status, 200);
    CHECK_EQ(head.header("content-length"), "5000");
    for (const auto& [name, value] : whole.headers)
        if (name != "x-request-id" && name != "date")
            CHECK_EQ(head.header(name), value);
    CHECK_EQ(client.get("/brief").body, "brief");
}

TEST_CASE("who has the answer is told so, and keeps the connection")
{
    TestHouse house;
    TestServer server(house.router);
    TestClient client(server);
    CHECK_EQ(client.get("/tagged").header("etag"), "\"t1\"");
    const TestReply same = client.get("/tagged", "If-None-Match: \"t0\", W/\"t1\"\r\n");
    CHECK_EQ(same.status, 304);
    CHECK_EQ(same.header("etag"), "\"t1\"");
    CHECK_EQ(same.header("vary"), "Accept-Encoding");
    CHECK_EQ(same.headers.count("content-length"), 0);
    CHECK_EQ(client.get("/tagged", "If-None-Match: \"t2\"\r\n").body.size(), 5000);
}

TEST_CASE("text is compressed for who takes it, and comes out the same")
{
    TestHouse house;
    TestServer server(house.router);
    TestClient client(server);
    const TestReply zipped = client.get("/page", "Accept-Encoding: gzip, br\r\n");
    CHECK_EQ(zipped.header("content-encoding"), "gzip");
    CHECK_EQ(ungzipped(zipped.body), TestHouse::page());
    CHECK_LT(zipped.body.size(), TestHouse::page().size() / 3);
    const TestReply brotlied = client.get("/page", "Accept-Encoding: br;q=0.9, gzip;q=0\r\n");
    CHECK_EQ(brotlied.header("content-encoding"), "br");
    CHECK_EQ(unbrotlied(brotlied.body), TestHouse::page());
    const TestReply plain = client.get("/page");
    CHECK_EQ(plain.header("content-encoding"), "");
    CHECK_EQ(plain.body, TestHouse::page());
    for (const TestReply& reply : {zipped, brotlied, plain})
        CHECK_EQ(reply.header("vary"), "Accept-Encoding");
    CHECK_EQ(client.get("/tagged", "Accept-Encoding: gzip\r\n").header("etag"), "W/\"t1\"");
    CHECK_EQ(client.get("/brief", "Accept-Encoding: gzip\r\n").header("content-encoding"), "");
}

TEST_CASE("every answer protects itself")
{
    TestHouse house;
    TestServer server(house.router, {.public_url = "https://candor.example"});
    TestClient client(server);
    for (const TestReply& reply : {client.get("/brief"), client.get("/nowhere"),
             client.ask("BREW /pot HTTP/1.1\r\nHost: x\r\n\r\n")}) {
        CHECK_EQ(reply.header("content-security-policy"), content_policy());
        CHECK_EQ(reply.header("x-content-type-options"), "nosniff");
        CHECK_EQ(reply.header("strict-transport-security"), "max-age=31536000");
        CHECK_EQ(reply.header("cache-control"), "no-store");
        CHECK_NE(reply.header("x-request-id"), "");
        CHECK_EQ(reply.header("date").size(), 29);
    }
    TestServer plain(house.router);
    CHECK_EQ(TestClient(plain).get("/brief").header("strict-transport-security"), "");
}

TEST_CASE("the client is told to go on with a body that is wanted, and not with another")
{
    TestHouse house;
    TestServer server(house.router);
    TestClient client(server);
    const auto head = [](std::string_view path) {
        return fmt::format("POST {} HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
                           "Expect: 100-continue\r\n\r\n",
            path);
    };
    CHECK_EQ(client.ask(head("/echo")).status, 100);
    CHECK_EQ(client.ask("hello").body, "hello");
    CHECK_EQ(client.ask(head("/upload")).status, 100);
    CHECK(client.ask("hello").body.starts_with("5 "));
    CHECK_EQ(client.ask(head("/members/upload")).status, 401);
    CHECK(client.is_closed_within(std::chrono::seconds(1)));
}

TEST_CASE("a body may come in chunks, with extensions and trailers")
{
    TestHouse house;
    TestServer server(house.router);
    TestClient client(server);
    const std::string head = "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    CHECK_EQ(client.ask(head + "5;a=b\r\nhello\r\n6\r\n, you!\r\n0\r\nX-Sum: 1\r\n\r\n").body,
        "hello, you!");
    CHECK_EQ(client.ask(head + "0\r\n\r\n").body, "");
    const std::string byte_by_byte = head + "3\r\nabc\r\n0\r\n\r\n";
    for (const char c : byte_by_byte)
        client.send({&c, 1});
    CHECK_EQ(client.receive().body, "abc");
}

TEST_CASE("the client's address is a trusted proxy's word")
{
    TestHouse house;
    const auto seen = [&](std::vector<std::string> trusted) {
        TestServer server(house.router, {.trusted_proxies = std::move(trusted)});
        return TestClient(server).get("/who", "X-Forwarded-For: 192.0.2.7\r\n").body;
    };
    CHECK_EQ(seen({}), "127.0.0.1 /who ");
    CHECK_EQ(seen({"127.0.0.0/8"}), "192.0.2.7 /who ");
}

TEST_CASE("paths and queries come decoded")
{
    TestHouse house;
    TestServer server(house.router);
    TestClient client(server);
    CHECK_EQ(client.get("/wh%6f?q=a%20b+c%C3%A9&&x").body, "127.0.0.1 /who a b cé");
    CHECK_EQ(client.get("http://candor.example/who?q=1&q=2").body, "127.0.0.1 /who 2");
}

TEST_CASE("a port that another server has is not shared with it")
{
    TestHouse house;
    TestServer first(house.router);
    const auto second = Server::listen({.port = first.port()}, house.router);
    REQUIRE_FALSE(second);
    CHECK_EQ(second.error().message,
        fmt::format(
            "127.0.0.1 port {} is taken by another program; choose another port", first.port()));
    CHECK_EQ(
        Server::listen({.address = "nowhere", .port = 0}, house.router).error().field, "listen");
    CHECK_EQ(
        Server::listen({.port = 0, .trusted_proxies = {"10.0.0.0/99"}}, house.router).error().field,
        "trusted_proxies");
}
