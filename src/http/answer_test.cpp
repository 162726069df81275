#include "http/answer.h"

#include <doctest/doctest.h>

using namespace candor;
using namespace candor::http;

namespace {

std::string head_of(Reply reply, Headers asked = {}, Connection connection = Connection::Keep)
{
    const Protection protection("");
    const Request request{.headers = std::move(asked)};
    std::string head;
    write_head(
        head, answer_for(request, std::move(reply)), {protection, "Now", "id-1", connection});
    return head;
}

bool has(const std::string& head, const std::string& line)
{
    return head.find("\r\n" + line + "\r\n") != std::string::npos;
}

} // namespace

TEST_CASE("what a client takes is read with its weights")
{
    CHECK(accepts("gzip, br", Coding::Brotli));
    CHECK(accepts("GZIP;q=0.1", Coding::Gzip));
    CHECK(accepts("*", Coding::Gzip));
    CHECK(accepts("", Coding::Identity));
    CHECK_FALSE(accepts("", Coding::Gzip));
    CHECK_FALSE(accepts("gzip;q=0", Coding::Gzip));
    CHECK_FALSE(accepts("gzip;q=0.000, *", Coding::Gzip));
    CHECK_FALSE(accepts("*;q=0", Coding::Gzip));
    CHECK_FALSE(accepts("xgzip, bro,;;,", Coding::Brotli));
}

TEST_CASE("only text of some length is compressed, and only if that makes it smaller")
{
    const Headers gzip{{"Accept-Encoding", "gzip"}};
    const std::string text(2000, 'a');
    CHECK(has(head_of(Reply::json(text), gzip), "Content-Encoding: gzip"));
    CHECK_FALSE(has(head_of(Reply::json(text)), "Content-Encoding: gzip"));
    CHECK(has(head_of(Reply::json(text.substr(0, 1000)), gzip), "Content-Length: 1000"));
    CHECK(has(head_of(Reply::of(200, "image/png", text), gzip), "Content-Length: 2000"));
    CHECK(has(
        head_of(Reply::of(200, "text/plain", random_token(3000)), gzip), "Vary: Accept-Encoding"));
    CHECK(has(head_of(Reply::of(404, "image/svg+xml", text), gzip), "Content-Encoding: gzip"));
}

TEST_CASE("what is compressed already is sent so, brotli first")
{
    Reply reply{.content = std::make_shared<const Content>(
                    Content{std::string(2000, 'a'), "zipped", "brotlied"})};
    CHECK(has(head_of(reply, {{"Accept-Encoding", "gzip, br"}}), "Content-Length: 8"));
    CHECK(has(head_of(reply, {{"Accept-Encoding", "gzip"}}), "Content-Length: 6"));
    CHECK(has(head_of(reply), "Content-Length: 2000"));
    const auto made = compressed(std::string(2000, 'a'));
    CHECK_FALSE(made->gzip.empty());
    CHECK_FALSE(made->brotli.empty());
}

TEST_CASE("an answer says whether it may be kept")
{
    Reply reply = Reply::json("{}");
    CHECK(has(head_of(reply), "Cache-Control: no-store"));
    reply.etag = "\"e\"";
    CHECK(has(head_of(reply), "Cache-Control: private, no-cache"));
    reply.headers = {{"cache-control", "public"}};
    CHECK_FALSE(has(head_of(reply), "Cache-Control: private, no-cache"));
}

TEST_CASE("a reply that brings its own protection keeps it")
{
    Reply reply = Reply::of(200, "text/html", "");
    reply.headers = {{"content-security-policy", "sandbox"}};
    const std::string head = head_of(reply);
    CHECK(has(head, "content-security-policy: sandbox"));
    CHECK(head.find("Content-Security-Policy") == std::string::npos);
    CHECK(has(head, "X-Content-Type-Options: nosniff"));
    CHECK(has(head, "Content-Type: text/html; charset=utf-8"));
}

TEST_CASE("a header stays one line, whatever is in it")
{
    Reply reply = Reply::see_other("/a\r\nSet-Cookie: b=c\n\n");
    reply.headers.emplace_back("X-Name", "é\tx");
    const std::string head = head_of(reply);
    CHECK(has(head, "Location: /aSet-Cookie: b=c"));
    CHECK(has(head, "X-Name: é\tx"));
    CHECK(has(head, "Content-Length: 0"));
}

TEST_CASE("an answer without a body has no length")
{
    CHECK(head_of(Reply::no_content()).starts_with("HTTP/1.1 204 No Content\r\nDate: Now\r\n"));
    CHECK(head_of(Reply::no_content()).find("Content-")
          == head_of(Reply::no_content()).find("Content-Security"));
    CHECK(has(head_of(Reply::json("{}"), {}, Connection::Close), "Connection: close"));
    CHECK_EQ(http_date(from_micros(784'111'777'000'000)), "Sun, 06 Nov 1994 08:49:37 GMT");
}
