// Any bytes, in any pieces, through the parser, the router and the making of the answer: as the server
// does it, without its sockets. The first byte says how large the pieces are.

#include "http/answer.h"
#include "http/request_parser.h"
#include "http/router.h"

#include <cstddef>
#include <cstdint>

using namespace candor;
using namespace candor::http;

namespace {

struct Note {
    std::string text;
    std::map<std::string, int> counts;
};
BOOST_DESCRIBE_STRUCT(Note, (), (text, counts))

struct Room {
    Result<Note> keep(const Request&, const Note& note) { return note; }
    Result<Reply> show(const Request& request)
    {
        Reply reply = Reply::of(200, "text/plain",
            request.parameter("name") + std::string(request.query_value("q")) + request.body);
        reply.headers.emplace_back("X-Name", request.parameter("name"));
        reply.etag = "\"e\"";
        return reply;
    }
};

const Router& router()
{
    static Room room;
    static const Router doors = [] {
        Router router;
        router.add({Method::Get, "/notes/{name}", Access::Anyone, "Shows"}, room, &Room::show);
        router.add({Method::Put, "/n/{name...}", Access::Anyone, "Shows"}, room, &Room::show);
        router.add({Method::Post, "/n", Access::Anyone, "Keeps"}, room, &Room::keep);
        return router;
    }();
    return doors;
}

/// An answer is a head without a stray line end, and what its length says.
void check_answer(const RequestParser& parser, Reply reply)
{
    static const Protection protection("");
    std::string head;
    const Answer answer = answer_for(parser.request(), std::move(reply));
    write_head(head, answer, {protection, "now", "id"});
    ENSURE(head.ends_with("\r\n\r\n") && head.find("\r\n\r\n") == head.size() - 4);
    for (std::size_t i = 0; i < head.size(); ++i)
        ENSURE(head[i] != '\n' || head[i - 1] == '\r');
}

/// The bytes that are left for the next request on the connection.
std::string_view answer_one(std::string_view bytes, std::size_t piece, std::string& pending)
{
    RequestParser parser{Limits{}};
    parser.allow_body(1 << 16);
    using Stage = RequestParser::Stage;
    while (parser.stage() == Stage::Header || parser.stage() == Stage::Body) {
        pending.erase(0, parser.feed(pending));
        if (parser.stage() != Stage::Header && parser.stage() != Stage::Body)
            break;
        if (bytes.empty())
            return {};
        pending.append(bytes.substr(0, piece));
        bytes.remove_prefix(std::min(piece, bytes.size()));
    }
    const bool is_read = parser.stage() == Stage::Done;
    check_answer(parser, is_read ? router().answer(parser.request()) : parser.refusal());
    return is_read ? bytes : std::string_view();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    std::string pending;
    while (!bytes.empty() || !pending.empty()) {
        const std::size_t before = bytes.size() + pending.size();
        bytes = answer_one(bytes, data[0] + std::size_t{1}, pending);
        if (bytes.empty() || bytes.size() + pending.size() >= before)
            break;
    }
    return 0;
}
