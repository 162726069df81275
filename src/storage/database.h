#pragma once

#include "base/result.h"
#include "storage/value.h"

#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace candor::storage {

class Answer;

/// One row of an answer, read by column name so that reordering a SELECT breaks nothing.
class Row {
public:
    Row(const Answer& answer, std::size_t index) : answer_(answer), index_(index) {}

    /// The value of a column, as `value_as` reads it. A column that is not there is a broken promise.
    template <class T>
    T get(std::string_view column) const
    {
        return value_as<T>(value(column));
    }
    std::string text(std::string_view column) const { return get<std::string>(column); }
    std::int64_t integer(std::string_view column) const { return get<std::int64_t>(column); }

    const Value& value(std::string_view column) const;

private:
    const Answer& answer_;
    std::size_t index_;
};

/// What a statement gave back.
class Answer {
public:
    Answer() = default;
    Answer(std::vector<std::string> columns, std::vector<Value> values, std::int64_t rows_changed);

    std::size_t row_count() const
    {
        return columns_.empty() ? 0 : values_.size() / columns_.size();
    }
    bool is_empty() const { return row_count() == 0; }
    Row row(std::size_t index) const { return {*this, index}; }
    /// The first row; there has to be one.
    Row only() const;
    std::int64_t rows_changed() const { return rows_changed_; }

private:
    friend class Row;
    std::vector<std::string> columns_;
    std::vector<Value> values_; ///< Row by row.
    std::int64_t rows_changed_ = 0;
};

enum class Dialect { Sqlite, Postgres };

/// A connection inside a transaction. Knows SQL and nothing of what is kept in it.
///
/// SQL is written once, in the dialect that SQLite and PostgreSQL share; parameters are `$1`, `$2` …,
/// and their number is checked. Statements are prepared once a connection and kept.
class Connection {
public:
    virtual ~Connection() = default;

    template <class... Values>
    Result<Answer> run(std::string_view sql, const Values&... values)
    {
        const std::vector<Value> bound{value_of(values)...};
        return execute(sql, bound);
    }

    /// The same with the values in a list.
    virtual Result<Answer> execute(std::string_view sql, std::span<const Value> values) = 0;

    /// For the few statements that the two have to say differently.
    virtual Dialect dialect() const = 0;
};

/// Of PostgreSQL's NOTIFY, whose payload has to be shorter than 8 000 bytes.
inline constexpr std::size_t told_bytes_max = 7'900;

/// For `write`, where what is written belongs to no workspace that is there already.
inline const std::string every_workspace;

/// Where things are kept. Everything is read and written inside a transaction.
class Database {
public:
    virtual ~Database() = default;

    /// Runs `work(connection)` on one unchanging picture of the data.
    template <class Work>
    auto read(Work&& work) -> std::invoke_result_t<Work, Connection&>
    {
        return in_transaction(
            [this](const Job& job) { return run_read(job); }, std::forward<Work>(work));
    }

    /// Runs `work(connection)` and keeps what it wrote if it succeeds; after an error nothing has been
    /// written. When this returns a value, it survives a crash of the machine. Writers of one workspace
    /// come one after another, each seeing what those before it wrote.
    ///
    /// `work` may run on another thread while the caller waits, together with others' in one
    /// transaction, and more than once where the database asks for it: it must not use up what it
    /// captured, and must not call `read` or `write` itself.
    template <class Work>
    auto write(const std::string& workspace_id, Work&& work)
        -> std::invoke_result_t<Work, Connection&>
    {
        return in_transaction(
            [&](const Job& job) { return run_write(workspace_id, job); }, std::forward<Work>(work));
    }

    virtual Dialect dialect() const = 0;

    using Tell = std::function<void(const std::string& what)>;

    /// Calls `tell` with the workspace after every commit, from whichever thread made it, for as long as
    /// the answer is kept; never after. What other nodes write to the same PostgreSQL is told too;
    /// `every_workspace` means that something may have been missed. It is a wake-up and no more: one
    /// may be lost, so whoever waits for something also looks now and then. `tell` is quick and
    /// calls nothing of the database.
    [[nodiscard]] std::shared_ptr<const void> when_written(Tell tell);

    /// Tells something to whoever waits for it on the other nodes of this database: nobody where there
    /// can be none. At most `told_bytes_max`. It may be lost, and nothing keeps it.
    virtual void tell_nodes(const std::string& text) { (void)text; }

    /// Calls `tell` with each such text of the others, as `when_written` does.
    [[nodiscard]] std::shared_ptr<const void> when_told(Tell tell);

    /// Writes a copy that is whole and sound into a new file, while work goes on. SQLite only.
    virtual Result<void> copy_to(const std::string& path) = 0;

    /// Looks for damage: SQLite's `integrity_check` and `foreign_key_check`; PostgreSQL keeps sums of its
    /// own, and only has to answer.
    virtual Result<void> check_integrity() = 0;

protected:
    using Job = std::function<Result<void>(Connection&)>;
    virtual Result<void> run_read(const Job& job) = 0;
    virtual Result<void> run_write(const std::string& workspace_id, const Job& job) = 0;

    /// For the driver: something was committed.
    void tell_written(const std::string& workspace_id);
    /// For the driver: another node told this.
    void tell_told(const std::string& text);

private:
    template <class Run, class Work>
    static auto in_transaction(Run run, Work&& work) -> std::invoke_result_t<Work, Connection&>
    {
        using Answered = std::invoke_result_t<Work, Connection&>;
        std::optional<Answered> answered;
        const Result<void> done = run([&](Connection& connection) -> Result<void> {
            answered.emplace(work(connection));
            if (!*answered)
                return Failure(answered->error());
            return {};
        });
        if (!done)
            return Failure(done.error());
        return *std::move(answered);
    }

    std::shared_ptr<const void> add_listener(std::list<Tell>& listeners, Tell tell);

    std::mutex listening_;
    std::list<Tell> of_writing_;
    std::list<Tell> of_nodes_;
};

/// How much a commit waits for the disk. `Relaxed` is for tests and benchmarks' preparations.
enum class Durability { Full, Relaxed };

struct SqliteOptions {
    std::string path;
    Durability durability = Durability::Full;
};

/// Opens or makes a database file, in WAL mode with foreign keys on. `Unavailable` if it cannot.
Result<std::unique_ptr<Database>> open_sqlite(const SqliteOptions& options);

struct PostgresOptions {
    std::string address; ///< `postgresql://…`, as libpq takes it.
    Durability durability = Durability::Full;
};

/// Connects to a PostgreSQL database, which has to be there. `Unavailable` if it does not answer. Later a
/// server that is started again is waited for, some seconds.
Result<std::unique_ptr<Database>> open_postgres(const PostgresOptions& options);

} // namespace candor::storage
