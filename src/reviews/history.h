#pragma once

#include "changes/change.h"

#include <chrono>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

/// The changes of a review as people tell them: "Ada added eight sections", "Ben wrote the summary". What
/// one request did to parts of one kind is told once, and so are the saves of somebody who is writing.
namespace candor::reviews {

/// Saves of one text by one person belong together while they are no further apart.
inline constexpr std::chrono::minutes writing_pause_max{10};
inline constexpr std::size_t named_items_max = 5; ///< Of a group with many.

/// A change without what it changed.
struct Step {
    std::int64_t number = 0;
    Instant at;
    std::string person_id;
    std::string item;
    std::string item_id;
    changes::Act act = changes::Act::Changed;
};
BOOST_DESCRIBE_STRUCT(Step, (), (number, at, person_id, item, item_id, act))

/// Steps that are told as one.
struct StepGroup {
    std::int64_t first = 0; ///< The number of the oldest step in it.
    std::int64_t last = 0;  ///< And of the newest.
    Instant since;
    Instant at;
    std::string person_id;
    std::string item;
    std::set<std::string> item_ids;
    std::vector<std::int64_t> named; ///< Steps that name the first of these items.
    changes::Act act = changes::Act::Changed;
    std::int64_t request_first = 0; ///< The oldest step of the same request, of whatever kind.
};

/// `steps` newest first, and so are the groups.
std::vector<StepGroup> grouped(const std::vector<Step>& steps);

} // namespace candor::reviews
