#include "reviews/review.h"

#include "base/text_check.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::reviews {

namespace {

Result<void> check_authors(std::vector<std::string> ids)
{
    if (ids.size() > authors_max)
        return invalid("author_ids", fmt::format("a review has at most {} authors; this one has {}",
                                         authors_max, ids.size()));
    std::ranges::sort(ids);
    if (std::ranges::adjacent_find(ids) != ids.end())
        return invalid("author_ids", "an author is named once; take the second one out");
    return {};
}

} // namespace

Result<void> check(const Review& review)
{
    TRY(check_present("title", review.title, "a review has a title; say what happened in a line"));
    TRY(check_line("title", "the title", review.title, title_bytes_max));
    TRY(check_present("kind", review.kind, "a review has a kind; choose one"));
    TRY(check_line("kind", "the kind", review.kind, title_bytes_max));
    TRY(check_line("severity", "the severity", review.severity, title_bytes_max));
    TRY(check_zone("zone", review.zone));
    TRY(check_authors(review.author_ids));
    TRY(check_fits("ongoing", "what is still going on", review.ongoing, note_bytes_max));
    TRY(check_fits(
        "scope.excludes", "what the review leaves out", review.scope.excludes, note_bytes_max));
    TRY(check_year("scope.agreed_at", review.scope.agreed_at));
    if (review.charter_version < 1)
        return invalid("charter_version", "the charter's versions are counted from 1");
    return {};
}

} // namespace candor::reviews
