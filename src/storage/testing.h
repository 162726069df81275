#pragma once

#include "base/id.h"
#include "storage/migrations.h"

#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <memory>

namespace candor::storage {

/// A database of its own for one test: a real one, with every table. SQLite in a file of its own, or,
/// where `CANDOR_TEST_DATABASE` names a PostgreSQL database, a schema of its own in that.
class TestDatabase {
public:
    TestDatabase() : name_("candor_" + plain_id())
    {
        const char* address = std::getenv("CANDOR_TEST_DATABASE");
        database_ = address ? open_schema(address) : open_file();
        ENSURE(migrate(*database_));
    }
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;
    ~TestDatabase()
    {
        if (dialect() == Dialect::Postgres)
            (void)database_->write(every_workspace, [&](Connection& connection) {
                return connection.run(fmt::format("DROP SCHEMA {} CASCADE", name_));
            });
        database_.reset();
        std::filesystem::remove_all(folder());
    }

    Database& operator*() { return *database_; }
    Database* operator->() { return database_.get(); }
    Dialect dialect() const { return database_->dialect(); }

    /// Of the file, for what only SQLite does.
    std::string path() const { return (folder() / "candor.db").string(); }

    /// The same database once more, as another node would open it.
    std::unique_ptr<Database> open_again() const
    {
        auto opened = dialect() == Dialect::Postgres
                          ? open_postgres({address_, Durability::Relaxed})
                          : open_sqlite({path(), Durability::Relaxed});
        ENSURE(opened);
        return *std::move(opened);
    }

private:
    static std::string plain_id()
    {
        std::string id = new_uuid();
        std::erase(id, '-');
        return id;
    }

    std::filesystem::path folder() const { return std::filesystem::temp_directory_path() / name_; }

    std::unique_ptr<Database> open_file() const
    {
        std::filesystem::create_directory(folder());
        auto opened = open_sqlite({path(), Durability::Relaxed});
        ENSURE(opened);
        return *std::move(opened);
    }

    std::unique_ptr<Database> open_schema(const std::string& address)
    {
        {
            auto whole = open_postgres({address, Durability::Relaxed});
            ENSURE(whole);
            ENSURE((*whole)->write(every_workspace,
                [&](Connection& connection) { return connection.run("CREATE SCHEMA " + name_); }));
        }
        address_ = fmt::format(
            "{}{}options=-csearch_path%3D{}", address, address.contains('?') ? '&' : '?', name_);
        auto opened = open_postgres({address_, Durability::Relaxed});
        ENSURE(opened);
        return *std::move(opened);
    }

    std::string name_;
    std::string address_;
    std::unique_ptr<Database> database_;
};

} // namespace candor::storage
