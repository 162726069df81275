#include "load/http_client.h"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

namespace candor::load {

namespace beast = boost::beast;
namespace asio = boost::asio;
using ErrorCode = boost::system::error_code;

bool HttpClient::connect()
{
    if (socket_)
        return true;
    auto socket = std::make_unique<asio::ip::tcp::socket>(context_);
    ErrorCode error;
    const asio::ip::tcp::endpoint end(
        asio::ip::make_address(place_.host), static_cast<std::uint16_t>(place_.port));
    socket->connect(end, error);
    if (error)
        return false;
    socket->set_option(asio::ip::tcp::no_delay(true));
    socket_ = std::move(socket);
    return true;
}

void HttpClient::move_to(const Place& place)
{
    place_ = place;
    socket_.reset();
}

Answer HttpClient::ask(const std::string& method, const std::string& path, const std::string& body)
{
    Answer answer = connect() ? exchange(method, path, body) : Answer{};
    if (answer.status == 0)
        socket_.reset();
    return answer;
}

Answer
HttpClient::exchange(const std::string& method, const std::string& path, const std::string& body)
{
    beast::http::request<beast::http::string_body> request{
        beast::http::string_to_verb(method), path, 11};
    request.set("Host", place_.host + ":" + std::to_string(place_.port));
    request.set("Cookie", credentials_.cookie);
    request.set("X-CSRF-Token", credentials_.csrf_token);
    if (!body.empty())
        request.set("Content-Type", "application/json");
    request.body() = body;
    request.prepare_payload();
    ErrorCode error;
    beast::http::write(*socket_, request, error);
    if (error)
        return {};
    beast::flat_buffer buffer;
    beast::http::response_parser<beast::http::string_body> parser;
    parser.body_limit(64 << 20);
    beast::http::read(*socket_, buffer, parser, error);
    if (error)
        return {};
    if (!parser.keep_alive())
        socket_.reset();
    return {static_cast<int>(parser.get().result_int()), std::move(parser.get().body())};
}

} // namespace candor::load
