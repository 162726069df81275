#include "http/request_parser.h"

#include "base/ascii.h"
#include "http/target.h"

namespace candor::http {

namespace beast = boost::beast::http;

namespace {

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

std::optional<Method> method_of(beast::verb verb)
{
    switch (verb) {
    case beast::verb::get:
        return Method::Get;
    case beast::verb::head:
        return Method::Head;
    case beast::verb::post:
        return Method::Post;
    case beast::verb::put:
        return Method::Put;
    case beast::verb::delete_:
        return Method::Delete;
    default:
        return std::nullopt;
    }
}

} // namespace

RequestParser::RequestParser(const Limits& limits) : limits_(limits)
{
    body_limit(boost::none); // Counted here: how much is allowed depends on the route.
    header_limit(static_cast<std::uint32_t>(limits.header_bytes));
}

Reply RequestParser::refusal() const
{
    return error_reply(refused_status_, refused_kind_, std::string(refused_message_));
}

void RequestParser::refuse(int status, std::string_view kind, std::string_view message)
{
    if (stage_ == Stage::Refused)
        return;
    stage_ = Stage::Refused;
    refused_status_ = status;
    refused_kind_ = kind;
    refused_message_ = message;
}

void RequestParser::refuse(const Code& code)
{
    if (code == beast::error::header_limit)
        refuse(431, "header_too_large", "the header is larger than 16 KB, which is the most");
    else if (code == beast::error::bad_version)
        refuse(505, "version_not_supported", "this server speaks HTTP/1.1 and HTTP/1.0");
    else
        refuse(400, "malformed", "this is not a request as HTTP/1.1 writes it");
}

std::optional<std::uint64_t> RequestParser::body_bytes_announced() const
{
    const boost::optional<std::uint64_t> bytes = content_length();
    return bytes ? std::optional(*bytes) : std::nullopt;
}

std::size_t RequestParser::feed(std::string_view bytes)
{
    if (stage_ == Stage::Header)
        return feed_header(bytes);
    return stage_ == Stage::Body ? feed_body(bytes) : 0;
}

std::size_t RequestParser::feed_header(std::string_view bytes)
{
    std::size_t taken = 0;
    if (!has_begun()) // RFC 9112, 2.2: an empty line before the request line is passed over.
        while (bytes.substr(taken).starts_with("\r\n"))
            taken += 2;
    Code code;
    const std::string_view rest = bytes.substr(taken);
    if (!rest.empty()) {
        const std::size_t used = put({rest.data(), rest.size()}, code);
        taken += used;
        header_bytes_ += used;
        if (header_bytes_ + (is_header_done() ? 0 : rest.size() - used) > limits_.header_bytes)
            code = beast::error::header_limit;
        if (code && code != beast::error::need_more)
            refuse(code);
        else if (is_header_done() && stage_ == Stage::Header)
            stage_ = is_done() ? Stage::Done : Stage::Body;
    }
    return taken;
}

std::size_t RequestParser::feed_body(std::string_view bytes)
{
    eager(true);
    Code code;
    const std::uint64_t before = body_bytes_;
    const std::size_t taken = put({bytes.data(), bytes.size()}, code);
    framing_bytes_ += taken - static_cast<std::size_t>(body_bytes_ - before);
    // Extensions of chunks and trailers are kept by nobody: more of them than of body is an attack.
    const bool waits_for_more = code == beast::error::need_more;
    if ((waits_for_more && bytes.size() - taken > limits_.header_bytes)
        || framing_bytes_ > limits_.header_bytes + 16 * body_bytes_)
        code = beast::error::bad_chunk;
    if (code && code != beast::error::need_more)
        refuse(code);
    else if (is_done() && stage_ == Stage::Body)
        stage_ = Stage::Done;
    return taken;
}

void RequestParser::on_request_impl(Verb verb, Text, Text target, int version, Code& code)
{
    const std::optional<Method> method = method_of(verb);
    version_ = version;
    is_method_known_ = method.has_value();
    request_.method = method.value_or(Method::Get);
    if (!read_target(view(target), request_))
        code = beast::error::bad_target;
}

bool RequestParser::refuse_field(Field field, std::string_view value)
{
    if (field == Field::host && ++hosts_ > 1)
        refuse(400, "malformed", "a request names one host");
    if (field == Field::transfer_encoding && !same_letters(value, "chunked"))
        refuse(501, "not_implemented", "chunked is the only Transfer-Encoding that is known here");
    if (field == Field::expect && !same_letters(value, "100-continue"))
        refuse(417, "expectation_failed", "100-continue is the only Expect that is known here");
    return stage_ == Stage::Refused;
}

void RequestParser::on_field_impl(Field field, Text name, Text value, Code& code)
{
    if (stage_ != Stage::Header)
        return; // A trailer.
    if (refuse_field(field, view(value))) {
        code = beast::error::bad_value;
        return;
    }
    expects_continue_ |= field == Field::expect;
    add_header(view(name), view(value));
    if (request_.headers.size() > headers_max) {
        refuse(431, "header_too_large", "there are more than 100 headers, which is the most");
        code = beast::error::header_limit;
    }
}

/// RFC 9110, 5.3: a name that comes twice means the two values as a list.
void RequestParser::add_header(std::string_view name, std::string_view value)
{
    for (auto& [known, list] : request_.headers)
        if (same_letters(known, name)) {
            list.append(same_letters(name, "Cookie") ? "; " : ", ").append(value);
            return;
        }
    request_.headers.emplace_back(name, value);
}

void RequestParser::on_header_impl(Code& code)
{
    if (version_ == 11 && hosts_ == 0)
        refuse(400, "malformed", "a request names its host");
    if (version_ == 10 && chunked())
        refuse(400, "malformed", "HTTP/1.0 knows no chunks");
    expects_continue_ &= version_ == 11;
    if (stage_ == Stage::Refused)
        code = beast::error::bad_value;
}

void RequestParser::on_body_init_impl(const boost::optional<std::uint64_t>& size, Code& code)
{
    if (!size)
        return;
    if (*size > body_bytes_allowed_) {
        refuse(413, "too_large", "the body is larger than this address takes");
        code = beast::error::body_limit;
    }
}

std::size_t RequestParser::on_body_impl(Text bytes, Code& code)
{
    body_bytes_ += bytes.size();
    if (body_bytes_ > body_bytes_allowed_) {
        refuse(413, "too_large", "the body is larger than this address takes");
        code = beast::error::body_limit;
        return 0;
    }
    request_.body.append(bytes.data(), bytes.size());
    return bytes.size();
}

void RequestParser::on_chunk_header_impl(std::uint64_t, Text, Code&) {}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t, Text bytes, Code& code)
{
    return on_body_impl(bytes, code);
}

void RequestParser::on_finish_impl(Code&) {}

} // namespace candor::http
