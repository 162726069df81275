#pragma once

#include "reviews/review_store.h"

/// Who takes part in a review: those who know. Whoever allocates blame does not sit with those who
/// tell, so a workspace says which teams take no part, and nobody in them is named.
namespace candor::reviews {

/// `Invalid`, with the team's name, if somebody would be newly named who is in a team that takes no part.
Result<void> check_parties(storage::Connection& connection,
    const std::string& workspace_id,
    const Readers& before,
    const Naming& wanted);
Result<void> check_parties(storage::Connection& connection,
    const std::string& workspace_id,
    const Review& before,
    const Review& wanted);

} // namespace candor::reviews
