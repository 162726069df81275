#pragma once

#include "base/result.h"
#include "keeping/frames.h"
#include "storage/database.h"

#include <filesystem>
#include <memory>
#include <string>

namespace candor::app {

/// Where things are kept.
struct Place {
    std::string folder;   ///< "" where only the database is meant.
    std::string database; ///< `postgresql://…`; "" is a file in the folder.
};

/// The folder that everything is kept in: `candor.db` (if no other database is named), and `uploads/` for
/// files that are being imported.
class DataFolder {
public:
    /// What a program wants of the folder. A server has it to itself; everything else does not mind.
    /// Who serves or makes it may begin with nothing, who visits it (for a backup, say) may not. What is
    /// moved away is left as it is, and also not served meanwhile, as is what a move arrives in.
    enum class Use { Serve, Make, Visit, MoveAway, MoveIn };

    /// Makes the folder if need be (for its owner only), opens the database and brings it to the
    /// newest form. `Conflict` if two would serve the same file, or if a move into it has not ended;
    /// `NotFound` if there is nothing to visit.
    static Result<DataFolder> open(const Place& place, Use use);

    storage::Database& database() { return *database_; }
    std::filesystem::path uploads() const { return path_ / "uploads"; }

    /// How the sample workspace is signed in to, as `keep_sign_in` kept it; "" if it is none.
    std::string sign_in() const;
    /// Only the owner of the folder can read it.
    Result<void> keep_sign_in(const std::string& text) const;

    /// For a copy of the database that is under way.
    std::filesystem::path scratch() const { return path_ / "candor.db.leaving"; }

    /// Puts a backup in the place of the database, which is kept beside it: gives back where, or "" if
    /// there was none. In PostgreSQL the database has to be empty. `Conflict` if it is not, or while a
    /// server runs on the folder; `Invalid` if the backup is none of ours, or is damaged.
    static Result<std::filesystem::path> restore(const Place& place,
        const std::filesystem::path& copy,
        const keeping::AskPassphrase& ask);

private:
    class Lock {
    public:
        static Result<Lock> take(const std::filesystem::path& file);
        Lock() = default;
        Lock(Lock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
        Lock& operator=(Lock&& other) noexcept
        {
            std::swap(descriptor_, other.descriptor_);
            return *this;
        }
        ~Lock();

    private:
        int descriptor_ = -1;
    };

    std::filesystem::path path_;
    Lock lock_;
    std::unique_ptr<storage::Database> database_;
};

} // namespace candor::app
