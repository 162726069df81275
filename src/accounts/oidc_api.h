#pragma once

#include "accounts/oidc_provider.h"
#include "accounts/session_api.h"

namespace candor::accounts {

/// The way to the provider and back, as a browser goes it: both answers lead on to a page.
class OidcApi {
public:
    OidcApi(storage::Database& database,
        const Clock& clock,
        SessionApi& sessions,
        OidcSettings settings)
        : database_(database)
        , clock_(clock)
        , sessions_(sessions)
        , provider_(std::move(settings), clock)
    {
    }

    void add_routes(http::Router& router);

private:
    struct Arrival {
        std::string session_cookie;
        std::string to;
    };

    Result<http::Reply> leave(const http::Request& request);
    Result<http::Reply> come_back(const http::Request& request);

    Result<Arrival> arrive(const http::Request& request, const std::optional<Journey>& journey);
    Result<Identity> identify(const http::Request& request, const Journey& journey);
    Result<std::string> admit(const std::string& workspace_id, const Identity& identity);
    Result<std::string> workspace_id();
    std::string cookie(const std::string& value, std::chrono::seconds age) const;
    std::string_view cookie_name() const;

    storage::Database& database_;
    const Clock& clock_;
    SessionApi& sessions_;
    OidcProvider provider_;
};

} // namespace candor::accounts
