#include "storage/sqlite_connection.h"

#include <fmt/format.h>

namespace candor::storage {

namespace {

constexpr int busy_millis_max = 10'000;

/// SQLite takes `$2` for a name and numbers it by first appearance; `?2` is what we mean.
std::string with_sqlite_parameters(std::string_view sql)
{
    std::string result(sql);
    bool is_quoted = false;
    for (char& c : result) {
        if (c == '\'')
            is_quoted = !is_quoted;
        else if (c == '$' && !is_quoted)
            c = '?';
    }
    return result;
}

void bind(sqlite3_stmt* statement, int index, const Value& value)
{
    int status = SQLITE_OK;
    if (const auto* number = std::get_if<std::int64_t>(&value))
        status = sqlite3_bind_int64(statement, index, *number);
    else if (const auto* real = std::get_if<double>(&value))
        status = sqlite3_bind_double(statement, index, *real);
    else if (const auto* text = std::get_if<std::string>(&value))
        status = sqlite3_bind_text64(
            statement, index, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    else
        status = sqlite3_bind_null(statement, index);
    ENSURE(status == SQLITE_OK);
}

Value read_column(sqlite3_stmt* statement, int index)
{
    switch (sqlite3_column_type(statement, index)) {
    case SQLITE_NULL:
        return {};
    case SQLITE_INTEGER:
        return sqlite3_column_int64(statement, index);
    case SQLITE_FLOAT:
        return sqlite3_column_double(statement, index);
    default: {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, index));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, index));
        return bytes ? std::string(bytes, size) : std::string();
    }
    }
}

std::string sentence_for(int code, const char* detail)
{
    switch (code) {
    case SQLITE_IOERR_WRITE: // Beyond a quota, or a limit of the process.
    case SQLITE_IOERR_SHMSIZE:
    case SQLITE_IOERR_FSYNC:
        return "the disk takes nothing more; make room and try again (reading goes on)";
    default:
        break;
    }
    switch (code & 0xff) {
    case SQLITE_FULL:
        return "the disk is full; make room and try again (reading goes on)";
    case SQLITE_BUSY:
        return "the database is busy; try again in a moment";
    case SQLITE_READONLY:
        return "the database cannot be written to; check who owns its folder";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return fmt::format("the database file is damaged ({}); restore a backup", detail);
    default:
        return fmt::format("the database did not answer ({})", detail);
    }
}

} // namespace

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const SqliteOptions& options)
{
    sqlite3* raw = nullptr;
    constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    const int status = sqlite3_open_v2(options.path.c_str(), &raw, flags, nullptr);
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(raw));
    if (status != SQLITE_OK)
        return unavailable(
            fmt::format("cannot open the database {}: {}", options.path, sqlite3_errstr(status)));
    sqlite3_busy_timeout(raw, busy_millis_max);
    sqlite3_extended_result_codes(raw, 1);
    const bool is_full = options.durability == Durability::Full;
    TRY(connection->command("PRAGMA journal_mode = WAL"));
    TRY(connection->command(is_full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = OFF"));
    TRY(connection->command("PRAGMA foreign_keys = ON"));
    TRY(connection->command("PRAGMA temp_store = MEMORY"));
    return connection;
}

Failure SqliteConnection::failure() const
{
    const int code = sqlite3_extended_errcode(handle());
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY)
        return conflict("there is one of these already");
    if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
        return not_found("what this belongs to is not there");
    return unavailable(sentence_for(code, sqlite3_errmsg(handle())));
}

Result<SqliteConnection::Prepared*> SqliteConnection::prepare(std::string_view sql)
{
    if (const auto found = prepared_.find(sql); found != prepared_.end())
        return &found->second;
    const std::string text = with_sqlite_parameters(sql);
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v3(handle(), text.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &raw, nullptr)
        != SQLITE_OK)
        return failure();
    Prepared prepared{Statement(raw, &sqlite3_finalize), {}};
    for (int i = 0; i < sqlite3_column_count(raw); ++i)
        prepared.columns.emplace_back(sqlite3_column_name(raw, i));
    return &prepared_.emplace(std::string(sql), std::move(prepared)).first->second;
}

Result<Answer> SqliteConnection::execute(std::string_view sql, std::span<const Value> values)
{
    Prepared& prepared = *TRY(prepare(sql));
    sqlite3_stmt* statement = prepared.statement.get();

    // A statement short of one value would run, and quietly match nothing.
    ENSURE(static_cast<std::size_t>(sqlite3_bind_parameter_count(statement)) == values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        bind(statement, static_cast<int>(i) + 1, values[i]);

    std::vector<Value> cells;
    int status = SQLITE_OK;
    while ((status = sqlite3_step(statement)) == SQLITE_ROW)
        for (int i = 0; i < sqlite3_column_count(statement); ++i)
            cells.push_back(read_column(statement, i));
    const Failure failed = status == SQLITE_DONE ? unavailable("") : failure();
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (status != SQLITE_DONE)
        return failed;
    return Answer(prepared.columns, std::move(cells), sqlite3_changes64(handle()));
}

Result<void> SqliteConnection::command(std::string_view sql)
{
    if (sqlite3_exec(handle(), std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return failure();
    return {};
}

} // namespace candor::storage
