#pragma once

#include "base/result.h"
#include "storage/database.h"

#include <string>

namespace candor::app {

/// How the sample workspace is signed in to.
struct SampleAccount {
    std::string email;
    std::string password;
};

/// Makes a workspace with a few people and sample reviews, clearly marked as such: one finished and
/// published (Wilcox's worked example), one in progress, one near miss. `Conflict` if there is a
/// workspace already.
Result<SampleAccount> fill_with_sample(storage::Database& database);

} // namespace candor::app
