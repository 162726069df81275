// What is read comes back: any bytes that `json::read` takes are written by `json::text_of` as
// something that reads as the same value and is written the same again. Of a floating-point number
// only nearly: Boost.JSON 1.81 may be wrong in the last place.

#include "base/json.h"

#include <cmath>
#include <cstddef>
#include <cstdint>

using namespace candor;

namespace {

enum class Kind { Plain, Rich };
constexpr auto names_of(Kind)
{
    return std::to_array<Named<Kind>>({{Kind::Plain, "plain"}, {Kind::Rich, "rich"}});
}

struct Leaf {
    std::string text;
    Kind kind = Kind::Plain;
    std::optional<Instant> at;
    friend bool operator==(const Leaf&, const Leaf&) = default;
};
BOOST_DESCRIBE_STRUCT(Leaf, (), (text, kind, at))

struct Tree {
    Id<struct TreeTag> id;
    std::vector<Leaf> leaves;
    std::map<std::string, std::vector<std::int64_t>> counts;
    std::optional<double> weight;
    bool tall = false;
    std::optional<json::Raw> rest;
    friend bool operator==(const Tree&, const Tree&) = default;
};
BOOST_DESCRIBE_STRUCT(Tree, (), (id, leaves, counts, weight, tall, rest))

bool is_near(std::optional<double> a, std::optional<double> b)
{
    return a.has_value() == b.has_value()
           && (!a || std::abs(*a - *b) <= 1e-12 * std::abs(*b) + 1e-300);
}

Tree without_fractions(Tree tree)
{
    tree.weight.reset();
    tree.rest.reset();
    return tree;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Result<Tree> tree = json::read<Tree>(text);
    if (!tree) {
        ENSURE(tree.error().kind == ErrorKind::Invalid && !tree.error().message.empty());
        return 0;
    }
    const Result<Tree> read_again = json::read<Tree>(json::text_of(*tree));
    ENSURE(read_again);
    ENSURE(read_again->rest.has_value() == tree->rest.has_value());
    ENSURE(is_near(read_again->weight, tree->weight));
    const Tree first = without_fractions(*tree);
    const Tree again = without_fractions(*read_again);
    ENSURE(again == first);
    ENSURE(json::text_of(again) == json::text_of(first));
    return 0;
}
