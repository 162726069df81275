#include "app/health_api.h"

#include "app/version.h"
#include "base/id.h"

#include <fmt/format.h>

namespace candor::app {

void HealthApi::add_routes(http::Router& router)
{
    using enum http::Method;
    using enum http::Access;
    router.add({.method = Get,
                   .path = "/healthz",
                   .access = Anyone,
                   .summary = "Whether the program is alive",
                   .duration = http::Duration::Brief},
        *this, &HealthApi::alive);
    router.add({.method = Get,
                   .path = "/readyz",
                   .access = Anyone,
                   .summary = "Whether the database answers"},
        *this, &HealthApi::ready);
    router.add({.method = Get,
                   .path = "/metrics",
                   .access = Anyone,
                   .summary = "Counts and durations as Prometheus reads them"},
        *this, &HealthApi::measure);
    router.add({.method = Get,
                   .path = "/api/v1/openapi.json",
                   .summary = "The description of every door under /api"},
        *this, &HealthApi::describe);
}

Result<http::Reply> HealthApi::alive(const http::Request&)
{
    return http::Reply::of(200, "text/plain", "ok\n");
}

Result<http::Reply> HealthApi::ready(const http::Request&)
{
    TRY(database_.read([](storage::Connection& connection) {
        return connection.run("SELECT number FROM migrations LIMIT 1");
    }));
    return http::Reply::of(200, "text/plain", "ok\n");
}

Result<http::Reply> HealthApi::measure(const http::Request& request)
{
    if (!metrics_readers_.hold(request.remote_address))
        return forbidden("counts are told to the addresses that the setting metrics-readers names");
    return http::Reply::of(200, "text/plain; version=0.0.4", metrics_.text());
}

Result<http::Reply> HealthApi::describe(const http::Request&)
{
    http::Reply reply = http::Reply::json(http::openapi(router_, version));
    reply.etag = fmt::format("\"{}\"", digest(reply.body()));
    return reply;
}

} // namespace candor::app
