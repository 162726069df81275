#include "reviews/access.h"

#include <algorithm>

namespace candor::reviews {

bool may_edit(const Review&, const Reader& reader) { return !reader.person_id.empty(); }

bool may_publish(const Review& review, const Reader& reader)
{
    const bool is_author =
        std::ranges::find(review.author_ids, reader.person_id) != review.author_ids.end();
    return may_share(review, reader) || is_author;
}

bool may_share(const Review& review, const Reader& reader)
{
    return reader.is_administrator || review.lead_id == reader.person_id;
}

} // namespace candor::reviews
