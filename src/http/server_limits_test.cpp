#include "http/metrics.h"
#include "http/test_server.h"

#include <doctest/doctest.h>
#include <future>

using namespace candor;
using namespace candor::http;
using namespace std::chrono_literals;

namespace {

/// An error in the one form, after which the server wants no more on this connection.
void check_refused(const TestReply& reply, int status, std::string_view kind)
{
    CHECK_EQ(reply.status, status);
    CHECK_EQ(reply.header("connection"), "close");
    CHECK(reply.body.starts_with(fmt::format("{{\"error\":{{\"kind\":\"{}\"", kind)));
}

std::size_t files_in(const std::filesystem::path& folder)
{
    return static_cast<std::size_t>(std::distance(
        std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

/// Waits for what happens on another thread.
bool comes_true(const std::function<bool()>& condition)
{
    for (int i = 0; i < 500; ++i, std::this_thread::sleep_for(10ms))
        if (condition())
            return true;
    return false;
}

bool takes_connections(std::uint16_t port)
{
    asio::io_context context;
    tcp::socket socket(context);
    ErrorCode error;
    socket.connect({asio::ip::make_address("127.0.0.1"), port}, error);
    return !error;
}

struct Folder {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("candor-http-test-" + random_token(8));
    Folder() { std::filesystem::create_directory(path); }
    ~Folder() { std::filesystem::remove_all(path); }
};

/// How many requests are under way, as an observer sees it.
struct Pulse final : Observer {
    std::atomic<int> under_way = 0;
    std::atomic<int> connections = 0;
    std::atomic<int> last_status = 0;
    void began() override { ++under_way; }
    void connected() override { ++connections; }
    void disconnected() override { --connections; }
    void answered(const Exchange& exchange) override
    {
        last_status = exchange.status;
        --under_way;
    }
};

} // namespace

TEST_CASE("what is not HTTP/1.1 is refused in the one error form")
{
    TestHouse house;
    TestServer server(house.router);
    const auto check = [&](std::string_view request, int status) {
        CAPTURE(request);
        TestClient client(server);
        const TestReply reply = client.ask(request);
        CHECK_EQ(reply.status, status);
        CHECK(reply.body.starts_with(R"({"error":{"kind":")"));
    };
    check("\x16\x03\x01\x02 a TLS greeting\r\n\r\n", 400);
    check("GET\r\n\r\n", 400);
    check("GET /brief\r\n\r\n", 400);
    check("GET brief HTTP/1.1\r\nHost: x\r\n\r\n", 400);
    check("GET /brief HTTP/2.0\r\nHost: x\r\n\r\n", 505);
    check("GET /brief HTTP/1.1\r\n\r\n", 400);
    check("GET /brief HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400);
    check("GET /brief HTTP/1.1\r\nHost: x\r\nA b: c\r\n\r\n", 400);
    check("GET /brief HTTP/1.1\r\nHost: x\r\nA: b\x01\r\n\r\n", 400);
    check("GET /br%zzief HTTP/1.1\r\nHost: x\r\n\r\n", 400);
    check("GET /br%00ief HTTP/1.1\r\nHost: x\r\n\r\n", 400);
    check("GET /brief?a=%f HTTP/1.1\r\nHost: x\r\n\r\n", 400);
    check("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", 400);
    check("PATCH /brief HTTP/1.1\r\nHost: x\r\n\r\n", 405);
    check("BREW /pot HTTP/1.1\r\nHost: x\r\n\r\n", 404);
    check("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400);
    check("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", 400);
    check("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400);
    check("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: "
          "chunked\r\n\r\n0\r\n\r\n",
        400);
    check("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: "
          "3\r\n\r\n0\r\n\r\n",
        400);
    check("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 501);
    check("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, gzip\r\n\r\n", 501);
    check("POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
    check("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400);
    check(
        "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n10000000000000000\r\n",
        400);
    check("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
          "chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
        400);
    check("POST /echo HTTP/1.1\r\nHost: x\r\nExpect: a miracle\r\nContent-Length: 1\r\n\r\n", 417);
}

TEST_CASE("the header has a largest size, in whatever pieces it comes")
{
    TestHouse house;
    TestServer server(house.router);
    check_refused(
        TestClient(server).get("/brief?" + std::string(20'000, 'a')), 431, "header_too_large");
    check_refused(TestClient(server).get("/brief", "A: " + std::string(17'000, 'a') + "\r\n"), 431,
        "header_too_large");
    std::string many;
    for (int i = 0; i < 101; ++i)
        many += fmt::format("A{}: b\r\n", i);
    check_refused(TestClient(server).get("/brief", many), 431, "header_too_large");
    TestClient slow(server);
    slow.send("GET /brief HTTP/1.1\r\nHost: x\r\n");
    bool taken = true;
    for (int i = 0; i < 400 && taken; ++i)
        taken = slow.send(fmt::format("A: {}\r\n", std::string(100, 'b')));
    check_refused(slow.receive(), 431, "header_too_large");
    CHECK_EQ(
        TestClient(server).get("/brief", "A: " + std::string(15'000, 'a') + "\r\n").status, 200);
}

TEST_CASE("a body has a largest size, said beforehand or not")
{
    TestHouse house;
    ServerOptions options;
    options.limits.body_bytes = 1000;
    options.limits.file_bytes = 2000;
    TestServer server(house.router, options);
    const std::string chunked = " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    check_refused(TestClient(server).ask(post("/echo", std::string(1001, 'a'))), 413, "too_large");
    check_refused(
        TestClient(server).ask(post("/upload", std::string(2001, 'a'))), 413, "too_large");
    check_refused(
        TestClient(server).ask("POST /echo" + chunked + "3e9\r\n" + std::string(1001, 'a')), 413,
        "too_large");
    CHECK_EQ(TestClient(server).ask(post("/echo", std::string(1000, 'a'))).body.size(), 1000);
    CHECK_EQ(TestClient(server).ask(post("/upload", std::string(2000, 'a'))).status, 200);
}

TEST_CASE("who is not let in sends no body")
{
    TestHouse house;
    Folder folder;
    TestServer server(house.router, {.body_folder = folder.path});
    TestClient client(server);
    client.send("POST /members/upload HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n");
    check_refused(client.receive(), 401, "not_signed_in");
    CHECK_EQ(files_in(folder.path), 0);
}

TEST_CASE("a request that comes too slowly is given up, an idle connection without a word")
{
    TestHouse house;
    ServerOptions options;
    options.limits.header = options.limits.stall = options.limits.idle = 200ms;
    TestServer server(house.router, options);
    TestClient header(server);
    TestClient body(server);
    TestClient idle(server);
    CHECK_EQ(idle.get("/brief").status, 200);
    header.send("GET /brief HT");
    body.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf");
    check_refused(header.receive(), 408, "too_slow");
    check_refused(body.receive(), 408, "too_slow");
    CHECK(idle.is_closed_within(3s));
}

TEST_CASE("an upload that breaks off leaves nothing behind")
{
    TestHouse house;
    Folder folder;
    Pulse pulse;
    TestServer server(house.router, {.body_folder = folder.path}, {&pulse});
    TestClient client(server);
    client.send("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n"
                + std::string(1'000'000, 'a'));
    REQUIRE(comes_true([&] { return files_in(folder.path) == 1; }));
    client.abort();
    CHECK(comes_true([&] { return files_in(folder.path) == 0; }));
    CHECK(comes_true([&] { return pulse.under_way == 0 && pulse.connections == 0; }));
    CHECK_EQ(pulse.last_status, 499);
}

TEST_CASE("a body that finds no place on the disk is refused with a reason")
{
    TestHouse house;
    TestServer server(house.router, {.body_folder = "/nowhere"});
    const TestReply reply = TestClient(server).ask(post("/upload", "hello"));
    CHECK_EQ(reply.status, 503);
    CHECK(reply.body.find("could not be kept: No such file") != std::string::npos);
}

TEST_CASE("stopping finishes what has begun, closes what is idle, and takes nothing new")
{
    TestHouse house;
    TestServer server(house.router);
    TestClient busy(server);
    TestClient idle(server);
    CHECK_EQ(idle.get("/brief").status, 200);
    busy.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\nGET /brief HTTP/1.1\r\nHost: x\r\n\r\n");
    house.slow_entered.wait();
    server.ask_to_stop();
    CHECK(idle.is_closed_within(2s));
    CHECK(comes_true([&] { return !takes_connections(server.port()); }));
    house.slow_may_end.count_down();
    const TestReply last = busy.receive();
    CHECK_EQ(last.body, "slow");
    CHECK_EQ(last.header("connection"), "close");
    CHECK(busy.is_closed_within(2s));
    CHECK_EQ(server.stop(), Ending::Finished);
}

TEST_CASE("stopping does not wait for ever")
{
    TestHouse house;
    ServerOptions options{.workers = 1};
    options.limits.drain = 200ms;
    Pulse pulse;
    auto server =
        std::make_unique<TestServer>(house.router, options, std::vector<Observer*>{&pulse});
    TestClient client(*server);
    TestClient waiting(*server);
    client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    house.slow_entered.wait();
    waiting.send(post("/echo", "never begun"));
    REQUIRE(comes_true([&] { return pulse.under_way == 2; }));
    const auto began = std::chrono::steady_clock::now();
    CHECK_EQ(server->stop(), Ending::CutShort);
    CHECK_LT(std::chrono::steady_clock::now() - began, 2s);
    house.slow_may_end.count_down();
    server.reset();
    CHECK_EQ(client.receive().status, 0);
    CHECK_EQ(waiting.receive().status, 0);
    CHECK_EQ(pulse.connections, 0);
}

TEST_CASE("too much work at once is refused at once, brief work is not")
{
    TestHouse house;
    ServerOptions options{.workers = 1};
    options.limits.waiting_requests = 1;
    Pulse pulse;
    TestServer server(house.router, options, {&pulse});
    TestClient working(server);
    TestClient waiting(server);
    TestClient refused(server);
    working.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    house.slow_entered.wait();
    waiting.send("GET /long HTTP/1.1\r\nHost: x\r\n\r\n");
    REQUIRE(comes_true([&] { return pulse.under_way == 2; }));
    std::this_thread::sleep_for(50ms); // From having begun to waiting in the queue.
    const TestReply reply = refused.get("/long");
    CHECK_EQ(reply.status, 503);
    CHECK_EQ(reply.header("retry-after"), "2");
    CHECK_EQ(refused.get("/brief").body, "brief");
    house.slow_may_end.count_down();
    CHECK_EQ(working.receive().body, "slow");
    CHECK_EQ(waiting.receive().body, "long");
    CHECK_EQ(refused.get("/long").body, "long");
}

TEST_CASE("one connection more than there may be takes the place of an idle one")
{
    TestHouse house;
    ServerOptions options{.threads = 1};
    options.limits.connections = 2;
    TestServer server(house.router, options);
    TestClient first(server);
    CHECK_EQ(first.get("/brief").status, 200);
    TestClient second(server);
    CHECK_EQ(second.get("/brief").status, 200);
    TestClient third(server);
    CHECK_EQ(third.get("/brief").status, 200);
    CHECK(first.is_closed_within(2s));
    CHECK_EQ(third.get("/brief").status, 200);
}

TEST_CASE("many clients at once get each their own answer")
{
    TestHouse house;
    Metrics metrics;
    TestServer server(house.router, {}, {&metrics});
    std::vector<std::future<int>> clients;
    clients.reserve(8);
    for (int c = 0; c < 8; ++c)
        clients.push_back(std::async(std::launch::async, [&, c] {
            TestClient client(server);
            int right = 0;
            for (int i = 0; i < 100; ++i) {
                const std::string text = fmt::format("{} {}", c, i);
                right += client.ask(post("/echo", text)).body == text ? 1 : 0;
                right += client.get("/who?q=" + std::to_string(i)).body
                                 == "127.0.0.1 /who " + std::to_string(i)
                             ? 1
                             : 0;
            }
            return right;
        }));
    for (auto& client : clients)
        CHECK_EQ(client.get(), 200);
    server.stop();
    CHECK(metrics.text().find(
              R"(candor_http_requests_total{method="POST",route="/echo",status="2xx"} 800)")
          != std::string::npos);
    CHECK(metrics.text().find("candor_http_connections 0\n") != std::string::npos);
}
