#include "keeping/manifest.h"

#include "storage/item_table.h"

namespace candor::keeping {

namespace {

using storage::Answer;
using storage::Connection;

// The tables of layers stand here, since a manifest is no place to ask the rooms.
constexpr std::string_view select_workspaces = R"sql(
    SELECT w.id, w.name,
           (SELECT count(*) FROM people AS p WHERE p.workspace_id = w.id) AS people,
           (SELECT count(*) FROM reviews AS r WHERE r.workspace_id = w.id) AS reviews,
           (SELECT count(*) FROM reviews AS r WHERE r.workspace_id = w.id AND r.visibility = 'restricted') AS restricted_reviews,
           (SELECT count(*) FROM reviews AS r WHERE r.workspace_id = w.id AND r.public_token <> '') AS shared_reviews,
           (SELECT count(*) FROM events AS t WHERE t.workspace_id = w.id)
           + (SELECT count(*) FROM evidence AS t WHERE t.workspace_id = w.id)
           + (SELECT count(*) FROM phases AS t WHERE t.workspace_id = w.id)
           + (SELECT count(*) FROM actions AS t WHERE t.workspace_id = w.id) AS facts,
           (SELECT count(*) FROM sections AS t WHERE t.workspace_id = w.id)
           + (SELECT count(*) FROM attempts AS t WHERE t.workspace_id = w.id)
           + (SELECT count(*) FROM surprises AS t WHERE t.workspace_id = w.id)
           + (SELECT count(*) FROM factors AS t WHERE t.workspace_id = w.id)
           + (SELECT count(*) FROM lessons AS t WHERE t.workspace_id = w.id) AS statements,
           (SELECT count(*) FROM private_notes AS t WHERE t.workspace_id = w.id) AS sealed,
           coalesce((SELECT max(c.number) FROM changes AS c WHERE c.workspace_id = w.id), 0) AS changes,
           coalesce((SELECT c.hash FROM changes AS c WHERE c.workspace_id = w.id ORDER BY c.number DESC LIMIT 1), '') AS last_hash
      FROM workspaces AS w
     ORDER BY w.id
)sql";

} // namespace

Result<std::vector<TableCount>> counts_of(Connection& connection)
{
    std::vector<TableCount> counts;
    for (const Table& table : TRY(carried_tables(connection))) {
        const Sum sum = TRY(sum_of(connection, table, {}));
        counts.push_back({table.name, sum.rows, sum.checksum});
    }
    return counts;
}

Result<std::vector<WorkspaceCount>> workspaces_in(Connection& connection)
{
    return storage::read_rows<WorkspaceCount>(TRY(connection.run(select_workspaces)));
}

} // namespace candor::keeping
