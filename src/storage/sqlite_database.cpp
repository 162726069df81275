#include "storage/sqlite_connection.h"

#include <condition_variable>
#include <deque>
#include <fmt/format.h>
#include <mutex>

// SQLite has one writer. Everybody who wants to write queues up, and whoever finds the writer free
// takes all that wait into one transaction, each in a savepoint of its own, and commits once: while
// one commit waits for the disk, the next gathers. With one writer at a time this costs nothing; with
// 32 it is the difference between 32 waits for the disk and one or two. See docs/why/storage.md.
//
// Readers have connections of their own, and in WAL mode wait for nobody.

namespace candor::storage {

namespace {

constexpr std::size_t batch_max = 64;

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(SqliteOptions options, std::unique_ptr<SqliteConnection> writer)
        : options_(std::move(options))
        , writer_(std::move(writer))
    {
    }

    Dialect dialect() const override { return Dialect::Sqlite; }
    Result<void> copy_to(const std::string& path) override;
    Result<void> check_integrity() override;

private:
    struct Waiting {
        const std::string& workspace_id;
        const Job& job;
        Result<void> result{};
        bool is_done = false;
    };

    Result<void> run_read(const Job& job) override;
    Result<void> run_write(const std::string& workspace_id, const Job& job) override;
    void run_batch(const std::vector<Waiting*>& batch);
    Result<void> run_in_savepoint(const Job& job);
    std::vector<Waiting*> take_batch();

    Result<std::unique_ptr<SqliteConnection>> take_reader();
    void give_back(std::unique_ptr<SqliteConnection> reader);

    const SqliteOptions options_;

    std::mutex writing_;
    std::condition_variable writer_is_free_;
    bool is_writing_ = false;
    std::deque<Waiting*> queue_;
    std::unique_ptr<SqliteConnection> writer_; ///< Only for whoever set `is_writing_`.

    std::mutex reading_;
    std::vector<std::unique_ptr<SqliteConnection>> readers_; ///< Those not in use.
};

Result<std::unique_ptr<SqliteConnection>> SqliteDatabase::take_reader()
{
    {
        const std::lock_guard lock(reading_);
        if (!readers_.empty()) {
            auto reader = std::move(readers_.back());
            readers_.pop_back();
            return reader;
        }
    }
    return SqliteConnection::open(options_);
}

void SqliteDatabase::give_back(std::unique_ptr<SqliteConnection> reader)
{
    const std::lock_guard lock(reading_);
    readers_.push_back(std::move(reader));
}

Result<void> SqliteDatabase::run_read(const Job& job)
{
    auto reader = TRY(take_reader());
    TRY(reader->run("BEGIN"));
    Result<void> result = job(*reader);
    TRY(reader->run("COMMIT"));
    give_back(std::move(reader));
    return result;
}

std::vector<SqliteDatabase::Waiting*> SqliteDatabase::take_batch()
{
    std::vector<Waiting*> batch;
    while (!queue_.empty() && batch.size() < batch_max) {
        batch.push_back(queue_.front());
        queue_.pop_front();
    }
    return batch;
}

Result<void> SqliteDatabase::run_write(const std::string& workspace_id, const Job& job)
{
    Waiting self{workspace_id, job};
    std::unique_lock lock(writing_);
    queue_.push_back(&self);
    while (true) {
        writer_is_free_.wait(lock, [&] { return self.is_done || !is_writing_; });
        if (self.is_done)
            return self.result;
        is_writing_ = true;
        const std::vector<Waiting*> batch = take_batch();
        lock.unlock();
        run_batch(batch);
        for (const Waiting* waiting : batch)
            tell_written(waiting->workspace_id);
        lock.lock();
        is_writing_ = false;
        for (Waiting* waiting : batch)
            waiting->is_done = true;
        writer_is_free_.notify_all();
    }
}

Result<void> SqliteDatabase::run_in_savepoint(const Job& job)
{
    TRY(writer_->run("SAVEPOINT job"));
    Result<void> result = job(*writer_);
    if (!result)
        TRY(writer_->run("ROLLBACK TO job"));
    TRY(writer_->run("RELEASE job"));
    return result;
}

void SqliteDatabase::run_batch(const std::vector<Waiting*>& batch)
{
    Result<void> common = writer_->command("BEGIN IMMEDIATE");
    for (Waiting* waiting : batch)
        waiting->result = common ? run_in_savepoint(waiting->job) : common;
    // A full disk may have ended the transaction under us; then COMMIT says so, and all are told.
    if (common)
        common = writer_->command("COMMIT");
    if (common)
        return;
    if (sqlite3_get_autocommit(writer_->handle()) == 0)
        (void)writer_->command("ROLLBACK");
    for (Waiting* waiting : batch)
        if (waiting->result)
            waiting->result = common;
}

Result<void> SqliteDatabase::copy_to(const std::string& path)
{
    auto reader = TRY(take_reader());
    sqlite3* target = nullptr;
    int status = sqlite3_open(path.c_str(), &target);
    if (status == SQLITE_OK) {
        sqlite3_backup* backup = sqlite3_backup_init(target, "main", reader->handle(), "main");
        status = backup ? sqlite3_backup_step(backup, -1) : sqlite3_errcode(target);
        if (backup)
            status = sqlite3_backup_finish(backup);
    }
    sqlite3_close_v2(target);
    give_back(std::move(reader));
    if (status != SQLITE_OK)
        return unavailable(
            fmt::format("cannot write the copy {}: {}", path, sqlite3_errstr(status)));
    return {};
}

Result<void> SqliteDatabase::check_integrity()
{
    return read([](Connection& connection) -> Result<void> {
        const Answer whole = TRY(connection.run("PRAGMA integrity_check"));
        if (const std::string verdict = whole.only().text("integrity_check"); verdict != "ok")
            return unavailable("the database file is damaged: " + verdict);
        const Answer orphans = TRY(connection.run("PRAGMA foreign_key_check"));
        if (!orphans.is_empty())
            return unavailable("the database holds rows that belong to nothing");
        return {};
    });
}

} // namespace

Result<std::unique_ptr<Database>> open_sqlite(const SqliteOptions& options)
{
    auto writer = TRY(SqliteConnection::open(options));
    return std::unique_ptr<Database>(std::make_unique<SqliteDatabase>(options, std::move(writer)));
}

} // namespace candor::storage
