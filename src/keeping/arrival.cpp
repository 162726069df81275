#include "keeping/arrival.h"

#include "keeping/rows.h"

#include <fmt/format.h>

// The mark is a table of its own that is there while something arrives and gone afterwards: part of no form
// of the database, so that a program finds it (or not) in any.

namespace candor::keeping {

namespace {

using storage::Answer;
using storage::Connection;
using storage::Database;
using storage::Dialect;

constexpr std::string_view marks_in_sqlite =
    "SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table' AND name = 'arriving'";
constexpr std::string_view marks_in_postgres =
    "SELECT count(*) AS n FROM pg_tables WHERE schemaname = current_schema() AND tablename = "
    "'arriving'";

Result<std::vector<std::string>> arriving_workspaces(Connection& connection)
{
    const Answer answer =
        TRY(connection.run("SELECT workspace_id FROM arriving ORDER BY workspace_id"));
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < answer.row_count(); ++i)
        ids.push_back(answer.row(i).text("workspace_id"));
    return ids;
}

Result<void> check_is_empty(Connection& connection)
{
    for (const Table& table : TRY(carried_tables(connection)))
        if (TRY(count_of(connection, table, {})) > 0)
            return conflict(fmt::format("there is something in this database already ({}); name "
                                        "an empty one",
                table.name));
    return {};
}

Result<void> mark(Connection& connection, const std::vector<std::string>& workspace_ids)
{
    TRY(check_is_empty(connection));
    TRY(connection.run("CREATE TABLE arriving (workspace_id TEXT PRIMARY KEY)"));
    for (const std::string& id : workspace_ids)
        TRY(connection.run("INSERT INTO arriving (workspace_id) VALUES ($1)", id));
    return {};
}

} // namespace

Result<bool> is_arriving(Connection& connection)
{
    const bool is_sqlite = connection.dialect() == Dialect::Sqlite;
    const Answer marks = TRY(connection.run(is_sqlite ? marks_in_sqlite : marks_in_postgres));
    return marks.only().integer("n") > 0;
}

Result<void> begin_arrival(Database& target, const std::vector<std::string>& workspace_ids)
{
    return target.write(storage::every_workspace, [&](Connection& connection) -> Result<void> {
        if (!TRY(is_arriving(connection)))
            return mark(connection, workspace_ids);
        if (TRY(arriving_workspaces(connection)) == workspace_ids)
            return {};
        return conflict("something else was being moved into this database; end that move, or "
                        "name an empty one");
    });
}

Result<void> end_arrival(Database& target)
{
    return target.write(storage::every_workspace, [](Connection& connection) -> Result<void> {
        TRY(connection.run("DROP TABLE arriving"));
        return {};
    });
}

} // namespace candor::keeping
