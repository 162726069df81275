#pragma once

#include "base/id.h"
#include "storage/migrations.h"

#include <filesystem>
#include <memory>

namespace candor::storage {

/// A database of its own for one test: the real one, in a file of its own, with every table.
class TestDatabase {
public:
    TestDatabase() : folder_(std::filesystem::temp_directory_path() / ("candor-" + new_uuid()))
    {
        std::filesystem::create_directory(folder_);
        auto opened = open_sqlite({(folder_ / "candor.db").string(), Durability::Relaxed});
        ENSURE(opened);
        database_ = *std::move(opened);
        ENSURE(migrate(*database_));
    }
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;
    ~TestDatabase()
    {
        database_.reset();
        std::filesystem::remove_all(folder_);
    }

    Database& operator*() { return *database_; }
    Database* operator->() { return database_.get(); }
    std::string path() const { return (folder_ / "candor.db").string(); }

private:
    std::filesystem::path folder_;
    std::unique_ptr<Database> database_;
};

} // namespace candor::storage
