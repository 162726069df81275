#include "reviews/history.h"

#include "reviews/history_store.h"
#include "reviews/kept_value.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace candor;
using namespace candor::reviews;
using changes::Act;

namespace {

/// A step as `minute person act item`, like `3 ada changed section/s1`; the newest first, numbered down.
std::vector<Step> steps(std::initializer_list<std::string_view> told)
{
    std::vector<Step> steps;
    auto number = static_cast<std::int64_t>(told.size());
    for (const std::string_view text : told) {
        const std::size_t first = text.find(' ');
        const std::size_t second = text.find(' ', first + 1);
        const std::size_t third = text.find(' ', second + 1);
        const std::size_t slash = text.find('/');
        const int minute = std::stoi(std::string(text.substr(0, first)));
        steps.push_back({number--, from_micros(minute * 60'000'000LL),
            std::string(text.substr(first + 1, second - first - 1)),
            std::string(text.substr(third + 1, slash - third - 1)),
            std::string(text.substr(slash + 1)),
            *value_named<Act>(text.substr(second + 1, third - second - 1))});
    }
    return steps;
}

/// `ada changed 2 section [1-4]`, a line a group.
std::string groups(std::initializer_list<std::string_view> told)
{
    std::string text;
    for (const StepGroup& group : grouped(steps(told)))
        text += fmt::format("{} {} {} {} [{}-{}]\n", group.person_id, name_of(group.act),
            group.item_ids.size(), group.item, group.first, group.last);
    return text;
}

std::string difference(std::string before, std::string after)
{
    std::string text;
    for (const auto& [name, value] : differing({std::move(before)}, {std::move(after)}))
        text.append(name).append(" ");
    return text;
}

} // namespace

TEST_CASE("what somebody writes in one go is told once")
{
    CHECK_EQ(
        groups({"5 ada changed section/s", "3 ada changed section/s", "1 ada changed section/s"}),
        "ada changed 1 section [1-3]\n");
    CHECK_EQ(
        groups({"5 ada changed lesson/l", "4 ada added lesson/l"}), "ada added 1 lesson [1-2]\n");
}

TEST_CASE("a pause, another person or another thing begins a new entry")
{
    CHECK_EQ(groups({"20 ada changed section/s", "1 ada changed section/s"}),
        "ada changed 1 section [2-2]\nada changed 1 section [1-1]\n");
    CHECK_EQ(groups({"2 ben changed section/s", "1 ada changed section/s"}),
        "ben changed 1 section [2-2]\nada changed 1 section [1-1]\n");
    CHECK_EQ(
        groups({"3 ada changed section/s", "2 ada changed section/t", "1 ada changed section/s"}),
        "ada changed 1 section [3-3]\nada changed 1 section [2-2]\nada changed 1 section [1-1]\n");
    CHECK_EQ(groups({"2 ada changed section/s", "1 ada deleted section/s"}),
        "ada changed 1 section [2-2]\nada deleted 1 section [1-1]\n");
}

TEST_CASE("the facts of a review are not one thing")
{
    CHECK_EQ(groups({"2 ada changed review/r", "1 ada changed review/r"}),
        "ada changed 1 review [2-2]\nada changed 1 review [1-1]\n");
}

TEST_CASE("what one request did to many is told once, each kind by itself")
{
    CHECK_EQ(groups({"1 ada added event/b", "1 ada added evidence/f", "1 ada added event/a",
                 "1 ada added evidence/e"}),
        "ada added 2 event [2-4]\nada added 2 evidence [1-3]\n");
    const auto all = grouped(steps({"1 ada added event/b", "1 ada added evidence/f"}));
    CHECK_EQ(all.at(0).request_first, 1);
    CHECK_EQ(all.at(1).request_first, 1);
}

TEST_CASE("a difference is of members, and revisions are none")
{
    CHECK_EQ(difference(R"({"title":"a","body":"x","revision":1})",
                 R"({"title":"a","body":"y","revision":2})"),
        "body ");
    CHECK_EQ(difference("null", R"({"title":"a"})"), "");
    CHECK_EQ(difference(R"({"title":"a"})", "null"), "title ");
}

TEST_CASE(
    "a value from before a member was added, or after one was taken away, is read all the same")
{
    const auto lesson = read_kept<Lesson>({R"({"id":"l","text":"Call early","mood":"good"})"});
    CHECK_EQ(lesson->text, "Call early");
    CHECK_EQ(lesson->elsewhere, "");
    CHECK_FALSE(read_kept<Lesson>({R"({"kind":"of an age to come"})"}));
}
