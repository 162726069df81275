#pragma once

#include "storage/database.h"

#include <libpq-fe.h>
#include <unordered_map>

namespace candor::storage {

/// One connection to a PostgreSQL server, used by one thread at a time.
class PostgresConnection final : public Connection {
public:
    static Result<std::unique_ptr<PostgresConnection>> open(const PostgresOptions& options);

    Result<Answer> execute(std::string_view sql, std::span<const Value> values) override;
    Dialect dialect() const override { return Dialect::Postgres; }

    /// For statements without parameters and rows: BEGIN, COMMIT, SET.
    Result<void> command(const char* sql);

    /// Whether the connection is lost. Nothing that was not committed has happened then.
    bool is_lost() const { return PQstatus(handle()) != CONNECTION_OK; }
    /// Whether the last failure goes away by doing the whole transaction again.
    bool may_try_again() const { return may_try_again_; }
    /// Whether a transaction is open, healthy or not.
    bool is_in_transaction() const { return PQtransactionStatus(handle()) != PQTRANS_IDLE; }
    /// Whether a statement of the open transaction failed: the server would take COMMIT for ROLLBACK.
    bool has_failed() const { return PQtransactionStatus(handle()) == PQTRANS_INERROR; }

    struct Notice {
        std::string channel;
        std::string text;
    };
    /// What other connections told on the channels that this one listens to, as far as it has come.
    std::vector<Notice> take_notices();
    /// To wait for with `poll`.
    int socket() const { return PQsocket(handle()); }

private:
    using Answered = std::unique_ptr<PGresult, decltype(&PQclear)>;
    struct Prepared {
        std::string name;
        std::size_t value_count = 0;
    };

    explicit PostgresConnection(PGconn* connection) : connection_(connection, &PQfinish) {}

    PGconn* handle() const { return connection_.get(); }
    Result<Prepared> prepare(std::string_view sql);
    Failure failure(const PGresult* answered);

    std::unique_ptr<PGconn, decltype(&PQfinish)> connection_;
    std::unordered_map<std::string, Prepared> prepared_;
    bool may_try_again_ = false;
};

} // namespace candor::storage
