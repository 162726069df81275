#pragma once

#include "load/live_client.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <memory>

namespace candor::load {

struct Answer {
    int status = 0; ///< 0 where the connection failed: whether it was done is not known.
    std::string body;
};

/// What somebody's browser sends with every request.
struct Credentials {
    std::string cookie;
    std::string csrf_token;
};

/// One kept connection, used by one thread, opened anew after a failure.
class HttpClient {
public:
    HttpClient(Place place, Credentials credentials)
        : place_(std::move(place))
        , credentials_(std::move(credentials))
    {
    }

    Answer ask(const std::string& method, const std::string& path, const std::string& body = "");
    void move_to(const Place& place);

private:
    bool connect();
    Answer exchange(const std::string& method, const std::string& path, const std::string& body);

    Place place_;
    Credentials credentials_;
    boost::asio::io_context context_;
    std::unique_ptr<boost::asio::ip::tcp::socket> socket_;
};

} // namespace candor::load
