// What the server itself costs: 10 KB that are made once, behind a brief door with an authenticator
// that knows one session. `bench/serving.py` measures it beside nginx.
//
//     http_bench_server BYTES [brief|long] [THREADS]
//
// Prints its port on the first line and serves until SIGTERM.

#include "http/compress.h"
#include "http/metrics.h"
#include "http/server.h"

#include <cstdio>

using namespace candor;
using namespace candor::http;

namespace {

Result<std::optional<Caller>> known_session(const Request& request)
{
    if (request.header("Cookie").find("session=bench") == std::string_view::npos)
        return std::optional<Caller>();
    return std::optional<Caller>(Caller{"workspace", "person", Access::Member, "token"});
}

std::string page(std::size_t bytes)
{
    std::string text = "{\"text\":\"";
    while (text.size() + 2 < bytes)
        text += "abcdefghijklmnopqrstuvwxyz "[text.size() % 27];
    return text + "\"}";
}

} // namespace

int main(int count, char** arguments)
{
    const std::size_t bytes = count > 1 ? std::stoul(arguments[1]) : 10'000;
    const bool is_long = count > 2 && std::string_view(arguments[2]) == "long";
    const unsigned threads = count > 3 ? static_cast<unsigned>(std::stoul(arguments[3])) : 0;

    const auto content = compressed(page(bytes));
    Router router;
    Door door{Method::Get, "/api/v1/reviews/{number}", Access::Member, "A page"};
    door.duration = is_long ? Duration::Long : Duration::Brief;
    router.add(
        {door, [&](const Request&) { return Reply{.content = content, .etag = "\"bench\""}; }});
    router.authenticate_with(known_session);

    Metrics metrics;
    RequestLog request_log;
    Result<Server> server =
        Server::listen({.port = 0, .threads = threads, .stops_on_signals = true}, router,
            {&metrics, &request_log});
    if (!server) {
        std::fprintf(stderr, "%s\n", server.error().message.c_str());
        return 1;
    }
    std::printf("%d\n", server->port());
    std::fflush(stdout);
    return server->run() == Ending::Finished ? 0 : 1;
}
