#include "keeping/rows.h"

#include "base/hash.h"

#include <algorithm>
#include <bit>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace candor::keeping {

namespace {

using storage::Answer;
using storage::Connection;
using storage::Row;
using storage::Value;

// A page holds as many rows as lately made this many bytes.
constexpr std::size_t page_bytes = 4 << 20;
constexpr std::int64_t page_rows_first = 64;
constexpr std::int64_t page_rows_max = 2'000;
// Rows of one INSERT. Half of the parameters that SQLite takes, for tables of up to 250 columns.
constexpr std::size_t inserted_at_once = 64;

std::string column_names(const Table& table)
{
    std::vector<std::string_view> names;
    for (const Column& column : table.columns)
        names.push_back(column.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

/// The WHERE of a stretch, and the values that it asks for.
struct Condition {
    std::string sql;
    std::vector<Value> values;

    void add(std::string_view text) { sql.append(sql.empty() ? " WHERE " : " AND ").append(text); }

    std::string place(const Value& value)
    {
        values.push_back(value);
        return fmt::format("${}", values.size());
    }

    void compare(const Table& table, std::string_view sign, const Key& key)
    {
        std::vector<std::string> places;
        for (const Value& value : key)
            places.push_back(place(value));
        add(fmt::format("({}) {} ({})", fmt::join(table.key, ", "), sign, fmt::join(places, ", ")));
    }
};

Condition condition_for(const Table& table, const Stretch& stretch)
{
    Condition condition;
    if (stretch.workspace_id)
        condition.add(
            fmt::format("{} = {}", table.key.front(), condition.place(*stretch.workspace_id)));
    if (stretch.after)
        condition.compare(table, ">", *stretch.after);
    if (stretch.until)
        condition.compare(table, "<=", *stretch.until);
    return condition;
}

Result<Answer>
read_page(Connection& connection, const Table& table, const Stretch& stretch, std::int64_t rows)
{
    Condition condition = condition_for(table, stretch);
    const std::string limit = condition.place(rows);
    return connection.execute(
        fmt::format("SELECT {} FROM {}{} ORDER BY {} LIMIT {}", column_names(table), table.name,
            condition.sql, fmt::join(table.key, ", "), limit),
        condition.values);
}

Key key_of(const Table& table, const Row& row)
{
    Key key;
    for (const std::string& column : table.key)
        key.push_back(row.value(column));
    return key;
}

std::size_t bytes_of(const Table& table, const Answer& rows)
{
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < rows.row_count(); ++i)
        for (const Column& column : table.columns) {
            const auto* text = std::get_if<std::string>(&rows.row(i).value(column.name));
            bytes += text ? text->size() : sizeof(std::int64_t);
        }
    return bytes;
}

std::int64_t rows_for_next(const Table& table, const Answer& page)
{
    const auto bytes = static_cast<std::int64_t>(bytes_of(table, page)) + 1;
    const auto rows = static_cast<std::int64_t>(page.row_count());
    return std::clamp<std::int64_t>(
        static_cast<std::int64_t>(page_bytes) * rows / bytes, 1, page_rows_max);
}

/// As it goes into a checksum: no two rows have the same bytes.
void append(std::string& bytes, const Value& value)
{
    if (const auto* number = std::get_if<std::int64_t>(&value))
        bytes += fmt::format("i{},", *number);
    else if (const auto* real = std::get_if<double>(&value))
        bytes += fmt::format("r{:016x},", std::bit_cast<std::uint64_t>(*real));
    else if (const auto* text = std::get_if<std::string>(&value))
        bytes.append(fmt::format("t{}:", text->size())).append(*text).append(",");
    else
        bytes += "n,";
}

std::string bytes_of_row(const Table& table, const Row& row)
{
    std::string bytes;
    for (const Column& column : table.columns)
        append(bytes, row.value(column.name));
    return bytes += '\n';
}

std::string insert_statement(const Table& table, std::size_t rows)
{
    std::string sql = fmt::format("INSERT INTO {} ({}) VALUES ", table.name, column_names(table));
    std::size_t parameter = 0;
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            sql += fmt::format("{}${}{}",
                column > 0 ? ", "
                : row > 0  ? ", ("
                           : "(",
                ++parameter, column + 1 == table.columns.size() ? ")" : "");
    return sql;
}

} // namespace

Result<void> allow_rest(Connection& connection)
{
    if (connection.dialect() == storage::Dialect::Postgres)
        TRY(connection.run("SET LOCAL idle_in_transaction_session_timeout = 0"));
    return {};
}

Result<void> for_each_page(Connection& connection,
    const Table& table,
    Stretch stretch,
    const std::function<Result<void>(const Answer&)>& take)
{
    std::int64_t rows = page_rows_first;
    while (true) {
        const Answer page = TRY(read_page(connection, table, stretch, rows));
        if (page.is_empty())
            return {};
        TRY(take(page));
        stretch.after = key_of(table, page.row(page.row_count() - 1));
        rows = rows_for_next(table, page);
    }
}

Result<Sum> sum_of(Connection& connection, const Table& table, const Stretch& stretch)
{
    Hasher hasher;
    Sum sum;
    TRY(for_each_page(connection, table, stretch, [&](const Answer& page) -> Result<void> {
        for (std::size_t i = 0; i < page.row_count(); ++i)
            hasher.add(bytes_of_row(table, page.row(i)));
        sum.rows += static_cast<std::int64_t>(page.row_count());
        return {};
    }));
    sum.checksum = hasher.finish();
    return sum;
}

Result<std::int64_t> count_of(Connection& connection, const Table& table, const Stretch& stretch)
{
    const Condition condition = condition_for(table, stretch);
    const Answer counted = TRY(
        connection.execute(fmt::format("SELECT count(*) AS n FROM {}{}", table.name, condition.sql),
            condition.values));
    return counted.only().integer("n");
}

Result<std::optional<Key>>
last_key(Connection& connection, const Table& table, const Stretch& stretch)
{
    const Condition condition = condition_for(table, stretch);
    const Answer last = TRY(connection.execute(
        fmt::format("SELECT {} FROM {}{} ORDER BY {} DESC LIMIT 1", fmt::join(table.key, ", "),
            table.name, condition.sql, fmt::join(table.key, " DESC, ")),
        condition.values));
    if (last.is_empty())
        return std::optional<Key>();
    return std::optional(key_of(table, last.only()));
}

Result<void> insert_rows(Connection& connection, const Table& table, const Answer& rows)
{
    std::size_t next = 0;
    while (next < rows.row_count()) {
        const std::size_t left = rows.row_count() - next;
        const std::size_t count = left < inserted_at_once ? 1 : inserted_at_once;
        std::vector<Value> values;
        for (std::size_t i = 0; i < count; ++i, ++next)
            for (const Column& column : table.columns)
                values.push_back(rows.row(next).value(column.name));
        TRY(connection.execute(insert_statement(table, count), values));
    }
    return {};
}

} // namespace candor::keeping
