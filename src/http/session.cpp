// One coroutine a connection. It reads a header, finds the route, lets the sender in before it reads a
// body of any size, and has the handler run: here if the route is brief, else on a worker. Waiting
// has one deadline at a time, which the loop looks at once a second; a timer for each wait would cost
// more than most requests do.

#include "http/session.h"

#include "http/body_file.h"
#include "http/loop.h"

namespace candor::http {

namespace {

constexpr std::size_t read_bytes = 4 << 10;
constexpr std::size_t body_read_bytes = 64 << 10;
constexpr std::size_t buffer_kept_bytes_max = 16 << 10; ///< Between two requests.
constexpr std::size_t read_at_once_bytes_max = 64 << 10;
constexpr std::size_t file_piece_bytes = 256 << 10;
constexpr int client_gone = 499; ///< As nginx counts them; nobody gets this answer.
constexpr std::string_view continue_line = "HTTP/1.1 100 Continue\r\n\r\n";

std::string text_of(const Socket& socket)
{
    ErrorCode error;
    const tcp::endpoint endpoint = socket.remote_endpoint(error);
    if (error)
        return {};
    const auto address = endpoint.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

Reply busy() { return error_reply(503, "unavailable", "there is too much to do; try again soon"); }

Reply too_slow() { return error_reply(408, "too_slow", "the request took too long to arrive"); }

Reply too_large()
{
    return error_reply(413, "too_large", "the body is larger than this address takes");
}

} // namespace

Session::Session(Loop& loop, Socket socket)
    : loop_(loop)
    , socket_(std::move(socket))
    , peer_(text_of(socket_))
{
    ErrorCode ignored;
    socket_.set_option(tcp::no_delay(true), ignored);
    socket_.non_blocking(true, ignored);
    loop_.enter(*this);
}

Session::~Session() { loop_.leave(*this); }

void Session::expire(Steady::time_point now)
{
    if (open_socket_)
        return open_socket_->expire(now);
    if (now < deadline_)
        return;
    deadline_ = Steady::time_point::max();
    is_too_slow_ = true;
    ErrorCode ignored;
    socket_.cancel(ignored);
}

void Session::close()
{
    ErrorCode ignored;
    socket_.close(ignored);
}

void Session::drain()
{
    if (open_socket_)
        open_socket_->close(Farewell::GoingAway);
    else if (is_idle_)
        close();
}

Awaitable<> Session::serve()
{
    After after = After::NextRequest;
    while (after == After::NextRequest)
        after = co_await exchange();
    if (after == After::Goodbye)
        co_await say_goodbye();
}

Awaitable<Session::After> Session::exchange()
{
    parser_.emplace(loop_.surface().options.limits);
    route_ = nullptr;
    if (!co_await read_header())
        co_return After::Nothing;

    const Steady::time_point began = Steady::now();
    for (Observer* observer : loop_.surface().observers)
        observer->began();
    Request& request = parser_->request();
    request.id = loop_.next_request_id();
    request.remote_address = loop_.surface().proxies.client_address(peer_, request.headers);

    const Answer answer = co_await this->answer();
    if (user_) {
        observe(answer, began);
        co_await converse();
        co_return After::Goodbye;
    }
    const bool keep = is_complete() && parser_->keeps_alive() && !loop_.is_draining();
    const bool sent =
        !is_gone_ && co_await send(answer, keep ? Connection::Keep : Connection::Close);
    observe(answer, began);
    if (!sent)
        co_return After::Nothing;
    co_return keep ? After::NextRequest : After::Goodbye;
}

void Session::feed()
{
    const auto bytes = buffer_.cdata();
    buffer_.consume(parser_->feed({static_cast<const char*>(bytes.data()), bytes.size()}));
}

/// False if the connection ended before a request was there.
Awaitable<bool> Session::read_header()
{
    const Limits& limits = loop_.surface().options.limits;
    is_idle_ = true;
    wait_at_most(limits.idle);
    for (;;) {
        if (buffer_.size() > 0) {
            if (std::exchange(is_idle_, false))
                wait_at_most(limits.header);
            feed();
            if (parser_->stage() != RequestParser::Stage::Header)
                co_return true;
        }
        const Read read = co_await read_more(read_bytes);
        if (read == Read::End || (read == Read::TooSlow && is_idle_))
            co_return false;
        if (read == Read::TooSlow) {
            parser_->refuse(408, "too_slow", "the request took too long to arrive");
            co_return true;
        }
    }
}

Awaitable<Session::Read> Session::read_more(std::size_t bytes)
{
    is_too_slow_ = false;
    const auto [error, count] = co_await socket_.async_read_some(buffer_.prepare(bytes), awaited);
    buffer_.commit(count);
    if (!error)
        co_return Read::Some;
    co_return is_too_slow_ ? Read::TooSlow : Read::End;
}

Awaitable<Answer> Session::answer()
{
    if (parser_->stage() == RequestParser::Stage::Refused)
        co_return Answer{parser_->refusal()};
    const Router& router = loop_.surface().router;
    Request& request = parser_->request();
    route_ = parser_->is_method_known() ? router.find(request) : nullptr;
    if (!route_)
        co_return Answer{router.no_door(request.path)};
    if (route_->admit && is_complete() && asks_for_socket(request))
        co_return co_await admit(*route_);
    if (is_complete())
        co_return co_await handle(*route_, Admission::NotAsked);
    co_return co_await answer_with_body(*route_);
}

/// A small body may come before its sender is let in: that saves a way to the worker and back.
bool Session::is_read_at_once(const Route& route) const
{
    const std::optional<std::uint64_t> announced = parser_->body_bytes_announced();
    return announced && *announced <= read_at_once_bytes_max && !parser_->expects_continue()
           && route.door.body_to == BodyTo::Memory;
}

Awaitable<Answer> Session::answer_with_body(const Route& route)
{
    const Limits& limits = loop_.surface().options.limits;
    const bool to_file = route.door.body_to == BodyTo::File;
    const std::uint64_t allowed = to_file ? limits.file_bytes : limits.body_bytes;
    parser_->allow_body(allowed);
    if (parser_->body_bytes_announced().value_or(0) > allowed)
        co_return Answer{too_large()};

    BodyFile file;
    const Admission admission = is_read_at_once(route) ? Admission::NotAsked : Admission::Asked;
    std::optional<Reply> refused;
    if (admission == Admission::Asked)
        refused = co_await refusal(route);
    if (!refused)
        refused = co_await read_body(route.door.body_to, file);
    if (refused)
        co_return Answer{*std::move(refused)};
    if (is_gone_)
        co_return Answer{Reply{.status = client_gone}};
    co_return co_await handle(route, admission);
}

/// Whether the work was done: false if too much else waits for the workers.
template <class Work>
Awaitable<bool> Session::on_worker(Work work)
{
    Workers& workers = loop_.surface().workers;
    if (workers.is_full())
        co_return false;
    deadline_ = Steady::time_point::max();
    auto start = [&](auto resume) {
        workers.submit([work, resume = std::move(resume)]() mutable {
            work();
            auto executor = asio::get_associated_executor(resume);
            asio::post(executor, std::move(resume));
        });
    };
    constexpr asio::use_awaitable_t<Executor> token;
    co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void()>(start, token);
    co_return true;
}

Awaitable<std::optional<Reply>> Session::refusal(const Route& route)
{
    const Router& router = loop_.surface().router;
    Request& request = parser_->request();
    std::optional<Reply> refused;
    const auto ask = [&] { refused = router.refusal(route, request); };
    if (route.door.duration == Duration::Brief)
        ask();
    else if (!co_await on_worker(ask))
        refused = busy();
    co_return refused;
}

Awaitable<Answer> Session::handle(const Route& route, Admission admission)
{
    const Router& router = loop_.surface().router;
    Request& request = parser_->request();
    Answer answer;
    const auto work = [&] {
        std::optional<Reply> refused;
        if (admission == Admission::NotAsked)
            refused = router.refusal(route, request);
        answer = answer_for(request, refused ? *std::move(refused) : router.handle(route, request));
    };
    if (route.door.duration == Duration::Brief)
        work();
    else if (!co_await on_worker(work))
        answer.reply = busy();
    co_return answer;
}

/// With 101 for an answer, `user_` is who the connection now belongs to.
Awaitable<Answer> Session::admit(const Route& route)
{
    Answer answer;
    const auto ask = [&] {
        Request& request = parser_->request();
        std::optional<Reply> refused = loop_.surface().router.refusal(route, request);
        if (!refused) {
            Result<std::unique_ptr<SocketUser>> user = route.admit(request);
            if (user)
                user_ = *std::move(user);
            else
                refused = error_reply(user.error());
        }
        answer.reply = refused ? *std::move(refused) : Reply{.status = 101, .type = {}};
    };
    // Nothing may come before our answer: RFC 6455, 4.1.
    if (buffer_.size() > 0)
        answer.reply = error_reply(400, "malformed", "a WebSocket's first words are the server's");
    else if (!co_await on_worker(ask))
        answer.reply = busy();
    co_return answer;
}

Awaitable<> Session::converse()
{
    Request request = std::move(parser_->request());
    parser_.reset();
    buffer_.shrink_to_fit();
    if (!loop_.is_draining()) {
        open_socket_.emplace(loop_, socket_, loop_.surface().options.limits);
        co_await open_socket_->serve(std::move(request), *user_);
    }
    user_.reset();
    open_socket_.reset();
}

/// None once the body is there, or the client has gone.
Awaitable<std::optional<Reply>> Session::read_body(BodyTo to, BodyFile& file)
{
    using Stage = RequestParser::Stage;
    if (parser_->expects_continue() && buffer_.size() == 0)
        is_gone_ = !co_await write(continue_line, {});
    const Steady::time_point began = Steady::now();
    std::uint64_t bytes = 0;
    while (!is_gone_) {
        bytes += buffer_.size();
        if (buffer_.size() > 0)
            feed();
        if (parser_->stage() == Stage::Refused)
            co_return parser_->refusal();
        if (to == BodyTo::File) {
            std::optional<Reply> failed = co_await store_body(file);
            if (failed)
                co_return failed;
        }
        if (parser_->stage() == Stage::Done)
            break;
        wait_for_transfer(began, bytes);
        const Read read = co_await read_more(body_read_bytes);
        if (read == Read::TooSlow)
            co_return too_slow();
        is_gone_ = read == Read::End;
    }
    if (buffer_.capacity() > buffer_kept_bytes_max)
        buffer_.shrink_to_fit();
    co_return std::nullopt;
}

/// In pieces that are worth a way to a worker: a disk may be slow, and the loop has others to serve.
Awaitable<std::optional<Reply>> Session::store_body(BodyFile& file)
{
    Request& request = parser_->request();
    if (request.body.size() < file_piece_bytes && !is_complete())
        co_return std::nullopt;
    Result<void> stored;
    const auto store = [&] {
        if (file.path().empty())
            stored = file.create(loop_.surface().options.body_folder);
        if (stored)
            stored = file.append(request.body);
        request.body.clear();
    };
    if (!co_await on_worker(store))
        store();
    request.body_file = file.path();
    if (!stored)
        co_return error_reply(stored.error());
    co_return std::nullopt;
}

Awaitable<bool> Session::send(const Answer& answer, Connection connection)
{
    head_.clear();
    write_head(head_, answer,
        {loop_.surface().protection, loop_.date(), parser_->request().id, connection});
    const bool is_head = parser_->request().method == Method::Head && parser_->is_method_known();
    return write(head_, is_head ? std::string_view() : answer.body());
}

/// Most answers go out in one call that does not wait. False if the client has gone.
Awaitable<bool> Session::write(std::string_view head, std::string_view body)
{
    const Steady::time_point began = Steady::now();
    std::size_t sent = 0;
    ErrorCode error;
    const std::array<asio::const_buffer, 2> both{asio::buffer(head), asio::buffer(body)};
    sent = socket_.write_some(both, error);
    if (error == asio::error::would_block)
        error.clear();
    while (!error && sent < head.size() + body.size()) {
        wait_for_transfer(began, sent);
        const std::size_t of_head = std::min(sent, head.size());
        const std::array<asio::const_buffer, 2> rest{
            asio::buffer(head) + of_head, asio::buffer(body) + (sent - of_head)};
        const auto [failed, count] = co_await socket_.async_write_some(rest, awaited);
        error = failed;
        sent += count;
    }
    co_return !error;
}

/// Reads on for a moment after the last answer: closing at once while the client still sends would
/// throw the answer away under its eyes.
Awaitable<> Session::say_goodbye()
{
    ErrorCode ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
    wait_at_most(goodbye_seconds_max);
    Read read = Read::Some;
    while (read == Read::Some) {
        buffer_.clear();
        read = co_await read_more(body_read_bytes);
    }
}

void Session::wait_for_transfer(Steady::time_point began, std::uint64_t bytes)
{
    deadline_ = began + loop_.surface().options.limits.stall
                + std::chrono::seconds(bytes / slow_bytes_a_second);
}

void Session::observe(const Answer& answer, Steady::time_point began) const
{
    const bool is_read = parser_->is_method_known();
    const Exchange exchange{.id = parser_->request().id,
        .method = is_read ? name_of(parser_->request().method) : std::string_view(),
        .route = route_ ? route_->door.path : std::string_view(),
        .status = answer.reply.status,
        .took = std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - began),
        .bytes_sent = is_gone_ ? 0 : answer.body().size()};
    for (Observer* observer : loop_.surface().observers)
        observer->answered(exchange);
}

} // namespace candor::http
