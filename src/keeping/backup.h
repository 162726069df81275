#pragma once

#include "keeping/frames.h"
#include "keeping/manifest.h"

#include <filesystem>
#include <optional>
#include <string>

/// A backup is a manifest and a SQLite file in one file (`frames.h`), whichever database it was made of;
/// either can take it.
namespace candor::keeping {

struct BackupOptions {
    std::filesystem::path file; ///< Does not exist yet.
    std::filesystem::path
        scratch; ///< Holds the data in the clear for a while, so it lies beside it.
    std::optional<std::string> passphrase;
    std::string program;
    Instant now;
};

/// Writes what is kept, as it is at one moment, while others go on writing.
Result<Manifest> write_backup(storage::Database& database, const BackupOptions& options);

/// What a backup says that it holds. The whole file is read: the answer also says that it is as it was written.
Result<Manifest> read_manifest(const std::filesystem::path& file, const AskPassphrase& ask);

/// Writes the SQLite file that is in a backup, and compares what it holds with the manifest. `Invalid` if
/// anything in the backup is not as it was written.
Result<Manifest> unpack(const std::filesystem::path& file,
    const std::filesystem::path& into,
    const AskPassphrase& ask);

} // namespace candor::keeping
