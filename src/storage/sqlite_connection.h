#pragma once

#include "storage/database.h"

#include <sqlite3.h>
#include <unordered_map>

namespace candor::storage {

/// One connection to a SQLite file, used by one thread at a time.
class SqliteConnection final : public Connection {
public:
    static Result<std::unique_ptr<SqliteConnection>> open(const SqliteOptions& options);

    Result<Answer> execute(std::string_view sql, std::span<const Value> values) override;
    Dialect dialect() const override { return Dialect::Sqlite; }

    /// For statements without parameters and rows: BEGIN, COMMIT, PRAGMA.
    Result<void> command(std::string_view sql);

    sqlite3* handle() const { return connection_.get(); }

private:
    using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;
    struct Prepared {
        Statement statement;
        std::vector<std::string> columns;
    };

    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>()(text);
        }
    };

    explicit SqliteConnection(sqlite3* connection) : connection_(connection, &sqlite3_close_v2) {}

    Result<Prepared*> prepare(std::string_view sql);
    Failure failure() const;

    std::unique_ptr<sqlite3, decltype(&sqlite3_close_v2)> connection_;
    std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>> prepared_;
};

} // namespace candor::storage
