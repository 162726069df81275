#include "base/json.h"

#include <doctest/doctest.h>

using namespace candor;

namespace {

enum class Colour { Red, DarkBlue };
constexpr auto names_of(Colour)
{
    return std::to_array<Named<Colour>>({{Colour::Red, "red"}, {Colour::DarkBlue, "dark_blue"}});
}

struct Point {
    int x = 0;
    std::optional<std::string> label;
    std::vector<Colour> colours;
    friend bool operator==(const Point&, const Point&) = default;
};
BOOST_DESCRIBE_STRUCT(Point, (), (x, label, colours))

struct Shape {
    std::vector<Point> points;
    Instant drawn_at;
    friend bool operator==(const Shape&, const Shape&) = default;
};
BOOST_DESCRIBE_STRUCT(Shape, (), (points, drawn_at))

Error error_of(std::string_view text) { return json::read<Shape>(text).error(); }

} // namespace

TEST_CASE("a described struct comes back as it was written")
{
    const Shape shape{
        {{1, "a \"b\"\n\x01", {Colour::DarkBlue}}, {-2, std::nullopt, {}}}, from_micros(1'500'000)};
    const std::string text = json::text_of(shape);
    CHECK_EQ(text, R"({"points":[{"x":1,"label":"a \"b\"\n\u0001","colours":["dark_blue"]},)"
                   R"({"x":-2,"label":null,"colours":[]}],"drawn_at":"1970-01-01T00:00:01.500Z"})");
    CHECK(json::read<Shape>(text).value() == shape);
}

TEST_CASE("an error names the place and what is expected there")
{
    CHECK_EQ(
        error_of(R"({"points":[{"x":1,"colours":["green"]}],"drawn_at":"1970-01-01T00:00:00Z"})")
            .message,
        "points[0].colours[0] is \"green\", and has to be one of red, dark_blue");
    CHECK_EQ(error_of(R"({"points":[{"x":1.5,"colours":[]}]})").field, "points[0].x");
    CHECK_EQ(error_of(R"({"points":[]})").message, "drawn_at is missing");
    CHECK_EQ(error_of(R"({"points":[],"drawn_at":"1970-01-01T00:00:00Z","pionts":1})").message,
        "pionts is not a field that is known here; check its spelling");
    CHECK_EQ(error_of(R"({"points":[],"drawn_at":"yesterday"})").field, "drawn_at");
    CHECK_EQ(error_of(R"([])").message, "the document is an object in braces");
    CHECK_EQ(error_of("{").kind, ErrorKind::Invalid);
}

TEST_CASE("text comes in in normal form C, and without zero bytes")
{
    CHECK_EQ(json::read<std::string>("\"e\\u0301\"").value(), "é");
    CHECK_FALSE(json::read<std::string>("\"a\\u0000b\""));
}
