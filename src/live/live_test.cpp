#include "http/test_server.h"
#include "live/hub.h"
#include "storage/testing.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <set>

using namespace candor;
using namespace candor::live;

namespace {

namespace beast = boost::beast;
using storage::Connection;
using namespace std::chrono_literals;

const std::string workspace = "w";

/// Every thing is a topic of its own, and whole; `list` hears of everything. Some doors can be locked.
class OneToOne final : public Guide {
public:
    Result<std::vector<Telling>>
    tellings_of(Connection&, const std::string&, const changes::Change& change) override
    {
        return std::vector<Telling>{{change.thing + "/" + change.thing_id, Detail::Whole},
            {"list", Detail::Mark, change.thing + "/" + change.thing_id, change.item != "closed"}};
    }
    bool reads_what_is_open(const http::Caller& caller) override
    {
        return caller.person_id != "guest";
    }
    Result<bool> may_read(Connection&, const http::Caller& caller, std::string_view topic) override
    {
        const std::lock_guard lock(mutex_);
        return topic != "nothing" && !locked_.contains({caller.person_id, std::string(topic)});
    }
    bool is_about_access(const changes::Change& change) override { return change.item == "access"; }
    Result<std::string> name_of(Connection&, const http::Caller& caller) override
    {
        return "The person " + caller.person_id;
    }

    void lock(const std::string& person_id, const std::string& topic)
    {
        const std::lock_guard lock(mutex_);
        locked_.emplace(person_id, topic);
    }

private:
    std::mutex mutex_;
    std::set<std::pair<std::string, std::string>> locked_;
};

/// The cookie is the person's id.
Result<std::optional<http::Caller>> by_cookie(const http::Request& request)
{
    const std::string id(request.header("Cookie"));
    return id.empty() ? std::optional<http::Caller>()
                      : std::optional(http::Caller{workspace, id, http::Access::Member, ""});
}

/// The hub on a real database, behind a real server, with its thread.
class Station {
public:
    explicit Station(http::Limits limits = {})
    {
        hub_.add_routes(router_);
        router_.authenticate_with(by_cookie);
        http::ServerOptions options;
        options.limits = limits;
        server_ = std::make_unique<http::TestServer>(router_, options);
        thread_ = std::jthread([this](const std::stop_token& stop) { hub_.run(stop); });
    }

    std::int64_t change(const std::string& thing_id,
        const std::string& after = "1",
        const std::string& item = "part")
    {
        const changes::Author author{workspace, "ben", from_micros(1)};
        const auto number = database_->write(workspace, [&](Connection& connection) {
            return changes::record(connection, author,
                {"thing", thing_id, item, "i", changes::Act::Changed}, {}, {after});
        });
        REQUIRE(number);
        return *number;
    }

    http::TestServer& server() { return *server_; }
    OneToOne& guide() { return guide_; }
    const http::Metrics& metrics() { return metrics_; }
    void stop_hub() { thread_ = {}; }

private:
    storage::TestDatabase database_;
    OneToOne guide_;
    http::Metrics metrics_;
    http::Router router_;
    Hub hub_{*database_, guide_, by_cookie, metrics_};
    std::unique_ptr<http::TestServer> server_;
    std::jthread thread_;
};

/// A browser's end of a socket.
class Client {
public:
    Client(Station& station, const std::string& person)
    {
        beast::get_lowest_layer(stream_).connect(
            {http::asio::ip::make_address("127.0.0.1"), station.server().port()});
        stream_.set_option(beast::websocket::stream_base::decorator(
            [&](beast::websocket::request_type& request) { request.set("Cookie", person); }));
        stream_.handshake("test", "/api/v1/live");
    }

    void say(std::string_view text) { stream_.write(http::asio::buffer(text)); }

    /// The next message; or why there is none any more, as a number.
    std::string hear()
    {
        beast::flat_buffer buffer;
        http::ErrorCode error;
        stream_.read(buffer, error);
        if (error)
            return fmt::format("closed {}", stream_.reason().code);
        return beast::buffers_to_string(buffer.cdata());
    }

