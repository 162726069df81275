#include "storage/postgres_listener.h"

#include <condition_variable>
#include <mutex>
#include <thread>

// A write begins by taking a lock that belongs to its workspace and is given back with the commit, so
// that writers of one workspace queue up as they do on SQLite, on whatever node they are, while those of
// different workspaces pass each other. See docs/why/storage.md.

namespace candor::storage {

namespace {

constexpr std::size_t connections_max = 16;
constexpr int tries_max = 5;
// How long a request waits for a server that is being restarted, before it is told so.
constexpr std::chrono::seconds patience{5};
constexpr std::chrono::milliseconds pause{100};

constexpr std::string_view lock_workspace =
    "SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(hashtextextended($1, 0))) AS lock";
constexpr auto begin_read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
constexpr auto begin_write = "BEGIN";

class PostgresDatabase final : public Database {
public:
    explicit PostgresDatabase(PostgresOptions options) : options_(std::move(options)) {}

    Dialect dialect() const override { return Dialect::Postgres; }
    Result<void> copy_to(const std::string& path) override;
    Result<void> check_integrity() override;
    void tell_nodes(const std::string& text) override { listener_.tell(text); }

private:
    using Pooled = std::unique_ptr<PostgresConnection>;
    using Deadline = std::chrono::steady_clock::time_point;

    Result<void> run_read(const Job& job) override;
    Result<void> run_write(const std::string& workspace_id, const Job& job) override;
    template <class Attempt>
    Result<void> persist(Attempt attempt);

    Result<Pooled> take();
    void give_back(Pooled connection);

    const PostgresOptions options_;
    std::mutex mutex_;
    std::condition_variable is_free_;
    std::vector<Pooled> free_;
    std::size_t in_use_ = 0;
    PostgresListener listener_{options_,
        [this](const std::string& workspace_id) { tell_written(workspace_id); },
        [this](const std::string& text) { tell_told(text); }};
};

Result<PostgresDatabase::Pooled> PostgresDatabase::take()
{
    {
        std::unique_lock lock(mutex_);
        if (!is_free_.wait_for(lock, patience, [&] { return in_use_ < connections_max; }))
            return unavailable("the database is busy; try again in a moment");
        ++in_use_;
        if (!free_.empty()) {
            Pooled connection = std::move(free_.back());
            free_.pop_back();
            return connection;
        }
    }
    Result<Pooled> opened = PostgresConnection::open(options_);
    if (!opened)
        give_back(nullptr);
    return opened;
}

void PostgresDatabase::give_back(Pooled connection)
{
    {
        const std::lock_guard lock(mutex_);
        --in_use_;
        if (connection && !connection->is_lost() && !connection->is_in_transaction())
            free_.push_back(std::move(connection));
    }
    is_free_.notify_one();
}

enum class Outcome {
    Ended,     ///< With a result that stands.
    LostEarly, ///< The connection went before anything could be kept.
    Raced,     ///< The server asks to do it all again.
};

struct Attempted {
    Outcome outcome;
    Result<void> result;
};

/// How an attempt ended that did not come to its commit.
Attempted broken_off(PostgresConnection& connection, Result<void> result)
{
    if (connection.is_lost())
        return {Outcome::LostEarly, std::move(result)};
    (void)connection.command("ROLLBACK");
    return {connection.may_try_again() ? Outcome::Raced : Outcome::Ended, std::move(result)};
}

Attempted commit(PostgresConnection& connection, Result<void> result)
{
    if (connection.has_failed())
        return broken_off(connection, unavailable("a statement failed, and nothing was kept"));
    Result<void> committed = connection.command("COMMIT");
    if (committed)
        return {Outcome::Ended, std::move(result)};
    if (connection.is_lost())
        return {Outcome::Ended,
            unavailable("the connection to the database was lost while it kept this; load the page "
                        "again to see whether it is there")};
    return broken_off(connection, std::move(committed));
}

/// Does the work again where that is safe: until a connection holds, or the server does not mind.
template <class Attempt>
Result<void> PostgresDatabase::persist(Attempt attempt)
{
    const Deadline deadline = std::chrono::steady_clock::now() + patience;
    for (int tries = 1;; ++tries) {
        const bool is_last = std::chrono::steady_clock::now() > deadline;
        Result<Pooled> connection = take();
        if (!connection && is_last)
            return Failure(connection.error());
        if (!connection) {
            std::this_thread::sleep_for(pause);
            continue;
        }
        Attempted attempted = attempt(**connection);
        give_back(*std::move(connection));
        const bool is_over = attempted.outcome == Outcome::Raced ? tries >= tries_max : is_last;
        if (attempted.outcome == Outcome::Ended || is_over)
            return attempted.result;
    }
}

Result<void> PostgresDatabase::run_read(const Job& job)
{
    return persist([&](PostgresConnection& connection) -> Attempted {
        if (Result<void> begun = connection.command(begin_read); !begun)
            return broken_off(connection, std::move(begun));
        Result<void> result = job(connection);
        if (!result)
            return broken_off(connection, std::move(result));
        return commit(connection, std::move(result));
    });
}

Result<void> PostgresDatabase::run_write(const std::string& workspace_id, const Job& job)
{
    Result<void> written = persist([&](PostgresConnection& connection) -> Attempted {
        if (Result<void> begun = connection.command(begin_write); !begun)
            return broken_off(connection, std::move(begun));
        if (auto locked = connection.run(lock_workspace, workspace_id); !locked)
            return broken_off(connection, Failure(locked.error()));
        Result<void> result = job(connection);
        if (!result)
            return broken_off(connection, std::move(result));
        return commit(connection, std::move(result));
    });
    if (written) {
        tell_written(workspace_id);
        listener_.announce(workspace_id);
    }
    return written;
}

Result<void> PostgresDatabase::copy_to(const std::string&)
{
    return invalid("database", "what is kept in PostgreSQL is no file to copy");
}

Result<void> PostgresDatabase::check_integrity()
{
    return read([](Connection& connection) -> Result<void> {
        TRY(connection.run("SELECT count(*) AS n FROM migrations"));
        return {};
    });
}

} // namespace

Result<std::unique_ptr<Database>> open_postgres(const PostgresOptions& options)
{
    TRY(PostgresConnection::open(options));
    return std::unique_ptr<Database>(std::make_unique<PostgresDatabase>(options));
}

} // namespace candor::storage
