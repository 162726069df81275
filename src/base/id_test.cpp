#include "base/id.h"

#include <doctest/doctest.h>
#include <vector>

using namespace candor;

TEST_CASE("ids are UUIDs of version 7, each after the one before")
{
    std::string before = new_uuid();
    CHECK_EQ(before[14], '7');
    for (int i = 0; i < 20'000; ++i) {
        const std::string next = new_uuid();
        REQUIRE(is_uuid(next));
        REQUIRE(before < next);
        before = next;
    }
    CHECK_FALSE(is_uuid("0190-"));
    CHECK_FALSE(is_uuid("0190AAAA-0000-7000-8000-000000000000"));
}
