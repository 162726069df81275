#include "http/router.h"

#include <doctest/doctest.h>

using namespace candor;
using namespace candor::http;

namespace {

struct Greeting {
    std::string to;
};
BOOST_DESCRIBE_STRUCT(Greeting, (), (to))

struct Room {
    Result<Greeting> show(const Request& request) { return Greeting{request.parameter("name")}; }
    Result<Greeting> greet(const Request&, const Greeting& greeting) { return greeting; }
    Result<void> close(const Request&) { return conflict("somebody is in it"); }
};

struct House {
    Room room;
    Router router;
    std::optional<Caller> caller = Caller{"w", "p", Access::Member, "token"};

    House()
    {
        router.add({Method::Get, "/rooms/{name}", Access::Anyone, "One room"}, room, &Room::show);
        router.add({Method::Post, "/rooms", Access::Member, "Greets a room"}, room, &Room::greet);
        router.add({Method::Delete, "/rooms/{name}", Access::Administrator, "Closes it"}, room,
            &Room::close);
        router.add({Method::Get, "/files/{path...}", Access::Member, "A file"}, room, &Room::close);
        router.authenticate_with(
            [this](const Request&) { return Result<std::optional<Caller>>(caller); });
    }

    Reply answer(Method method,
        std::string path,
        std::string body = {},
        Headers headers = {{"x-csrf-token", "token"}})
    {
        Request request{.method = method,
            .path = std::move(path),
            .headers = std::move(headers),
            .body = std::move(body)};
        return router.answer(request);
    }
};

} // namespace

TEST_CASE("a request finds its door, and what the {names} stand for")
{
    House house;
    CHECK_EQ(house.answer(Method::Get, "/rooms/kitchen").body(), R"({"to":"kitchen"})");
    CHECK_EQ(house.answer(Method::Head, "/rooms/kitchen").status, 200);
    CHECK_EQ(house.answer(Method::Get, "/rooms/").status, 404);
    CHECK_EQ(house.answer(Method::Get, "/rooms/a/b").status, 404);
    CHECK_EQ(house.answer(Method::Put, "/rooms/kitchen").status, 405);
    CHECK_EQ(house.answer(Method::Get, "/files/a/b").status, 409);
}

TEST_CASE("a door asks who is knocking")
{
    House house;
    CHECK_EQ(house.answer(Method::Delete, "/rooms/kitchen").status, 403);
    house.caller->access = Access::Administrator;
    CHECK_EQ(house.answer(Method::Delete, "/rooms/kitchen").status, 409);
    house.caller.reset();
    CHECK_EQ(house.answer(Method::Delete, "/rooms/kitchen").status, 401);
    CHECK_EQ(house.answer(Method::Get, "/rooms/kitchen").status, 200);
}

TEST_CASE("what changes something carries the token, and does not come from another site")
{
    House house;
    const std::string body = R"({"to":"all"})";
    CHECK_EQ(house.answer(Method::Post, "/rooms", body).body(), body);
    CHECK_EQ(house.answer(Method::Post, "/rooms", body, {}).status, 403);
    CHECK_EQ(house.answer(Method::Post, "/rooms", body, {{"X-CSRF-Token", "tokem"}}).status, 403);
    const auto from = [&](Headers headers) {
        headers.emplace_back("X-CSRF-Token", "token");
        return house.answer(Method::Post, "/rooms", body, headers).status;
    };
    CHECK_EQ(from({{"Sec-Fetch-Site", "cross-site"}}), 403);
    CHECK_EQ(from({{"Sec-Fetch-Site", "same-origin"}}), 200);
    CHECK_EQ(from({{"Origin", "https://evil.example"}, {"Host", "candor.example"}}), 403);
    CHECK_EQ(from({{"Origin", "null"}, {"Host", "candor.example"}}), 403);
    CHECK_EQ(from({{"Origin", "https://candor.example"}, {"Host", "candor.example"}}), 200);
}

TEST_CASE("a method that a path does not take is told which it takes")
{
    House house;
    const Reply reply = house.answer(Method::Put, "/rooms/kitchen");
    CHECK_EQ(reply.status, 405);
    CHECK_EQ(reply.header("allow"), "GET, HEAD, DELETE");
    CHECK_EQ(house.answer(Method::Put, "/nowhere").header("Allow"), "");
}

TEST_CASE("the first of two routes that fit is taken")
{
    Room room;
    Router router;
    router.add({Method::Get, "/rooms/all", Access::Anyone, "All"}, room, &Room::close);
    router.add({Method::Get, "/rooms/{name}", Access::Anyone, "One"}, room, &Room::show);
    const auto status = [&](std::string path) {
        Request request{.path = std::move(path)};
        return router.answer(request).status;
    };
    CHECK_EQ(status("/rooms/all"), 409);
    CHECK_EQ(status("/rooms/allo"), 200);
    CHECK_EQ(status("/rooms/al"), 200);
}

TEST_CASE("an exception in a handler is answered, not fatal")
{
    Router router;
    router.add({{Method::Get, "/", Access::Anyone, "Throws"},
        [](const Request&) -> Reply { throw std::runtime_error("the innards"); }});
    Request request{.path = "/", .id = "r1"};
    const Reply reply = router.answer(request);
    CHECK_EQ(reply.status, 500);
    CHECK(reply.body().find("r1") != std::string_view::npos);
    CHECK(reply.body().find("innards") == std::string_view::npos);
}

TEST_CASE("a tag is known in a list, weak or strong, and only whole")
{
    const auto has = [](std::string known) {
        return Request{.headers = {{"If-None-Match", std::move(known)}}}.has("\"a,b\"");
    };
    CHECK(has("\"a,b\""));
    CHECK(has("W/\"a,b\""));
    CHECK(has("\"x\", W/\"y\" ,\"a,b\""));
    CHECK(has("*"));
    CHECK_FALSE(has("\"a\""));
    CHECK_FALSE(has("\"a,bc\", \"\", , x"));
    CHECK_FALSE(has(""));
    CHECK_FALSE(Request{.headers = {{"If-None-Match", "*"}}}.has(""));
}

TEST_CASE("an error is said in one form")
{
    House house;
    const Reply reply = house.answer(Method::Post, "/rooms", R"({"too":"all"})");
    CHECK_EQ(reply.status, 422);
    CHECK_EQ(
        reply.body(), R"({"error":{"kind":"invalid","message":"to is missing","field":"to"}})");
}

TEST_CASE("every door under /api is in the OpenAPI document, which is JSON")
{
    Room room;
    Router router;
    router.add({Method::Post, "/api/v1/rooms/{name}", Access::Member, "Greets \"it\"",
                   {{"loud", "How loud"}}},
        room, &Room::greet);
    router.add({Method::Get, "/healthz", Access::Anyone, "Health"}, room, &Room::close);
    const std::string text = openapi(router, "1.0");
    const auto document = json::read<std::map<std::string, json::Raw>>(text);
    REQUIRE(document);
    CHECK(text.find(R"("$ref":"#/components/schemas/Greeting")") != std::string::npos);
    CHECK(text.find(R"("name":"loud","in":"query")") != std::string::npos);
    CHECK(text.find("healthz") == std::string::npos);
}
