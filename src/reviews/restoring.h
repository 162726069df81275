#pragma once

#include "changes/change.h"
#include "reviews/history_store.h"
#include "reviews/review.h"
#include "storage/database.h"

#include <boost/json/object.hpp>
#include <string_view>

/// Bringing back what was there before a change. It is a change of its own, under the revision that is there
/// now; nothing leaves the record.
namespace candor::reviews {

/// Which changes can be taken back at all: of the parts and the facts of a review, those that replaced
/// or deleted something.
bool is_restorable(std::string_view item, changes::Act act);

/// The members that would be brought back, as they were before. Whether a review is published is nothing
/// that comes back with its facts.
boost::json::object
restorable_members(std::string_view item, const json::Raw& before, const json::Raw& after);

/// The changes to one kind of item between two numbers, both included.
struct Stretch {
    std::string item;
    std::int64_t first = 0;
    std::int64_t last = 0;
};

/// Brings back what these changes replaced or deleted. Only the members that
/// they changed: what others wrote since in the same item stays. `Conflict` if there is nothing to
/// bring back, or it is there already.
Result<void> restore(storage::Connection& connection,
    const Review& review,
    const Stretch& stretch,
    const changes::Author& author);

} // namespace candor::reviews
