#include "changes/change.h"
#include "storage/item_table.h"

namespace candor::changes {

namespace {

constexpr std::string_view count_up = R"sql(
    INSERT INTO counters (workspace_id, name, last) VALUES ($1, $2, 1)
        ON CONFLICT (workspace_id, name) DO UPDATE SET last = counters.last + 1
 RETURNING last
)sql";

constexpr std::string_view insert_change = R"sql(
    INSERT INTO changes (workspace_id, number, at, person_id, thing, thing_id, item, item_id, act, before, after)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
)sql";

constexpr std::string_view select_after = R"sql(
    SELECT number, at, person_id, thing, thing_id, item, item_id, act, before, after
      FROM changes
     WHERE workspace_id = $1 AND number > $2
     ORDER BY number
     LIMIT $3
)sql";

} // namespace

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
    const std::int64_t number = TRY(next_number(connection, author.workspace_id, "changes"));
    TRY(connection.run(insert_change, author.workspace_id, number, author.now, author.person_id,
        what.thing, what.thing_id, what.item, what.item_id, what.act, before.text, after.text));
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
