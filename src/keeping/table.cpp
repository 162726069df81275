#include "keeping/table.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace candor::keeping {

namespace {

using storage::Answer;
using storage::Connection;
using storage::Dialect;
using storage::Row;

constexpr std::string_view columns_in_sqlite = R"sql(
    SELECT m.name AS table_name, c.name AS column_name, lower(c.type) AS type, c.pk AS key_position
      FROM sqlite_schema AS m, pragma_table_info(m.name) AS c
     WHERE m.type = 'table' AND substr(m.name, 1, 7) <> 'sqlite_'
     ORDER BY m.name, c.pk, c.name
)sql";
constexpr std::string_view columns_in_postgres = R"sql(
    WITH keys AS (
        SELECT i.indrelid, k.attnum, k.position
          FROM pg_index AS i, unnest(CAST(i.indkey AS int2[])) WITH ORDINALITY AS k (attnum, position)
         WHERE i.indisprimary)
    SELECT t.relname AS table_name, a.attname AS column_name, format_type(a.atttypid, NULL) AS type,
           coalesce(k.position, 0) AS key_position
      FROM pg_class AS t
      JOIN pg_namespace AS n ON n.oid = t.relnamespace AND n.nspname = current_schema()
      JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN keys AS k ON k.indrelid = t.oid AND k.attnum = a.attnum
     WHERE t.relkind IN ('r', 'p')
     ORDER BY t.relname COLLATE "C", key_position, a.attname COLLATE "C"
)sql";
constexpr std::string_view references_in_sqlite = R"sql(
    SELECT m.name AS table_name, f."table" AS refers_to
      FROM sqlite_schema AS m, pragma_foreign_key_list(m.name) AS f
     WHERE m.type = 'table'
)sql";
constexpr std::string_view references_in_postgres = R"sql(
    SELECT t.relname AS table_name, r.relname AS refers_to
      FROM pg_constraint AS c
      JOIN pg_namespace AS n ON n.oid = c.connamespace AND n.nspname = current_schema()
      JOIN pg_class AS t ON t.oid = c.conrelid
      JOIN pg_class AS r ON r.oid = c.confrelid
     WHERE c.contype = 'f'
)sql";

using References = std::map<std::string, std::set<std::string>>;

bool is_left_behind(std::string_view table)
{
    return std::ranges::any_of(left_behind, [&](const LeftBehind& left) {
        return left.name.ends_with('*')
                   ? table.starts_with(left.name.substr(0, left.name.size() - 1))
                   : table == left.name;
    });
}

Result<Kind> kind_of(const Row& row)
{
    static const std::map<std::string, Kind> kinds{{"text", Kind::Text}, {"bigint", Kind::Integer},
        {"integer", Kind::Integer}, {"real", Kind::Real}, {"double precision", Kind::Real}};
    const auto found = kinds.find(row.text("type"));
    if (found == kinds.end())
        return unavailable(fmt::format("the column {}.{} is of a kind ({}) that is not carried",
            row.text("table_name"), row.text("column_name"), row.text("type")));
    return found->second;
}

Result<std::vector<Table>> read_tables(Connection& connection)
{
    const bool is_sqlite = connection.dialect() == Dialect::Sqlite;
    const Answer answer = TRY(connection.run(is_sqlite ? columns_in_sqlite : columns_in_postgres));
    std::vector<Table> tables;
    for (std::size_t i = 0; i < answer.row_count(); ++i) {
        const Row row = answer.row(i);
        const std::string name = row.text("table_name");
        if (is_left_behind(name))
            continue;
        if (tables.empty() || tables.back().name != name)
            tables.push_back({.name = name});
        tables.back().columns.push_back({row.text("column_name"), TRY(kind_of(row))});
        if (row.integer("key_position") > 0)
            tables.back().key.push_back(row.text("column_name"));
    }
    for (Table& table : tables)
        std::ranges::sort(table.columns, {}, &Column::name);
    return tables;
}

Result<References> read_references(Connection& connection)
{
    const bool is_sqlite = connection.dialect() == Dialect::Sqlite;
    const Answer answer =
        TRY(connection.run(is_sqlite ? references_in_sqlite : references_in_postgres));
    References references;
    for (std::size_t i = 0; i < answer.row_count(); ++i) {
        const Row row = answer.row(i);
        if (row.text("table_name") != row.text("refers_to"))
            references[row.text("table_name")].insert(row.text("refers_to"));
    }
    return references;
}

Result<void> check_key(const Table& table)
{
    const std::string_view workspace = table.name == "workspaces" ? "id" : "workspace_id";
    if (!table.key.empty() && table.key.front() == workspace)
        return {};
    return unavailable(
        fmt::format("the table {} has no key that begins with the workspace", table.name));
}

/// Takes tables in the order of their names, each as soon as all that it refers to are taken.
std::vector<Table> referred_first(std::vector<Table> waiting, const References& references)
{
    std::vector<Table> sorted;
    std::set<std::string> unsorted;
    for (const Table& table : waiting)
        unsorted.insert(table.name);
    while (!waiting.empty()) {
        const auto next = std::ranges::find_if(waiting, [&](const Table& table) {
            const auto found = references.find(table.name);
            return found == references.end()
                   || std::ranges::none_of(
                       found->second, [&](const auto& other) { return unsorted.contains(other); });
        });
        ENSURE(next != waiting.end()); // Tables that refer to each other in a circle.
        unsorted.erase(next->name);
        sorted.push_back(std::move(*next));
        waiting.erase(next);
    }
    return sorted;
}

} // namespace

Result<std::vector<Table>> carried_tables(Connection& connection)
{
    std::vector<Table> tables = TRY(read_tables(connection));
    for (const Table& table : tables)
        TRY(check_key(table));
    return referred_first(std::move(tables), TRY(read_references(connection)));
}

} // namespace candor::keeping
