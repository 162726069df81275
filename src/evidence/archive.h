#pragma once

#include "base/result.h"
#include "evidence/proposal.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace candor::evidence {

/// Limits on an archive from outside, so that a small file can not become a large problem.
inline constexpr std::size_t archive_files_max = 500'000;
inline constexpr std::uint64_t archive_bytes_max = 2ULL * 1024 * 1024 * 1024;
inline constexpr std::uint64_t archived_file_bytes_max = 512ULL * 1024 * 1024;
inline constexpr std::size_t archived_path_bytes_max = 1'024;

/// The files of an export: a zip, or a folder. Nothing is unpacked to the disk. Paths that lead out
/// of the archive, and links, are not followed.
class Archive {
public:
    virtual ~Archive() = default;

    /// `NotFound` if there is nothing at `path`, `Invalid` if it is neither a folder nor a zip.
    static Result<std::unique_ptr<Archive>> open(const std::string& path);

    /// A zip out of memory, which must live as long as the archive.
    static Result<std::unique_ptr<Archive>> of_bytes(std::string_view zip);

    /// The paths of all files, with slashes, in alphabetical order.
    const std::vector<std::string>& paths() const { return paths_; }
    const std::vector<Remark>& remarks() const { return remarks_; }

    /// Reads a file into `buffer`, which keeps its memory for the next. `Invalid` if it is too
    /// large, damaged, or would bring all that was read above the limit.
    Result<std::string_view> read(std::size_t index, std::string& buffer);

protected:
    /// Whether a path stays inside of the archive.
    static bool is_inside(std::string_view path);
    bool add_path(std::string path);
    void sort_paths();
    virtual Result<void> read_file(std::size_t index, std::string& buffer) = 0;

    std::vector<std::string> paths_;
    std::vector<std::uint64_t> places_; ///< Of each path, in whatever the archive counts by.
    std::vector<Remark> remarks_;

private:
    std::uint64_t bytes_read_ = 0;
};

} // namespace candor::evidence