    /// The next one that is not about who is here.
    std::string hear_news()
    {
        std::string text = hear();
        while (text.contains("\"here\""))
            text = hear();
        return text;
    }

    void watch(const std::string& topic, std::int64_t from)
    {
        say(fmt::format(R"({{"watch":"{}","from":{}}})", topic, from));
    }

    auto& stream() { return stream_; }

private:
    http::asio::io_context context_;
    beast::websocket::stream<http::tcp::socket> stream_{context_};
};

std::string told(const std::string& topic, std::int64_t number, const std::string& after = "1")
{
    return fmt::format(
        R"({{"topic":"{}","changes":[{{"number":{},"at":"1970-01-01T00:00:00.000001Z","person_id":"ben",)"
        R"("item":"part","item_id":"i","act":"changed","after":{}}}]}})",
        topic, number, after);
}

void wait_until(auto condition)
{
    for (int i = 0; i < 500 && !condition(); ++i)
        std::this_thread::sleep_for(10ms);
    CHECK(condition());
}

} // namespace

TEST_CASE("somebody with two windows is here once, until the last is closed")
{
    Presence presence;
    const Onlooker ada{"a", "Ada"};
    presence.enter("t", ada);
    presence.enter("t", ada);
    presence.enter("t", {"b", "Ben"});
    CHECK_EQ(presence.here("t"), std::vector<Onlooker>{ada, {"b", "Ben"}});
    presence.take_changed();
    presence.leave("t", ada);
    CHECK(presence.take_changed().empty());
    presence.leave("t", ada);
    CHECK_EQ(presence.take_changed(), std::set<std::string>{"t"});
    CHECK_EQ(presence.here("t"), std::vector<Onlooker>{{"b", "Ben"}});
    presence.leave("elsewhere", ada);
}

TEST_CASE("who watches hears every change of the topic, and of no other")
{
    Station station;
    Client ada(station, "ada");
    ada.watch("thing/a", 0);
    CHECK_EQ(
        ada.hear(), R"({"topic":"thing/a","here":[{"person_id":"ada","name":"The person ada"}]})");
    station.change("b");
    const auto number = station.change("a", R"({"title":"New"})");
    CHECK_EQ(ada.hear(), told("thing/a", number, R"({"title":"New"})"));
    ada.say(R"({"leave":"thing/a"})");
    ada.watch("list", number);
    station.change("a");
    CHECK(ada.hear().starts_with(R"({"topic":"list")"));
}

TEST_CASE("a list is told that something changed, and not what it is now")
{
    Station station;
    Client ada(station, "ada");
    ada.watch("list", 0);
    const auto number = station.change("a", "\"secret\"");
    CHECK_EQ(ada.hear(), told("list", number, "null"));
}

TEST_CASE("who comes back with a number hears all that came in between, once")
{
    Station station;
    std::vector<std::int64_t> numbers;
    for (int i = 0; i < 5; ++i)
        numbers.push_back(station.change("a"));
    Client ada(station, "ada");
    ada.watch("thing/a", numbers[2]);
    const std::string missed = ada.hear_news();
    CHECK(missed.contains(fmt::format("\"number\":{},", numbers[3])));
    CHECK(missed.contains(fmt::format("\"number\":{},", numbers[4])));
    CHECK_FALSE(missed.contains(fmt::format("\"number\":{},", numbers[2])));
    const auto next = station.change("a");
    CHECK_EQ(ada.hear_news(), told("thing/a", next));
}

TEST_CASE("who knows nothing, or too little, is told to load again")
{
    Station station;
    const auto last = station.change("a");
    Client ada(station, "ada");
    ada.say(R"({"watch":"thing/a"})");
    CHECK_EQ(ada.hear_news(), fmt::format(R"({{"topic":"thing/a","reset":{}}})", last));
    CHECK_EQ((station.change("a"), ada.hear_news()), told("thing/a", last + 1));
}

