#pragma once

#include "base/instant.h"
#include "base/json.h"
#include "base/names.h"
#include "storage/database.h"

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <vector>

namespace candor::changes {

/// `Restored` is a deletion that was taken back (then there is nothing before), or something as it was once.
/// `Read` changes nothing: somebody read what is sealed.
enum class Act { Added, Changed, Deleted, Restored, Read };

constexpr auto names_of(Act)
{
    return std::to_array<Named<Act>>({
        {Act::Added, "added"},
        {Act::Changed, "changed"},
        {Act::Deleted, "deleted"},
        {Act::Restored, "restored"},
        {Act::Read, "read"},
    });
}

/// Who does something, and when: what every mutation is told.
struct Author {
    std::string workspace_id;
    std::string person_id; ///< "" for the program itself.
    Instant now;
};

/// The record of one thing that somebody did. `thing` is what people look at ("review"), `item` the
/// part of it that changed ("section"); for the thing itself they are the same.
struct Change {
    std::int64_t number = 0; ///< Given by `record`.
    Instant at;
    std::string person_id;
    std::string thing;
    std::string thing_id;
    std::string item;
    std::string item_id;
    Act act = Act::Changed;
    json::Raw before; ///< `null` where there was nothing.
    json::Raw after;  ///< `null` where nothing is left.
};
BOOST_DESCRIBE_STRUCT(Change,
    (),
    (number, at, person_id, thing, thing_id, item, item_id, act, before, after))

/// What changed, without who and when.
struct What {
    std::string_view thing;
    std::string_view thing_id;
    std::string_view item;
    std::string_view item_id;
    Act act;
};

/// Writes the change into the transaction that makes it. Gives back its number.
Result<std::int64_t> record(storage::Connection& connection,
    const Author& author,
    const What& what,
    const json::Raw& before,
    const json::Raw& after);

/// The same for values of which there was none before, or are none after (`nullptr`).
template <class T>
Result<std::int64_t> record(storage::Connection& connection,
    const Author& author,
    const What& what,
    const T* before,
    const T* after)
{
    const auto raw = [](const T* value) {
        return value ? json::Raw{json::text_of(*value)} : json::Raw{};
    };
    return record(connection, author, what, raw(before), raw(after));
}

/// Those after `number`, in order, at most `count`.
Result<std::vector<Change>> list_after(storage::Connection& connection,
    const std::string& workspace_id,
    std::int64_t number,
    std::int64_t count);

/// The number of the workspace's newest change; 0 while there is none.
Result<std::int64_t> last_number(storage::Connection& connection, const std::string& workspace_id);

/// The next number of a workspace's counter, from 1 (`PM-14`; the changes themselves).
Result<std::int64_t> next_number(storage::Connection& connection,
    const std::string& workspace_id,
    std::string_view counter);

} // namespace candor::changes
