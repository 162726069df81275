#include "reviews/api_request.h"

#include <charconv>

namespace candor::reviews {

changes::Author author_of(const http::Request& request, const Clock& clock)
{
    return {request.member().workspace_id, request.member().person_id, clock.now()};
}

Reader reader_of(const http::Request& request)
{
    return {request.member().person_id, request.member().access == http::Access::Administrator};
}

Result<std::int64_t> number_in(const http::Request& request)
{
    std::string_view text = request.parameter("number");
    if (text.starts_with("PM-"))
        text.remove_prefix(3);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return not_found("a review is asked for by its number, like 14 or PM-14");
    return number;
}

Result<std::int64_t> change_number(std::string_view text, std::int64_t otherwise)
{
    std::int64_t number = otherwise;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (!text.empty() && (error != std::errc() || end != text.data() + text.size()))
        return not_found("a change is asked for by its number");
    return number;
}

Result<ReviewHead> readable_review(storage::Connection& connection, const http::Request& request)
{
    return ReviewStore(connection, request.member().workspace_id).get(TRY(number_in(request)));
}

Result<ReviewHead> editable_review(storage::Connection& connection, const http::Request& request)
{
    ReviewHead head = TRY(readable_review(connection, request));
    if (!may_edit(head.review, reader_of(request)))
        return forbidden("you may read this review, but not write in it; ask its lead");
    return head;
}

} // namespace candor::reviews
