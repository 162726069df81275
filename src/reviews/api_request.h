#pragma once

#include "base/instant.h"
#include "changes/change.h"
#include "http/message.h"
#include "reviews/access.h"
#include "reviews/reader_store.h"
#include "reviews/review_store.h"

/// What every door of this room takes out of a request in the same way.
namespace candor::reviews {

changes::Author author_of(const http::Request& request, const Clock& clock);

Reader reader_of(const http::Request& request);
Reader reader_of(const http::Caller& caller);

/// The {number} of the path; `PM-14` is taken as well as `14`.
Result<std::int64_t> number_in(const http::Request& request);

/// The number of a change, as the path or the query has it; `otherwise` where nothing was said.
Result<std::int64_t> change_number(std::string_view text, std::int64_t otherwise);

/// A review that somebody may read, with what they are to it.
struct ReadableReview : ReviewHead {
    Reader reader;
};

/// The review of the path, for whoever may read it: to others it is as if there were none. For
/// `editable_review`, who may write in it.
Result<ReadableReview> readable_review(storage::Connection& connection,
    const http::Request& request);
Result<ReadableReview> readable_review(storage::Connection& connection,
    const std::string& workspace_id,
    std::int64_t number,
    Reader reader);
Result<ReadableReview> editable_review(storage::Connection& connection,
    const http::Request& request);

} // namespace candor::reviews
