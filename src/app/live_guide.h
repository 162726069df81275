#pragma once

#include "live/guide.h"

#include <map>

namespace candor::app {

/// Tells the hub what our changes mean to those who look at them. The topics: `review/14`, one review
/// with everything in it; `reviews`, what lists show of them; `workspace`, its settings, people and
/// templates.
class LiveGuide final : public live::Guide {
public:
    Result<std::vector<live::Telling>> tellings_of(storage::Connection& connection,
        const std::string& workspace_id,
        const changes::Change& change) override;
    Result<bool> may_read(storage::Connection& connection,
        const http::Caller& caller,
        std::string_view topic) override;
    bool reads_what_is_open(const http::Caller& caller) override;
    bool is_about_access(const changes::Change& change) override;
    Result<std::string> name_of(storage::Connection& connection,
        const http::Caller& caller) override;

private:
    struct Place {
        std::int64_t number = 0; ///< Never changes.
        bool is_open = true;
    };
    Result<Place> place_of(storage::Connection& connection,
        const std::string& workspace_id,
        const changes::Change& change);

    std::map<std::string, Place> places_; ///< By review.
};

} // namespace candor::app