TEST_CASE("what may not be read is refused, also when that is decided later")
{
    Station station;
    Client ada(station, "ada");
    Client ben(station, "ben");
    ada.watch("nothing", 0);
    CHECK_EQ(ada.hear(), R"({"topic":"nothing","refused":"there is nothing here for you"})");
    for (Client* client : {&ada, &ben}) {
        client->watch("thing/a", 0);
        CHECK(client->hear().contains("here"));
    }
    station.guide().lock("ada", "thing/a");
    const auto number = station.change("a", "\"now restricted\"", "access");
    CHECK(ben.hear_news().contains(fmt::format("\"number\":{},", number)));
    CHECK_EQ(ada.hear_news(), R"({"topic":"thing/a","refused":"this is no longer open to you"})");
    station.change("a", "\"a secret\"");
    ada.watch("list", number);
    CHECK(ada.hear_news().starts_with(R"({"topic":"list")"));
}

TEST_CASE("people see who else is here, and when they go")
{
    Station station;
    Client ada(station, "ada");
    ada.watch("thing/a", 0);
    CHECK_FALSE(ada.hear().contains("ben"));
    {
        Client ben(station, "ben");
        ben.watch("thing/a", 0);
        CHECK(ada.hear().contains("The person ben"));
        CHECK(ben.hear().contains("The person ada"));
    }
    CHECK_FALSE(ada.hear().contains("ben"));
}

TEST_CASE("a person has so many sockets and no more, and a stranger none")
{
    Station station;
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < sockets_a_person_max; ++i)
        clients.push_back(std::make_unique<Client>(station, "ada"));
    CHECK_THROWS(Client(station, "ada"));
    CHECK_THROWS(Client(station, ""));
    Client(station, "ben").watch("list", 0);
    CHECK(station.metrics().text().contains("candor_live_sockets 2"));
    clients.pop_back();
    wait_until([&] { return station.metrics().text().contains("candor_live_sockets 19\n"); });
    Client again(station, "ada");
}

TEST_CASE("nonsense ends the conversation, and so does too much of it")
{
    Station station;
    Client ada(station, "ada");
    ada.say("{}");
    CHECK_EQ(ada.hear(), "closed 1008");
    Client large(station, "ada");
    large.say(std::string(http::socket_message_bytes_max + 1, ' '));
    CHECK_EQ(large.hear(), "closed 1009");
    Client binary(station, "ada");
    binary.stream().binary(true);
    binary.say("{}");
    CHECK_EQ(binary.hear(), "closed 1003");
    Client hasty(station, "ada");
    for (int i = 0; i <= asks_a_minute_max; ++i)
        hasty.say(R"({"leave":"list"})");
    CHECK_EQ(hasty.hear(), "closed 1008");
}

TEST_CASE("a page of another site gets no socket, and a plain request is told what this is")
{
    Station station;
    const std::string upgrade =
        "Connection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZQ==\r\n"
        "Cookie: ada\r\n";
    const auto get = [&](const std::string& headers) {
        return http::TestClient(station.server()).get("/api/v1/live", headers).status;
    };
    CHECK_EQ(get(upgrade + "Origin: http://evil.example\r\n"), 403);
    CHECK_EQ(get(upgrade + "Origin: null\r\n"), 403);
    CHECK_EQ(get(upgrade + "Origin: http://test\r\n"), 101);
    CHECK_EQ(get("Cookie: ada\r\n"), 426);
    CHECK_EQ(get(""), 401);
}

