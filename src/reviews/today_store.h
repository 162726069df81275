#pragma once

#include "actions/action.h"
#include "reviews/parts.h"
#include "reviews/reader_store.h"
#include "storage/database.h"

#include <boost/describe.hpp>
#include <string>
#include <vector>

namespace candor::reviews {

inline constexpr std::int64_t today_rows_max = 20;

/// An action and where it comes from.
struct OwnedAction {
    actions::Action action;
    std::int64_t number = 0;
    std::string title;
};
BOOST_DESCRIBE_STRUCT(OwnedAction, (), (action, number, title))

/// Luck that nobody has looked at since, and where it was had.
struct Hazard {
    Lesson lesson;
    std::int64_t number = 0;
    std::string title;
};
BOOST_DESCRIBE_STRUCT(Hazard, (), (lesson, number, title))

/// What waits for one person, across reviews. Only that person is ever shown it.
class TodayStore {
public:
    TodayStore(storage::Connection& connection, std::string workspace_id)
        : connection_(connection)
        , workspace_id_(std::move(workspace_id))
    {
    }

    /// Open and begun ones that this person owns, those due first; of reviews they may read.
    Result<std::vector<OwnedAction>> actions_of(const Reader& reader);

    /// Of every review that they may read, oldest first.
    Result<std::vector<Hazard>> hazards(const Reader& reader);

private:
    storage::Connection& connection_;
    std::string workspace_id_;
};

} // namespace candor::reviews
