#pragma once

#include "accounts/token_store.h"
#include "base/instant.h"
#include "http/router.h"

namespace candor::accounts {

/// API tokens over HTTP: one's own, and those of services. No token opens these doors, so that none
/// outlives its end by making another.
class TokenApi {
public:
    TokenApi(storage::Database& database, const Clock& clock) : database_(database), clock_(clock)
    {
    }

    void add_routes(http::Router& router);

private:
    struct TokenList {
        std::vector<ApiToken> tokens;
        BOOST_DESCRIBE_CLASS(TokenList, (), (tokens), (), ())
    };
    struct NewToken {
        std::string name;
        Scope scope = Scope::Read;
        std::int64_t days = 0;
        BOOST_DESCRIBE_CLASS(NewToken, (), (name, scope, days), (), ())
    };
    struct AddedToken {
        ApiToken token;
        std::string secret; ///< What a request sends. Shown once: only its hash is kept.
        BOOST_DESCRIBE_CLASS(AddedToken, (), (token, secret), (), ())
    };

    Result<TokenList> list(const http::Request& request);
    Result<AddedToken> add(const http::Request& request, const NewToken& body);
    Result<void> revoke(const http::Request& request);

    Result<Person> owner(storage::Connection& connection, const http::Request& request) const;
    changes::Author author(const http::Request& request) const;

    storage::Database& database_;
    const Clock& clock_;
};

} // namespace candor::accounts
