#include "accounts/password.h"
#include "accounts/people_api.h"
#include "accounts/session_api.h"
#include "accounts/workspace_api.h"
#include "storage/testing.h"

#include <doctest/doctest.h>

using namespace candor;
using namespace candor::accounts;

namespace {

struct StoppedClock final : Clock {
    Instant time = from_micros(1'800'000'000'000'000);
    Instant now() const override { return time; }
};

/// A house with these rooms' doors, and a browser that keeps its cookie and token.
struct House {
    storage::TestDatabase database;
    StoppedClock clock;
    SessionApi sessions{*database, clock, {}};
    PeopleApi people{*database, clock, {}};
    WorkspaceApi workspace{*database, clock};
    http::Router router;
    std::string cookie;
    std::string csrf_token;

    House()
    {
        sessions.add_routes(router);
        people.add_routes(router);
        workspace.add_routes(router);
        router.authenticate_with(
            [this](const http::Request& request) { return sessions.authenticate(request); });
    }

    http::Reply ask(http::Method method, std::string path, std::string body = {})
    {
        http::Request request{.method = method,
            .path = std::move(path),
            .headers = {{"Cookie", cookie}, {"X-CSRF-Token", csrf_token}},
            .body = std::move(body),
            .remote_address = "192.0.2.1"};
        http::Reply reply = router.answer(request);
        for (const auto& [name, value] : reply.headers)
            if (name == "Set-Cookie") {
                cookie = value.substr(0, value.find(';'));
                csrf_token = json::read<std::map<std::string, json::Raw>>(reply.body())
                                 .value_or(std::map<std::string, json::Raw>())["csrf_token"]
                                 .text;
                std::erase(csrf_token, '"');
            }
        return reply;
    }

