#pragma once

#include "changes/change.h"
#include "reviews/document.h"
#include "storage/database.h"

#include <string>

namespace candor::reviews {

/// Adds a review with the sections of a template. Id, time and charter are given here.
Result<Review> begin_review(storage::Connection& connection,
    Review review,
    const std::string& template_id,
    const changes::Author& author);

/// Adds a whole review, as an import or a sample has it, with new ids for everything in it: what
/// cites an event or an evidence follows along. People are found by name, or added as mentions.
Result<Review>
add_document(storage::Connection& connection, Document document, const changes::Author& author);

/// `Invalid` with the field if the kind, the severity or a person is none of the workspace's.
Result<void> check_belonging(storage::Connection& connection,
    const std::string& workspace_id,
    const Review& review);

} // namespace candor::reviews
