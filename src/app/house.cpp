#include "app/house.h"

#include "app/assets.h"
#include "app/version.h"

namespace candor::app {

House::House(storage::Database& database, const Clock& clock, HouseOptions options)
    : database_(database)
    , sessions_(database,
          clock,
          {.cookie_is_secure = options.cookie_is_secure,
              .has_passwords = options.has_passwords,
              .provider_name = options.oidc.name})
    , people_(database, clock, {.has_passwords = options.has_passwords})
    , tokens_(database, clock)
    , oidc_(database, clock, sessions_, std::move(options.oidc))
    , second_factors_(database, clock, sessions_)
    , workspace_(database, clock)
    , reviews_(database, clock)
    , readers_(database, clock)
    , notes_(database, clock)
    , reports_(database, clock)
    , teams_(database, clock)
    , audit_(database)
    , section_order_(database, clock)
    , events_(database, clock)
    , sections_(database, clock)
    , event_(database, clock)
    , phases_(database, clock)
    , attempts_(database, clock)
    , surprises_(database, clock)
    , factors_(database, clock)
    , lessons_(database, clock)
    , actions_(database, clock)
    , set_aside_(database, clock)
    , templates_(database, clock)
    , today_(database, clock)
    , history_(database, clock)
    , imports_(database, clock, std::move(options.uploads))
    , pages_(database)
    , pictures_(database)
    , library_(database)
    , indexer_(database)
    , hub_(
          database,
          guide_,
          [this](const http::Request& request) { return sessions_.authenticate(request); },
          metrics_)
    , health_(database, router_, metrics_, std::move(options.metrics_readers))
    , files_(assets())
{
    const auto open = [this](auto&... rooms) { (rooms.add_routes(router_), ...); };
    open(health_, sessions_, people_, teams_, tokens_, oidc_, second_factors_, workspace_, audit_,
        templates_, today_, library_, reviews_, readers_, notes_, reports_, section_order_, events_,
        sections_, event_, phases_, attempts_, surprises_, factors_, lessons_, actions_, set_aside_,
        coach_, history_, imports_, pages_, pictures_, hub_);
    files_.add_routes(router_); // Last: the start page takes every address that is left.
    router_.authenticate_with(
        [this](const http::Request& request) { return sessions_.authenticate(request); });
}

} // namespace candor::app
