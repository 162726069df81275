#include "http/metrics.h"

#include <doctest/doctest.h>

using namespace candor;
using namespace candor::http;

namespace {

bool has_line(const std::string& text, const std::string& line)
{
    return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

} // namespace

TEST_CASE("requests are counted by method, route and class of status, and timed")
{
    using namespace std::chrono_literals;
    Metrics metrics;
    const auto pass = [&](int status, std::chrono::microseconds took) {
        metrics.began();
        metrics.answered(
            {.id = "i", .method = "GET", .route = "/r/{n}", .status = status, .took = took});
    };
    metrics.connected();
    metrics.began();
    pass(200, 100us);
    pass(204, 101us);
    pass(404, 2min);
    const std::string text = metrics.text();
    const std::string labels = R"(method="GET",route="/r/{n}")";
    CHECK(has_line(text, "candor_http_requests_total{" + labels + R"(,status="2xx"} 2)"));
    CHECK(has_line(text, "candor_http_requests_total{" + labels + R"(,status="4xx"} 1)"));
    CHECK(text.find("5xx") == std::string::npos);
    const std::string duration = "candor_http_request_duration_seconds";
    CHECK(has_line(text, duration + "_bucket{" + labels + R"(,le="0.0001"} 1)"));
    CHECK(has_line(text, duration + "_bucket{" + labels + R"(,le="0.0005"} 2)"));
    CHECK(has_line(text, duration + "_bucket{" + labels + R"(,le="5"} 2)"));
    CHECK(has_line(text, duration + "_bucket{" + labels + R"(,le="+Inf"} 3)"));
    CHECK(has_line(text, duration + "_sum{" + labels + "} 120.000201"));
    CHECK(has_line(text, duration + "_count{" + labels + "} 3"));
    CHECK(has_line(text, "candor_http_requests_in_flight 1"));
    CHECK(has_line(text, "candor_http_connections 1"));
}

TEST_CASE("other rooms register what they count")
{
    Metrics metrics;
    Counter& saved = metrics.counter("candor_reviews_saved_total", "Reviews saved");
    metrics.gauge("candor_library_behind", "Changes not read yet", [] { return 1.5; });
    saved.add();
    saved.add(2);
    const std::string text = metrics.text();
    CHECK(has_line(text, "# HELP candor_reviews_saved_total Reviews saved."));
    CHECK(has_line(text, "# TYPE candor_reviews_saved_total counter"));
    CHECK(has_line(text, "candor_reviews_saved_total 3"));
    CHECK(has_line(text, "# TYPE candor_library_behind gauge"));
    CHECK(has_line(text, "candor_library_behind 1.5"));
}
