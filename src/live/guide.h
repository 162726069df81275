#pragma once

#include "changes/change.h"
#include "http/message.h"
#include "live/message.h"
#include "storage/database.h"

#include <string>
#include <vector>

namespace candor::live {

/// Where a change is told, and how much of it.
struct Telling {
    std::string topic;
    Detail detail = Detail::Mark;
    /// A narrower topic: told only to those who may read that too. "" for all who watch.
    std::string of{};
    /// Whether everybody may read `of` who reads what is open.
    bool is_open = true;
};

/// What is asked of the rooms above, of which this one knows nothing. Called on the hub's thread only.
class Guide {
public:
    virtual ~Guide() = default;

    virtual Result<std::vector<Telling>> tellings_of(storage::Connection& connection,
        const std::string& workspace_id,
        const changes::Change& change) = 0;

    /// False also for a topic that there is not.
    virtual Result<bool> may_read(storage::Connection& connection,
        const http::Caller& caller,
        std::string_view topic) = 0;

    /// Whether somebody reads what is open without being named in it.
    virtual bool reads_what_is_open(const http::Caller& caller) = 0;

    /// Whether somebody may read more or less after this change than before.
    virtual bool is_about_access(const changes::Change& change) = 0;

    virtual Result<std::string> name_of(storage::Connection& connection,
        const http::Caller& caller) = 0;
};

} // namespace candor::live
