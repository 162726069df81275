#pragma once

#include "base/instant.h"
#include "base/result.h"

#include <filesystem>
#include <string>

namespace candor::reviews {

inline constexpr std::chrono::hours upload_kept{24};

/// Files that somebody is about to import from: each for the one person who brought it, and for a day.
class Uploads {
public:
    explicit Uploads(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Takes over a file that lies on the same disk. Gives back the id of the upload.
    Result<std::string> take(const std::filesystem::path& file, const std::string& person_id);

    /// Where an upload of this person lies. `NotFound` if there is none.
    Result<std::filesystem::path> find(const std::string& upload_id,
        const std::string& person_id) const;

    Result<void> remove(const std::string& upload_id, const std::string& person_id);

    /// Removes what is older than `upload_kept`.
    void remove_old(Instant now);

    const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
};

} // namespace candor::reviews
