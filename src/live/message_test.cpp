#include "live/message.h"
#include "live/presence.h"

#include <doctest/doctest.h>

using namespace candor;
using namespace candor::live;

TEST_CASE("a message of a client is one of ours, or refused with a reason")
{
    const auto ask = read_ask(R"({"watch":"review/14","from":123})");
    REQUIRE(ask);
    CHECK_EQ(ask->topic, "review/14");
    CHECK_EQ(ask->from, 123);
    CHECK_EQ(read_ask(R"({"leave":"reviews"})")->act, Ask::Act::Leave);
    for (const char* text : {"", "{}", "[]", "null", R"({"watch":"a","leave":"a"})",
             R"({"watch":""})", R"({"watch":"A"})", R"({"watch":"a\"b"})",
             R"({"watch":"a","from":-1})", R"({"watch":"a","form":1})", R"({"watch":7})"})
        CHECK_MESSAGE(!read_ask(text), text);
}

TEST_CASE("many changes are told in messages of a bounded size, in order")
{
    const std::vector<std::string> changes(
        5, "\"" + std::string(message_bytes_max / 2, 'x') + "\"");
    const auto messages = changes_messages("t", changes);
    CHECK_EQ(messages.size(), 5);
    CHECK(changes_messages("t", {}).empty());
    CHECK_EQ(changes_messages("t", {"1", "2"}),
        std::vector<std::string>{R"({"topic":"t","changes":[1,2]})"});
}

TEST_CASE("who is there on other nodes is there, until they leave or their node says nothing more")
{
    using namespace std::chrono_literals;
    Presence presence;
    const Onlooker ada{"a", "Ada"}, ben{"b", "Ben"};
    const Presence::Clock::time_point now{};
    presence.enter("t", ada);
    presence.hear({"node-2", "t", {ada, ben}}, now);
    presence.hear({"node-3", "t", {ben}}, now + 1min);
    CHECK_EQ(presence.here("t"), std::vector<Onlooker>{ada, ben});
    CHECK_EQ(presence.here_ourselves("t"), std::vector<Onlooker>{ada});
    presence.hear({"node-2", "t", {}}, now + 1min);
    CHECK_EQ(presence.here("t"), std::vector<Onlooker>{ada, ben});
    presence.take_changed();
    presence.hear({"node-3", "t", {ben}}, now + 2min);
    CHECK(presence.take_changed().empty());
    presence.forget_before(now + 3min);
    CHECK_EQ(presence.take_changed(), std::set<std::string>{"t"});
    CHECK_EQ(presence.here("t"), std::vector<Onlooker>{ada});
}
