#pragma once

#include "accounts/workspace.h"
#include "reviews/review.h"

#include <string_view>

namespace candor::reviews {

using accounts::definition;

/// What stands for a text that nobody has written yet. Never invented, never left out.
inline constexpr std::string_view not_known_yet = "Not known yet.";

/// What stands for the actions of a review that has none, before and after they were considered.
inline constexpr std::string_view no_actions_yet = "No action yet. Learning comes first.";
inline constexpr std::string_view no_actions =
    "No action came out of this review. What was learnt is above, and that is a good outcome.";

constexpr std::string_view words_for_no_actions(Stage stage)
{
    return stage < Stage::Reflecting ? no_actions_yet : no_actions;
}

} // namespace candor::reviews
