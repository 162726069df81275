#include "http/static_files.h"

#include <doctest/doctest.h>

using namespace candor;
using namespace candor::http;

namespace {

constexpr StaticFile files[] = {
    {"/index.html", "<meta name=csp-nonce content=__CSP_NONCE__>", "", ""},
    {"/assets/index-DRpT4hR8.js", "let long = 1", "br", "gz"},
    {"/mark.svg", "<svg/>", "", ""},
};

struct Site {
    StaticFiles site;
    Router router;

    explicit Site(std::span<const StaticFile> served) : site(served) { site.add_routes(router); }

    Reply get(std::string path, Method method = Method::Get)
    {
        Request request{.method = method, .path = std::move(path)};
        return router.answer(request);
    }
};

} // namespace

TEST_CASE("a file with a hash in its name is kept for ever, with its compressed forms")
{
    const Reply reply = Site(files).get("/assets/index-DRpT4hR8.js");
    CHECK_EQ(reply.type, "text/javascript");
    CHECK_EQ(reply.header("Cache-Control"), "public, max-age=31536000, immutable");
    CHECK_EQ(reply.etag.size(), 24);
    CHECK_EQ(reply.content->brotli, "br");
    CHECK_EQ(reply.content->gzip, "gz");
}

TEST_CASE("any other file is asked for again, by its etag")
{
    const Reply reply = Site(files).get("/mark.svg");
    CHECK_EQ(reply.type, "image/svg+xml");
    CHECK_EQ(reply.etag.size(), 24);
    CHECK_EQ(reply.header("Cache-Control"), "");
}

TEST_CASE("every page starts with the same document and a nonce of its own")
{
    Site site(files);
    const Reply today = site.get("/");
    const Reply review = site.get("/reviews/PM-14");
    CHECK_EQ(review.type, "text/html");
    const std::string_view body = review.body();
    const std::size_t start = body.rfind('=') + 1;
    const std::string nonce(body.substr(start, body.size() - 1 - start));
    CHECK_EQ(nonce.size(), 22);
    CHECK_EQ(review.header("Content-Security-Policy"), content_policy(nonce));
    CHECK(
        content_policy(nonce).find("style-src 'self' 'nonce-" + nonce + "';") != std::string::npos);
    CHECK_NE(today.body(), body);
    CHECK_EQ(today.etag, "");
}

TEST_CASE("what is no page is not answered with one")
{
    Site site(files);
    CHECK_EQ(site.get("/assets/index-old.js").status, 404);
    CHECK_EQ(site.get("/robots.txt").status, 404);
    CHECK_EQ(site.get("/api/v1/nothing").status, 404);
    CHECK_EQ(site.get("/api/v1/nothing", Method::Post).status, 404);
    CHECK_EQ(site.get("/index.html").status, 404);
}

TEST_CASE("without its pages the program says so")
{
    const Reply reply = Site({}).get("/reviews");
    CHECK_EQ(reply.status, 404);
    CHECK(reply.body().find("without its pages") != std::string_view::npos);
}
