#pragma once

#include "changes/change.h"

#include <string>
#include <string_view>
#include <vector>

/// The chain of hashes through the changes of a workspace: each change carries BLAKE2b-256 over the hash of
/// the one before and its own bytes, so that whoever keeps the last hash elsewhere can tell whether
/// anything before it was altered. What that proves and what not: `docs/why/audit.md`.
namespace candor::changes {

/// A change as it lies in its row, taken for what it is: an audit reads rows that somebody may have
/// spoilt, so nothing in here is trusted to be an act, a time or JSON.
struct Link {
    std::int64_t number = 0;
    std::string at; ///< Microseconds since 1970.
    std::string person_id;
    std::string thing;
    std::string thing_id;
    std::string item;
    std::string item_id;
    std::string act;
    std::string before;
    std::string after;
    std::string hash;
};
BOOST_DESCRIBE_STRUCT(Link,
    (),
    (number, at, person_id, thing, thing_id, item, item_id, act, before, after, hash))

/// What the link's hash has to be. It covers the hash of the change before (`previous`, "" for the first
/// of a workspace), the workspace and every field, each as `<bytes>:<text>,`, so that no two changes have
/// the same bytes.
std::string
chained_hash(std::string_view previous, std::string_view workspace_id, const Link& link);

/// Those from `number` on, in order, at most `count`.
Result<std::vector<Link>> links_from(storage::Connection& connection,
    const std::string& workspace_id,
    std::int64_t number,
    std::int64_t count);

/// Gives hashes to the changes that were recorded before there were any: once, all of a workspace in one
/// transaction. Gives back how many.
Result<std::int64_t> chain_older(storage::Database& database);

} // namespace candor::changes