TEST_CASE("a reader who takes nothing is dropped, and finds all of it when they come back")
{
    Station station;
    Client slow(station, "slow");
    slow.watch("thing/a", 0);
    CHECK(slow.hear().contains("here"));
    const std::string large = "\"" + std::string(200'000, 'x') + "\"";
    std::int64_t last = 0;
    while (station.metrics().text().contains("candor_live_dropped_total 0\n")) {
        last = station.change("a", large);
        REQUIRE_LT(last, 500);
    }
    std::int64_t heard = 0;
    for (std::string text = slow.hear(); !text.starts_with("closed"); text = slow.hear())
        heard += static_cast<std::int64_t>(text.size() / 200'000);
    CHECK_LT(heard, last);
    Client far(station, "slow");
    far.watch("thing/a", heard);
    CHECK_EQ(far.hear_news(), fmt::format(R"({{"topic":"thing/a","reset":{}}})", last));
    Client near(station, "slow");
    near.watch("thing/a", last - 3);
    for (int i = 0; i < 3; ++i)
        CHECK_GT(near.hear_news().size(), 200'000);
    CHECK_EQ((station.change("a"), near.hear_news()), told("thing/a", last + 1));
}

TEST_CASE("whoever answers no ping is gone after a while, and who does stays")
{
    http::Limits limits;
    limits.socket_ping = 300ms;
    limits.socket_silence = 2500ms;
    Station station(limits);
    Client ada(station, "ada");
    Client mute(station, "mute");
    std::jthread reading([&] { CHECK_EQ(ada.hear(), "closed 1001"); });
    std::this_thread::sleep_for(5s);
    CHECK(station.metrics().text().contains("candor_live_sockets 1\n"));
    station.server().ask_to_stop();
}

TEST_CASE("a server that stops says goodbye, and waits for nobody who does not answer")
{
    Station station;
    Client ada(station, "ada");
    Client mute(station, "mute");
    station.server().ask_to_stop();
    CHECK_EQ(ada.hear(), "closed 1001");
    CHECK_EQ(station.server().stop(), http::Ending::Finished);
}

TEST_CASE(
    "many threads write and many people listen: everybody hears everything, once and in order")
{
    constexpr int writers = 4, changes_each = 50, listeners = 12;
    Station station;
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < listeners; ++i) {
        clients.push_back(std::make_unique<Client>(station, fmt::format("p{}", i)));
        clients.back()->watch("thing/a", 0);
    }
    std::vector<std::jthread> threads;
    for (int i = 0; i < writers; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < changes_each; ++n)
                station.change("a");
        });
    for (auto& client : clients)
        threads.emplace_back([&client] {
            std::int64_t expected = 0;
            while (expected < writers * changes_each) {
                const std::string text = client->hear_news();
                REQUIRE_FALSE(text.starts_with("closed"));
                for (std::size_t at = text.find("\"number\":"); at != std::string::npos;
                    at = text.find("\"number\":", at + 1))
                    CHECK_EQ(std::stoll(text.substr(at + 9)), ++expected);
            }
        });
}

TEST_CASE("what is not open is told in lists only to those who may read it")
{
    Station station;
    station.guide().lock("ada", "thing/b");
    station.guide().lock("guest", "thing/a");
    Client ada(station, "ada"), ben(station, "ben"), guest(station, "guest");
    for (Client* client : {&ada, &ben, &guest}) {
        client->say(R"({"watch":"list","from":0})");
        client->say(R"({"watch":"thing/c"})");
        CHECK(client->hear_news().contains("reset"));
    }
    station.change("b", "1", "closed");
    station.change("a");
    station.change("c", "1", "closed");
    const auto hears = [](Client& client, std::vector<std::string> things) {
        std::string heard;
        while (!heard.contains(R"("number":3)"))
            heard += client.hear_news();
        for (const std::string number : {"1", "2"})
            CHECK_EQ(heard.contains(R"("number":)" + number),
                std::ranges::find(things, number) != things.end());
    };
    hears(ada, {"2"});
    hears(ben, {"1", "2"});
    hears(guest, {"1"});

    Client late(station, "ada");
    late.say(R"({"watch":"list","from":0})");
    hears(late, {"2"});
}
