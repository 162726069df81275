#include "storage/migrations.h"

#include <boost/algorithm/string/replace.hpp>
#include <charconv>
#include <fmt/format.h>

namespace candor::storage {

/// Made by the build from the folder `migrations/`: file name and content.
std::span<const std::pair<std::string_view, std::string_view>> migration_files();

namespace {

bool is_for(std::string_view file, Dialect dialect)
{
    if (file.ends_with(".sqlite.sql"))
        return dialect == Dialect::Sqlite;
    if (file.ends_with(".postgres.sql"))
        return dialect == Dialect::Postgres;
    return true;
}

/// Splits at semicolons at the end of a line. A trigger's inner ones have something behind them: write
/// its statements on one line, with the END.
std::vector<std::string_view> statements_of(std::string_view sql)
{
    std::vector<std::string_view> statements;
    while (true) {
        const std::size_t end = sql.find(";\n");
        if (end == std::string_view::npos)
            return statements;
        statements.push_back(sql.substr(0, end));
        sql.remove_prefix(end + 2);
    }
}

Result<int> last_number(Connection& connection)
{
    TRY(connection.run(
        "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL)"));
    const Answer answer =
        TRY(connection.run("SELECT coalesce(max(number), 0) AS last FROM migrations"));
    return static_cast<int>(answer.only().integer("last"));
}

/// PostgreSQL would sort texts as the country does that its database was made in; we sort by their bytes,
/// as SQLite does.
std::string for_dialect(std::string_view statement, Dialect dialect)
{
    std::string sql(statement);
    if (dialect == Dialect::Postgres && statement.contains("CREATE TABLE"))
        boost::replace_all(sql, " TEXT", R"( TEXT COLLATE "C")");
    return sql;
}

/// Gives back how many steps that were: two nodes may start at once, and the second waits for the first
/// and then has nothing to do.
Result<int> apply(Connection& connection, const Migration& migration)
{
    if (TRY(last_number(connection)) >= migration.number)
        return 0;
    for (const std::string_view statement : statements_of(migration.sql))
        TRY(connection.run(for_dialect(statement, connection.dialect())));
    TRY(connection.run(
        "INSERT INTO migrations (number, name) VALUES ($1, $2)", migration.number, migration.name));
    return 1;
}

} // namespace

std::vector<Migration> migrations(Dialect dialect)
{
    std::vector<Migration> list;
    for (const auto& [file, sql] : migration_files()) {
        if (!is_for(file, dialect))
            continue;
        int number = 0;
        std::from_chars(file.data(), file.data() + 4, number);
        list.push_back({number, file.substr(5, file.find('.') - 5), sql});
    }
    return list;
}

Result<int> migrate(Database& database)
{
    const std::vector<Migration> all = migrations(database.dialect());
    // Mostly there is nothing to do, and then nobody who writes is waited for.
    if (const auto form = form_of(database); form && *form == newest_form(database.dialect()))
        return 0;
    const int last = TRY(database.write(
        every_workspace, [](Connection& connection) { return last_number(connection); }));
    if (!all.empty() && last > all.back().number)
        return conflict(
            fmt::format("the database is at form {} and this program knows {}; use a newer program",
                last, all.back().number));
    int taken = 0;
    for (const Migration& migration : all) {
        if (migration.number <= last)
            continue;
        taken += TRY(database.write(
            every_workspace, [&](Connection& connection) { return apply(connection, migration); }));
    }
    return taken;
}

Result<int> form_of(Database& database)
{
    const Result<int> form = database.read([](Connection& connection) -> Result<int> {
        const Answer answer =
            TRY(connection.run("SELECT coalesce(max(number), 0) AS last FROM migrations"));
        return static_cast<int>(answer.only().integer("last"));
    });
    if (!form && !form.error().message.contains("migrations"))
        return form;
    if (!form || *form == 0)
        return not_found("there is nothing of Candor in this database");
    return form;
}

int newest_form(Dialect dialect) { return migrations(dialect).back().number; }

} // namespace candor::storage