    http::Reply set_up()
    {
        return ask(http::Method::Post, "/api/v1/setup",
            R"({"workspace_name":"Acme","name":"Ada","email":"Ada@example.org","password":"correct horse"})");
    }
    http::Reply sign_in(std::string_view email, std::string_view password)
    {
        return ask(http::Method::Post, "/api/v1/session",
            fmt::format(R"({{"email":"{}","password":"{}"}})", email, password));
    }
};

bool has(const http::Reply& reply, std::string_view part)
{
    return reply.body().find(part) != std::string_view::npos;
}

using enum http::Method;

} // namespace

TEST_CASE("the first account is made once, and signs in")
{
    House house;
    CHECK(has(house.ask(Get, "/api/v1/session"), R"("needs_setup":true)"));
    CHECK_EQ(house.sign_in("ada@example.org", "correct horse").status, 409);
    CHECK_EQ(house.set_up().status, 200);
    CHECK(has(house.ask(Get, "/api/v1/session"), R"("email":"ada@example.org","access":"owner")"));
    CHECK_EQ(house.set_up().status, 409);
}

TEST_CASE("a wrong password and an unknown address are told apart by nobody")
{
    House house;
    house.set_up();
    const http::Reply wrong = house.sign_in("ada@example.org", "wrong horse");
    CHECK_EQ(wrong.status, 401);
    CHECK_EQ(house.sign_in("eve@example.org", "correct horse").body(), wrong.body());
    CHECK_EQ(house.sign_in(" ADA@example.org", "correct horse").status, 200);
}

TEST_CASE("more than ten attempts a minute have to wait")
{
    House house;
    house.set_up();
    for (int i = 0; i < 10; ++i)
        CHECK_EQ(house.sign_in("ada@example.org", "wrong horse").status, 401);
    CHECK_EQ(house.sign_in("ada@example.org", "correct horse").status, 429);
    house.clock.time += std::chrono::seconds(61);
    CHECK_EQ(house.sign_in("ada@example.org", "correct horse").status, 200);
}

TEST_CASE("a session ends when its person signs out, here or everywhere, or leaves it unused")
{
    House house;
    house.set_up();
    const std::string elsewhere = house.cookie;
    house.sign_in("ada@example.org", "correct horse");
    CHECK_EQ(house.ask(Delete, "/api/v1/session").status, 204);
    CHECK_EQ(house.ask(Get, "/api/v1/people").status, 401);

    house.cookie = elsewhere;
    CHECK_EQ(house.ask(Get, "/api/v1/people").status, 200);
    house.clock.time += session_days_max + std::chrono::seconds(1);
    CHECK_EQ(house.ask(Get, "/api/v1/people").status, 401);

    house.sign_in("ada@example.org", "correct horse");
    const std::string one = house.cookie;
    house.sign_in("ada@example.org", "correct horse");
    CHECK_EQ(house.ask(Delete, "/api/v1/sessions").status, 204);
    house.cookie = one;
    CHECK_EQ(house.ask(Get, "/api/v1/people").status, 401);
}

TEST_CASE("a changed password needs the old one and ends the other sessions")
{
    House house;
    house.set_up();
    const std::string other = house.cookie;
    house.sign_in("ada@example.org", "correct horse");
    CHECK_EQ(
        house.ask(Put, "/api/v1/me/password", R"({"current":"nonsense","wanted":"battery staple"})")
            .status,
        422);
    CHECK_EQ(
        house.ask(Put, "/api/v1/me/password", R"({"current":"correct horse","wanted":"short"})")
            .status,
        422);
    CHECK_EQ(house
                 .ask(Put, "/api/v1/me/password",
                     R"({"current":"correct horse","wanted":"battery staple"})")
                 .status,
        200);
    CHECK_EQ(house.ask(Get, "/api/v1/people").status, 200);
    house.cookie = other;
    CHECK_EQ(house.ask(Get, "/api/v1/people").status, 401);
}

TEST_CASE("members add mentions, administrators add accounts")
{
    House house;
    house.set_up();
    const http::Reply added = house.ask(
        Post, "/api/v1/people", R"({"name":"Ben","email":"ben@example.org","access":"member"})");
    REQUIRE_EQ(added.status, 200);
    const std::size_t begin = added.body().find("initial_password\":\"") + 19;
    const std::string password(added.body().substr(begin, added.body().find('"', begin) - begin));
    CHECK_EQ(house
                 .ask(Post, "/api/v1/people",
                     R"({"name":"Ben 2","email":"ben@example.org","access":"member"})")
                 .status,
        409);
    CHECK_EQ(
        house.ask(Post, "/api/v1/people", R"({"name":"","email":"","access":"anyone"})").status,
        422);

    CHECK_EQ(house.sign_in("ben@example.org", password).status, 200);
    CHECK_EQ(
        house.ask(Post, "/api/v1/people", R"({"name":"Cleo","email":"","access":"anyone"})").status,
        200);
    CHECK_EQ(house
                 .ask(Post, "/api/v1/people",
                     R"({"name":"Dan","email":"dan@example.org","access":"member"})")
                 .status,
        403);
    CHECK_EQ(house.ask(Put, "/api/v1/workspace", "{}").status, 403);
}

TEST_CASE("a changed charter is a new version, and a kind that reviews may have stays")
{
    House house;
    house.set_up();
    const Workspace before = house.database
                                 ->read([](storage::Connection& connection) {
                                     return AccountStore(connection).find_workspace();
                                 })
                                 .value()
                                 .value();
    Workspace after = before;
    after.charter = "To learn.";
    after.kinds[0].hidden = true;
    CHECK(has(house.ask(Put, "/api/v1/workspace", json::text_of(after)), R"("charter_version":2)"));
    CHECK_EQ(house.ask(Put, "/api/v1/workspace", json::text_of(after)).status, 409);
    after.revision = 1;
    after.kinds.erase(after.kinds.begin());
    CHECK_EQ(house.ask(Put, "/api/v1/workspace", json::text_of(after)).status, 422);
}

TEST_CASE("a password is known by its hash alone")
{
    const std::string hash = hash_password("correct horse").value();
    CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(is_password("correct horse", hash));
    CHECK_FALSE(is_password("correct horsf", hash));
    CHECK_FALSE(is_password("nobody's password", ""));
    CHECK(new_password() != new_password());
}
