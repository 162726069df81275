#include "http/server.h"

#include "http/test_server.h"

#include <brotli/decode.h>
#include <doctest/doctest.h>
#include <fstream>
#include <latch>
#include <libdeflate.h>

using namespace candor;
using namespace candor::http;

namespace {

/// A few doors to knock at.
struct House {
    Router router;
    std::latch slow_entered{1};
    std::latch slow_may_end{1};

    House()
    {
        add({Method::Get, "/brief", Access::Anyone, "B", {}, Duration::Brief},
            [](const Request&) { return Reply::of(200, "text/plain", "brief"); });
        add({Method::Get, "/long", Access::Anyone, "L"},
            [](const Request&) { return Reply::of(200, "text/plain", "long"); });
        add({Method::Get, "/tagged", Access::Anyone, "T"}, [](const Request&) {
            Reply reply = Reply::of(200, "text/plain", std::string(5000, 't'));
            reply.etag = "\"t1\"";
            return reply;
        });
        add({Method::Get, "/page", Access::Anyone, "P"},
            [](const Request&) { return Reply::of(200, "text/html", page()); });
        add({Method::Post, "/echo", Access::Anyone, "E"}, [](const Request& request) {
            return Reply::of(200, "application/octet-stream", request.body);
        });
        add({Method::Get, "/who", Access::Anyone, "W", {}, Duration::Brief}, [](const Request& r) {
            return Reply::of(200, "text/plain",
                r.remote_address + " " + r.path + " " + std::string(r.query_value("q")));
        });
        add({Method::Get, "/slow", Access::Anyone, "S"}, [this](const Request&) {
            slow_entered.count_down();
            slow_may_end.wait();
            return Reply::of(200, "text/plain", "slow");
        });
        Door upload{Method::Post, "/upload", Access::Anyone, "U"};
        upload.body_to = BodyTo::File;
        add(upload, [](const Request& request) { return describe(request.body_file); });
        upload.path = "/members/upload";
        upload.access = Access::Member;
        add(upload, [](const Request& request) { return describe(request.body_file); });
        router.authenticate_with(
            [](const Request&) { return Result<std::optional<Caller>>(std::nullopt); });
    }

    static std::string page()
    {
        std::string text;
        for (int i = 0; i < 400; ++i)
            text += fmt::format("<p>Paragraph {} of the page</p>\n", i);
        return text;
    }

    static Reply describe(const std::filesystem::path& file)
    {
        std::ifstream stream(file, std::ios::binary);
        std::uint64_t bytes = 0;
        unsigned sum = 0;
        for (char c = 0; stream.get(c); ++bytes)
            sum = sum * 31 + static_cast<unsigned char>(c);
        return Reply::of(200, "text/plain", fmt::format("{} {} {}", bytes, sum, file.string()));
    }

    void add(Door door, Handler handler) { router.add({std::move(door), std::move(handler)}); }
};

std::string post(std::string_view target, std::string_view body)
{
    return fmt::format("POST {} HTTP/1.1\r\nHost: test\r\nContent-Length: {}\r\n\r\n{}", target,
        body.size(), body);
}

unsigned sum_of(std::string_view text)
{
    unsigned sum = 0;
    for (const char c : text)
        sum = sum * 31 + static_cast<unsigned char>(c);
    return sum;
}

} // namespace

TEST_CASE("a connection is kept for the next request")
{
    House house;
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
    House house;
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
    House house;
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
