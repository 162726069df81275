#include "storage/postgres_connection.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace candor::storage {

namespace {

// Type numbers of PostgreSQL's catalogue (pg_type.dat); libpq has no header that names them.
constexpr Oid int8_type = 20, int2_type = 21, int4_type = 23, float4_type = 700, float8_type = 701,
              numeric_type = 1700;

/// What every session has: waits end, and nobody sits in a transaction for ever.
constexpr auto session_settings = "SET lock_timeout = '10s'; SET statement_timeout = '60s'; "
                                  "SET idle_in_transaction_session_timeout = '60s'";

/// A parameter in PostgreSQL's text form; none for NULL.
std::optional<std::string> text_of(const Value& value)
{
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return fmt::format("{}", *number);
    if (const auto* real = std::get_if<double>(&value))
        return fmt::format("{}", *real);
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    return std::nullopt;
}

template <class Number>
Value number_in(std::string_view text)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    ENSURE(error == std::errc() && end == text.data() + text.size());
    return number;
}

Value read_cell(const PGresult* answered, int row, int column)
{
    if (PQgetisnull(answered, row, column) != 0)
        return {};
    const std::string_view text(PQgetvalue(answered, row, column),
        static_cast<std::size_t>(PQgetlength(answered, row, column)));
    switch (PQftype(answered, column)) {
    case int8_type:
    case int4_type:
    case int2_type:
        return number_in<std::int64_t>(text);
    case float8_type:
    case float4_type:
    case numeric_type:
        return number_in<double>(text);
    default:
        return std::string(text);
    }
}

Answer answer_of(const PGresult* answered)
{
    std::vector<std::string> columns;
    for (int column = 0; column < PQnfields(answered); ++column)
        columns.emplace_back(PQfname(answered, column));
    std::vector<Value> cells;
    cells.reserve(columns.size() * static_cast<std::size_t>(PQntuples(answered)));
    for (int row = 0; row < PQntuples(answered); ++row)
        for (int column = 0; column < PQnfields(answered); ++column)
            cells.push_back(read_cell(answered, row, column));
    const std::string_view changed = PQcmdTuples(const_cast<PGresult*>(answered));
    const std::int64_t rows_changed =
        changed.empty() ? 0 : std::get<std::int64_t>(number_in<std::int64_t>(changed));
    return Answer(std::move(columns), std::move(cells), rows_changed);
}

std::string trimmed_message(const char* message)
{
    std::string text = message ? message : "";
    while (text.ends_with('\n'))
        text.pop_back();
    std::ranges::replace(text, '\n', ' ');
    return text;
}

/// Whether a message of this kind (data, constraints, limits) cites what was sent, which is somebody's
/// text or a part of a statement.
bool holds_values(std::string_view state)
{
    return state.starts_with("22") || state.starts_with("23") || state.starts_with("54");
}

} // namespace

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const PostgresOptions& options)
{
    std::unique_ptr<PostgresConnection> connection(
        new PostgresConnection(PQconnectdb(options.address.c_str())));
    if (connection->is_lost())
        return unavailable(fmt::format("cannot reach the database: {}",
            trimmed_message(PQerrorMessage(connection->handle()))));
    PQsetNoticeProcessor(connection->handle(), [](void*, const char*) {}, nullptr);
    TRY(connection->command(session_settings));
    if (options.durability == Durability::Relaxed)
        TRY(connection->command("SET synchronous_commit = off"));
    return connection;
}

Failure PostgresConnection::failure(const PGresult* answered)
{
    const char* field = PQresultErrorField(answered, PG_DIAG_SQLSTATE);
    const std::string_view state = field ? field : "";
    may_try_again_ = state == "40001" || state == "40P01"; // serialization, deadlock
    if (state == "23505")
        return conflict("there is one of these already");
    if (state == "23503")
        return not_found("what this belongs to is not there");
    if (state == "53100")
        return unavailable(
            "the database's disk is full; make room and try again (reading goes on)");
    if (state == "55P03" || state == "57014")
        return unavailable("the database is busy; try again in a moment");
    if (is_lost())
        return unavailable("the connection to the database is lost; try again in a moment");
    return unavailable(fmt::format("the database did not answer ({})",
        holds_values(state) ? fmt::format("code {}", state)
                            : trimmed_message(PQresultErrorMessage(answered))));
}

Result<PostgresConnection::Prepared> PostgresConnection::prepare(std::string_view sql)
{
    const std::string text(sql);
    if (const auto found = prepared_.find(text); found != prepared_.end())
        return found->second;
    Prepared prepared{.name = fmt::format("s{}", prepared_.size())};
    Answered answered(
        PQprepare(handle(), prepared.name.c_str(), text.c_str(), 0, nullptr), &PQclear);
    if (PQresultStatus(answered.get()) != PGRES_COMMAND_OK)
        return failure(answered.get());
    answered.reset(PQdescribePrepared(handle(), prepared.name.c_str()));
    if (PQresultStatus(answered.get()) != PGRES_COMMAND_OK)
        return failure(answered.get());
    prepared.value_count = static_cast<std::size_t>(PQnparams(answered.get()));
    prepared_.emplace(text, prepared);
    return prepared;
}

Result<Answer> PostgresConnection::execute(std::string_view sql, std::span<const Value> values)
{
    const Prepared prepared = TRY(prepare(sql));
    ENSURE(prepared.value_count == values.size());
    std::vector<std::optional<std::string>> texts;
    std::vector<const char*> places;
    texts.reserve(values.size());
    for (const Value& value : values) {
        texts.push_back(text_of(value));
        if (texts.back() && texts.back()->contains('\0'))
            return invalid("", "a text holds a zero byte; take it out");
        places.push_back(texts.back() ? texts.back()->c_str() : nullptr);
    }
    const Answered answered(
        PQexecPrepared(handle(), prepared.name.c_str(), static_cast<int>(places.size()),
            places.data(), nullptr, nullptr, 0),
        &PQclear);
    const ExecStatusType status = PQresultStatus(answered.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return failure(answered.get());
    return answer_of(answered.get());
}

std::vector<PostgresConnection::Notice> PostgresConnection::take_notices()
{
    (void)PQconsumeInput(handle());
    std::vector<Notice> told;
    while (PGnotify* notice = PQnotifies(handle())) {
        if (notice->be_pid != PQbackendPID(handle()))
            told.push_back({notice->relname, notice->extra});
        PQfreemem(notice);
    }
    return told;
}

Result<void> PostgresConnection::command(const char* sql)
{
    const Answered answered(PQexec(handle(), sql), &PQclear);
    const ExecStatusType status = PQresultStatus(answered.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return failure(answered.get());
    may_try_again_ = false;
    return {};
}

} // namespace candor::storage
