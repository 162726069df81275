#include "http/answer.h"

#include <algorithm>
#include <boost/beast/http/status.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>

namespace candor::http {

namespace {

bool has_body(int status) { return status >= 200 && status != 204 && status != 304; }

bool may_be_not_modified(const Request& request, const Reply& reply)
{
    return reply.status == 200 && (request.method == Method::Get || request.method == Method::Head)
           && request.has(reply.etag);
}

/// A tag names bytes; the compressed ones are others, but stand for the same page.
std::string weakened(const std::string& etag)
{
    return etag.starts_with("W/") ? etag : "W/" + etag;
}

/// Prefers what is there already; of what has to be made, gzip, which is made sooner.
Coding choose(std::string_view accepted, const Content& content)
{
    const auto takes = [&](Coding coding) { return accepts(accepted, coding); };
    if (!content.brotli.empty() && takes(Coding::Brotli))
        return Coding::Brotli;
    if (takes(Coding::Gzip))
        return Coding::Gzip;
    return takes(Coding::Brotli) ? Coding::Brotli : Coding::Identity;
}

void compress(Answer& answer, const Request& request)
{
    const Content& content = *answer.reply.content;
    const std::string_view accepted = request.header("Accept-Encoding");
    if (accepted.empty())
        return;
    answer.coding = choose(accepted, content);
    if (answer.coding == Coding::Gzip && content.gzip.empty())
        answer.made = gzip(content.plain);
    else if (answer.coding == Coding::Brotli && content.brotli.empty())
        answer.made = brotli(content.plain);
    if (answer.body().empty() || answer.body().size() >= content.plain.size()) {
        answer.coding = Coding::Identity;
        answer.made.clear();
    }
}

bool varies(const Reply& reply)
{
    return reply.content && reply.content->plain.size() >= compress_bytes_min
           && is_compressible(reply.type) && reply.header("Content-Encoding").empty();
}

/// A header is one line: what would end it is left out, wherever the value came from.
void write_line(std::string& out, std::string_view name, std::string_view value)
{
    out.append(name).append(": ");
    for (const char c : value)
        if (c == '\t' || (static_cast<unsigned char>(c) >= ' ' && c != '\x7f'))
            out.push_back(c);
    out.append("\r\n");
}

void write_status(std::string& out, int status)
{
    if (status == 200) {
        out.append("HTTP/1.1 200 OK\r\n");
        return;
    }
    const auto reason = boost::beast::http::obsolete_reason(
        boost::beast::http::int_to_status(static_cast<unsigned>(status)));
    fmt::format_to(std::back_inserter(out), "HTTP/1.1 {} {}\r\n", status,
        std::string_view(reason.data(), reason.size()));
}

void write_type(std::string& out, std::string_view type)
{
    out.append("Content-Type: ").append(type);
    if (type.starts_with("text/"))
        out.append("; charset=utf-8");
    out.append("\r\n");
}

void write_caching(std::string& out, const Reply& reply)
{
    if (!reply.etag.empty())
        write_line(out, "ETag", reply.etag);
    if (reply.header("Cache-Control").empty())
        out.append(reply.etag.empty() ? "Cache-Control: no-store\r\n"
                                      : "Cache-Control: private, no-cache\r\n");
}

} // namespace

std::string_view Answer::body() const
{
    if (!made.empty())
        return made;
    if (!reply.content)
        return {};
    switch (coding) {
    case Coding::Identity:
        return reply.content->plain;
    case Coding::Gzip:
        return reply.content->gzip;
    case Coding::Brotli:
        return reply.content->brotli;
    }
    return {};
}

Answer answer_for(const Request& request, Reply reply)
{
    Answer answer{.reply = std::move(reply)};
    const bool does_vary = varies(answer.reply);
    if (does_vary)
        answer.reply.headers.emplace_back("Vary", "Accept-Encoding");
    if (may_be_not_modified(request, answer.reply)) {
        answer.reply.status = 304;
        answer.reply.content.reset();
    } else if (does_vary) {
        compress(answer, request);
    }
    if (answer.coding != Coding::Identity && !answer.reply.etag.empty())
        answer.reply.etag = weakened(answer.reply.etag);
    return answer;
}

Protection::Protection(std::string_view public_url)
    : headers_{{"Content-Security-Policy", content_policy()}, {"X-Content-Type-Options", "nosniff"},
          {"X-Frame-Options", "DENY"}, {"Referrer-Policy", "same-origin"},
          {"Cross-Origin-Opener-Policy", "same-origin"},
          {"Cross-Origin-Resource-Policy", "same-origin"},
          {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"}}
{
    if (public_url.starts_with("https://"))
        headers_.emplace_back("Strict-Transport-Security", "max-age=31536000");
    for (const auto& [name, value] : headers_)
        write_line(all_, name, value);
}

void Protection::write(std::string& head, const Headers& own) const
{
    if (own.empty()) {
        head.append(all_);
        return;
    }
    for (const auto& [name, value] : headers_)
        if (header_in(own, name).empty())
            head.append(name).append(": ").append(value).append("\r\n");
}

void write_head(std::string& out, const Answer& answer, const Surroundings& surroundings)
{
    const Reply& reply = answer.reply;
    write_status(out, reply.status);
    out.append("Date: ").append(surroundings.date).append("\r\n");
    if (surroundings.connection == Connection::Close)
        out.append("Connection: close\r\n");
    if (has_body(reply.status)) {
        if (!reply.type.empty() && reply.content)
            write_type(out, reply.type);
        fmt::format_to(std::back_inserter(out), "Content-Length: {}\r\n", answer.body().size());
        if (answer.coding != Coding::Identity)
            out.append("Content-Encoding: ").append(name_of(answer.coding)).append("\r\n");
    }
    write_caching(out, reply);
    for (const auto& [name, value] : reply.headers)
        write_line(out, name, value);
    surroundings.protection.write(out, reply.headers);
    out.append("X-Request-Id: ").append(surroundings.request_id).append("\r\n\r\n");
}

std::string http_date(Instant now)
{
    const auto time = std::chrono::system_clock::to_time_t(now);
    return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(time));
}

} // namespace candor::http
