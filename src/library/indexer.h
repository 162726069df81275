#pragma once

#include "base/result.h"
#include "storage/database.h"

#include <string>

namespace candor::library {

/// Reads the change feed and keeps the library up to date. Nothing in it is lost when it stops: it goes
/// on where it had read to.
class Indexer {
public:
    explicit Indexer(storage::Database& database) : database_(database) {}

    /// Reads what has come since; gives back how many changes that was.
    Result<std::int64_t> catch_up();

private:
    Result<std::int64_t> read_batch(storage::Connection& connection,
        const std::string& workspace_id);

    storage::Database& database_;
};

} // namespace candor::library
