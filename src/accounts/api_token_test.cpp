#include "accounts/api_token.h"

#include <doctest/doctest.h>

using namespace candor;
using namespace candor::accounts;

TEST_CASE("a token says which workspace it is for, and nothing else is taken for one")
{
    const std::string workspace = new_uuid();
    const std::string token = new_token(workspace);
    REQUIRE(sent_token("Bearer " + token));
    CHECK_EQ(sent_token("Bearer " + token)->workspace_id, workspace);
    CHECK_EQ(sent_token("bearer  " + token)->text, token);
    CHECK_NE(new_token(workspace), token);
    for (const std::string& sent : {std::string(), token, "Basic " + token, "Bearer cdr_" + token,
             "Bearer cdr_" + std::string(32, 'x') + "_secret", std::string("Bearer cdr_1234"),
             "Bearer " + token + std::string(200, 'x')})
        CHECK_FALSE(sent_token(sent));
}

TEST_CASE("a token may no more than its owner, and no more than its scope")
{
    for (const auto& [owner, owner_name] : names_of(Role{}))
        for (const auto& [scope, scope_name] : names_of(Scope{})) {
            CHECK(access_with(scope, owner) <= owner);
            CHECK(access_with(scope, owner) <= Role::Administrator);
            CHECK((scope == Scope::Administer || access_with(scope, owner) <= Role::Member));
        }
    CHECK_EQ(access_with(Scope::Write, Role::Owner), Role::Member);
    CHECK_EQ(access_with(Scope::Administer, Role::Reader), Role::Reader);
}
