#include "reviews/api_request.h"

#include <charconv>

namespace candor::reviews {

changes::Author author_of(const http::Request& request, const Clock& clock)
{
    return {request.member().workspace_id, request.member().person_id, clock.now()};
}

Reader reader_of(const http::Caller& caller)
{
    const auto role = value_named<accounts::Role>(name_of(caller.access));
    ENSURE(role); // The two have the same names.
    return {caller.person_id, *role, {}};
}

Reader reader_of(const http::Request& request) { return reader_of(request.member()); }

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

Result<ReadableReview> readable_review(storage::Connection& connection,
    const std::string& workspace_id,
    std::int64_t number,
    Reader reader)
{
    ReadableReview found{TRY(ReviewStore(connection, workspace_id).get(number)), std::move(reader)};
    if (depends_on_parts(found.review, found.reader))
        found.reader.parts = TRY(ReaderStore(connection, workspace_id)
                .parts_of(found.review.id, found.reader.person_id));
    if (!may_read(found.review, found.reader))
        return no_such_review(number);
    return found;
}

Result<ReadableReview> readable_review(storage::Connection& connection,
    const http::Request& request)
{
    return readable_review(
        connection, request.member().workspace_id, TRY(number_in(request)), reader_of(request));
}

Result<ReadableReview> editable_review(storage::Connection& connection,
    const http::Request& request)
{
    ReadableReview found = TRY(readable_review(connection, request));
    if (!may_edit(found.review, found.reader))
        return forbidden("you may read this review, but not write in it; ask its lead");
    return found;
}

} // namespace candor::reviews
