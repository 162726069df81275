#pragma once

#include "reviews/review.h"

#include <string>

/// Who may do what with a review. Every member of the workspace reads every review, and anybody may
/// write in it: those who did the work do. What speaks for the review to others is its lead's.
namespace candor::reviews {

/// Whoever asks, as this room sees them.
struct Reader {
    std::string person_id;
    bool is_administrator = false;
};

bool may_edit(const Review& review, const Reader& reader);

/// The lead, an author or an administrator.
bool may_publish(const Review& review, const Reader& reader);

/// The lead or an administrator: a public link takes the review out of the house.
bool may_share(const Review& review, const Reader& reader);

} // namespace candor::reviews
