#pragma once

// For tests only: a real server on a port of its own, and a client that says exactly what it is told.

#include "http/asio.h"
#include "http/server.h"

#include <boost/asio/write.hpp>

#include <atomic>
#include <doctest/doctest.h>
#include <fstream>
#include <latch>
#include <map>
#include <poll.h>
#include <thread>

namespace candor::http {

class TestServer {
public:
    explicit TestServer(const Router& router,
        ServerOptions options = {},
        std::vector<Observer*> observers = {})
        : server_(start(router, std::move(options), std::move(observers)))
        , thread_([this] { ending_ = server_.run(); })
    {
    }
    ~TestServer() { stop(); }

    std::uint16_t port() const { return server_.port(); }

    void ask_to_stop() { server_.stop(); }

    Ending stop()
    {
        server_.stop();
        if (thread_.joinable())
            thread_.join();
        return ending_;
    }

private:
    static Server
    start(const Router& router, ServerOptions options, std::vector<Observer*> observers)
    {
        options.port = 0;
        options.threads = options.threads == 0 ? 2 : options.threads;
        options.workers = options.workers == 0 ? 2 : options.workers;
        Result<Server> server = Server::listen(options, router, std::move(observers));
        REQUIRE(server);
        return *std::move(server);
    }

    Server server_;
    Ending ending_ = Ending::Finished;
    std::thread thread_;
};

struct TestReply {
    int status = 0; ///< 0 if the server closed the connection without an answer.
    std::map<std::string, std::string> headers; ///< Names in lower case.
    std::string body;

    std::string header(const std::string& name) const
    {
        const auto found = headers.find(name);
        return found == headers.end() ? "" : found->second;
    }
};

class TestClient {
public:
    explicit TestClient(std::uint16_t port) : socket_(context_)
    {
        socket_.connect({asio::ip::make_address("127.0.0.1"), port});
        socket_.set_option(tcp::no_delay(true));
    }
    explicit TestClient(const TestServer& server) : TestClient(server.port()) {}

    /// False if the server would not take it.
    bool send(std::string_view bytes)
    {
        ErrorCode error;
        asio::write(socket_, asio::buffer(bytes), error);
        return !error;
    }

    /// One answer; `Sent::HeadOnly` for one to a HEAD, which has no body whatever its length says.
    enum class Sent { Whole, HeadOnly };
    TestReply receive(Sent sent = Sent::Whole)
    {
        TestReply reply;
        std::size_t end = 0;
        while ((end = received_.find("\r\n\r\n")) == std::string::npos)
            if (!read_more())
                return reply;
        read_head(received_.substr(0, end), reply);
        received_.erase(0, end + 4);
        const std::string length = reply.header("content-length");
        const std::size_t bytes = length.empty() || sent == Sent::HeadOnly ? 0 : std::stoul(length);
        while (received_.size() < bytes && read_more()) {
        }
        reply.body = received_.substr(0, bytes);
        received_.erase(0, bytes);
        return reply;
    }

    TestReply ask(std::string_view bytes)
    {
        send(bytes);
        return receive();
    }

    TestReply get(std::string_view target, std::string_view headers = "")
    {
        return ask(fmt::format("GET {} HTTP/1.1\r\nHost: test\r\n{}\r\n", target, headers));
    }

    /// Whether the server ends the connection within this time, with nothing more to say.
    bool is_closed_within(std::chrono::milliseconds time)
    {
        pollfd wait{socket_.native_handle(), POLLIN, 0};
        if (!received_.empty() || ::poll(&wait, 1, static_cast<int>(time.count())) != 1)
            return false;
        return !read_more();
    }

    void finish_sending() { socket_.shutdown(tcp::socket::shutdown_send); }
    void abort()
    {
        socket_.set_option(asio::socket_base::linger(true, 0));
        socket_.close();
    }

private:
    bool read_more()
    {
        std::array<char, 65536> piece;
        ErrorCode error;
        const std::size_t bytes = socket_.read_some(asio::buffer(piece), error);
        received_.append(piece.data(), bytes);
        return !error;
    }

    static void read_head(const std::string& head, TestReply& reply)
    {
        reply.status = std::stoi(head.substr(9, 3));
        for (std::size_t line = head.find("\r\n"); line != std::string::npos;) {
            const std::size_t next = head.find("\r\n", line + 2);
            const std::size_t colon = head.find(": ", line);
            std::string name = head.substr(line + 2, colon - line - 2);
            std::ranges::transform(name, name.begin(),
                [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
            CHECK_MESSAGE(!reply.headers.contains(name), name << " comes twice");
            reply.headers[name] = head.substr(colon + 2, next - colon - 2);
            line = next;
        }
    }

    asio::io_context context_;
    tcp::socket socket_;
    std::string received_;
};

/// A few doors to knock at.
struct TestHouse {
    Router router;
    std::latch slow_entered{1};
    std::latch slow_may_end{1};

    TestHouse()
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

inline std::string post(std::string_view target, std::string_view body)
{
    return fmt::format("POST {} HTTP/1.1\r\nHost: test\r\nContent-Length: {}\r\n\r\n{}", target,
        body.size(), body);
}

inline unsigned sum_of(std::string_view text)
{
    unsigned sum = 0;
    for (const char c : text)
        sum = sum * 31 + static_cast<unsigned char>(c);
    return sum;
}

} // namespace candor::http
