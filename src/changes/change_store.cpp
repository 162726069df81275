#include "changes/change.h"

#include "changes/chain.h"
#include "storage/item_table.h"

namespace candor::changes {

namespace {

constexpr std::string_view count_up = R"sql(
    INSERT INTO counters (workspace_id, name, last) VALUES ($1, $2, 1)
        ON CONFLICT (workspace_id, name) DO UPDATE SET last = counters.last + 1
 RETURNING last
)sql";

constexpr std::string_view insert_change = R"sql(
    INSERT INTO changes (workspace_id, number, at, person_id, thing, thing_id, item, item_id, act, before, after, hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
)sql";

// A statement of its own, after the one that counts: only then has the writer before us committed.
constexpr std::string_view select_hash =
    "SELECT hash FROM changes WHERE workspace_id = $1 AND number = $2";

constexpr std::string_view select_after = R"sql(
    SELECT number, at, person_id, thing, thing_id, item, item_id, act, before, after
      FROM changes
     WHERE workspace_id = $1 AND number > $2
     ORDER BY number
     LIMIT $3
)sql";

constexpr std::string_view select_last = R"sql(
    SELECT last FROM counters WHERE workspace_id = $1 AND name = 'changes'
)sql";

Result<std::string>
hash_at(storage::Connection& connection, const std::string& workspace_id, std::int64_t number)
{
    const storage::Answer answer = TRY(connection.run(select_hash, workspace_id, number));
    return answer.is_empty() ? "" : answer.only().text("hash");
}

} // namespace

Result<std::int64_t> last_number(storage::Connection& connection, const std::string& workspace_id)
{
    const storage::Answer answer = TRY(connection.run(select_last, workspace_id));
    return answer.is_empty() ? 0 : answer.only().integer("last");
}

Result<std::int64_t> next_number(storage::Connection& connection,
    const std::string& workspace_id,
    std::string_view counter)
{
    return TRY(connection.run(count_up, workspace_id, counter)).only().integer("last");
}

Result<std::int64_t> record(storage::Connection& connection,
    const Author& author,
    const What& what,
    const json::Raw& before,
    const json::Raw& after)
{
    const std::string& workspace_id = author.workspace_id;
    const std::int64_t number = TRY(next_number(connection, workspace_id, "changes"));
    Link link{number, std::to_string(to_micros(author.now)), author.person_id,
        std::string(what.thing), std::string(what.thing_id), std::string(what.item),
        std::string(what.item_id), std::string(name_of(what.act)), std::move(before.text),
        std::move(after.text)};
    const std::string previous = TRY(hash_at(connection, workspace_id, number - 1));
    link.hash = chained_hash(previous, workspace_id, link);
    TRY(connection.run(insert_change, workspace_id, number, author.now, link.person_id, link.thing,
        link.thing_id, link.item, link.item_id, link.act, link.before, link.after, link.hash));
    return number;
}

Result<std::vector<Change>> list_after(storage::Connection& connection,
    const std::string& workspace_id,
    std::int64_t number,
    std::int64_t count)
{
    return storage::read_rows<Change>(
        TRY(connection.run(select_after, workspace_id, number, count)));
}

} // namespace candor::changes
