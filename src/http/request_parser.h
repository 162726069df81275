#pragma once

#include "http/limits.h"
#include "http/message.h"

#include <boost/beast/http/basic_parser.hpp>
#include <optional>
#include <string_view>

namespace candor::http {

/// Makes a `Request` of bytes as they come. Beast reads the grammar; what it calls out goes straight
/// into our own struct, without its containers in between. Knows no socket.
class RequestParser final : private boost::beast::http::basic_parser<true> {
public:
    explicit RequestParser(const Limits& limits);

    enum class Stage { Header, Body, Done, Refused };

    /// Takes what it can from the beginning of `bytes` and says how much that was; stops after the
    /// header, so that somebody can look at it before the body is read. What is not taken comes
    /// again, with more behind it.
    std::size_t feed(std::string_view bytes);

    Stage stage() const { return stage_; }
    bool has_begun() const { return header_bytes_ > 0; }

    /// Takes nothing more. The first reason counts; the texts are kept by whoever gives them.
    void refuse(int status, std::string_view kind, std::string_view message);
    /// The answer to a request that cannot be understood, once the stage is `Refused`.
    Reply refusal() const;

    // Known once the header is there.
    Request& request() { return request_; }
    const Request& request() const { return request_; }
    bool is_method_known() const { return is_method_known_; }
    bool has_body() const { return stage_ == Stage::Body; }
    bool expects_continue() const { return expects_continue_; }
    /// Whether the client wants, and the message allows, another request on the connection.
    bool keeps_alive() const { return version_ == 11 && keep_alive(); }
    /// None if the sender does not say.
    std::optional<std::uint64_t> body_bytes_announced() const;
    /// More than this is refused. To be said before the body is fed.
    void allow_body(std::uint64_t bytes) { body_bytes_allowed_ = bytes; }

private:
    using Verb = boost::beast::http::verb;
    using Field = boost::beast::http::field;
    using Code = boost::beast::error_code;
    using Text = boost::beast::string_view;

    void on_request_impl(Verb verb, Text method, Text target, int version, Code& code) override;
    void on_response_impl(int, Text, int, Code&) override {}
    void on_field_impl(Field field, Text name, Text value, Code& code) override;
    void on_header_impl(Code& code) override;
    void on_body_init_impl(const boost::optional<std::uint64_t>& size, Code& code) override;
    std::size_t on_body_impl(Text bytes, Code& code) override;
    void on_chunk_header_impl(std::uint64_t size, Text extensions, Code& code) override;
    std::size_t on_chunk_body_impl(std::uint64_t left, Text bytes, Code& code) override;
    void on_finish_impl(Code& code) override;

    std::size_t feed_header(std::string_view bytes);
    std::size_t feed_body(std::string_view bytes);
    void refuse(const Code& code);
    void add_header(std::string_view name, std::string_view value);
    bool refuse_field(Field field, std::string_view value);

    Limits limits_;
    Request request_;
    Stage stage_ = Stage::Header;
    std::size_t header_bytes_ = 0;
    std::size_t framing_bytes_ = 0; ///< Of a chunked body, beyond the body itself.
    int version_ = 0;               ///< 10 or 11.
    int hosts_ = 0;
    bool is_method_known_ = false;
    bool expects_continue_ = false;
    std::uint64_t body_bytes_allowed_ = 0;
    std::uint64_t body_bytes_ = 0;
    int refused_status_ = 0;
    std::string_view refused_kind_;
    std::string_view refused_message_;
};

} // namespace candor::http
