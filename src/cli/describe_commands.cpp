#include "accounts/access.h"
#include "app/house.h"
#include "app/version.h"
#include "cli/commands.h"
#include "reviews/access.h"
#include "reviews/layers.h"

#include <fmt/ostream.h>

namespace candor::cli {

namespace {

/// Runs `work(router)` on the doors of a house that nobody lives in.
template <class Work>
Result<ExitCode> with_router(Work&& work)
{
    const std::unique_ptr<storage::Database> nothing = TRY(storage::open_sqlite({":memory:"}));
    const SystemClock clock;
    app::House house(*nothing, clock, {});
    work(house.router());
    return ExitCode::Done;
}

} // namespace

Result<ExitCode> routes(std::ostream& out)
{
    return with_router([&](const http::Router& router) {
        for (const http::Route& route : router.routes())
            fmt::print(out, "{:<7}{:<50}{:<15}{}\n", name_of(route.door.method), route.door.path,
                name_of(route.door.access), route.door.summary);
    });
}

Result<ExitCode> access_tables(std::ostream& out)
{
    out << accounts::access_table() << reviews::access_table() << reviews::layers_table();
    return ExitCode::Done;
}

Result<ExitCode> openapi(std::ostream& out)
{
    return with_router(
        [&](const http::Router& router) { out << http::openapi(router, app::version) << '\n'; });
}

} // namespace candor::cli
