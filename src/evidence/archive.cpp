#include "evidence/archive.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <numeric>
#include <zip.h>

namespace candor::evidence {

namespace {

namespace fs = std::filesystem;

// Exports are folders of files, or a folder of folders; deeper is no export.
constexpr int folder_depth_max = 4;

struct ZipCloser {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct ZipFileCloser {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

class ZipArchive final : public Archive {
public:
    explicit ZipArchive(zip_t* zip) : zip_(zip) { list(); }

private:
    void list()
    {
        const zip_int64_t count = zip_get_num_entries(zip_.get(), 0);
        for (zip_int64_t i = 0; i < count; ++i) {
            const char* name =
                zip_get_name(zip_.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS);
            if (name == nullptr || std::string_view(name).ends_with('/'))
                continue;
            if (add_path(name))
                places_.push_back(static_cast<std::uint64_t>(i));
        }
        sort_paths();
    }

    Result<void> read_file(std::size_t index, std::string& buffer) override
    {
        zip_stat_t stat;
        if (zip_stat_index(zip_.get(), places_[index], 0, &stat) != 0
            || (stat.valid & ZIP_STAT_SIZE) == 0)
            return invalid("file", paths_[index] + " cannot be read");
        if (stat.size > archived_file_bytes_max)
            return invalid("file",
                fmt::format("{} is larger than {} bytes", paths_[index], archived_file_bytes_max));
        const std::unique_ptr<zip_file_t, ZipFileCloser> file(
            zip_fopen_index(zip_.get(), places_[index], 0));
        if (!file)
            return invalid("file", paths_[index] + " is damaged or encrypted");
        buffer.resize(static_cast<std::size_t>(stat.size));
        std::size_t done = 0;
        while (done < buffer.size()) {
            const zip_int64_t read =
                zip_fread(file.get(), buffer.data() + done, buffer.size() - done);
            if (read <= 0)
                return invalid("file", paths_[index] + " is damaged");
            done += static_cast<std::size_t>(read);
        }
        return {};
    }

    std::unique_ptr<zip_t, ZipCloser> zip_;
};

class FolderArchive final : public Archive {
public:
    explicit FolderArchive(fs::path folder) : folder_(std::move(folder)) { list(); }

private:
    void list()
    {
        std::error_code error;
        fs::recursive_directory_iterator walk(
            folder_, fs::directory_options::skip_permission_denied, error);
        const fs::recursive_directory_iterator end;
        while (!error && walk != end) {
            if (walk.depth() >= folder_depth_max || walk->is_symlink(error))
                walk.disable_recursion_pending();
            if (!walk->is_symlink(error) && walk->is_regular_file(error)
                && add_path(fs::path(walk->path()).lexically_relative(folder_).generic_string()))
                places_.push_back(places_.size());
            walk.increment(error);
        }
        sort_paths();
    }

    Result<void> read_file(std::size_t index, std::string& buffer) override
    {
        const fs::path path = folder_ / paths_[index];
        std::error_code error;
        const std::uintmax_t size = fs::file_size(path, error);
        if (error || size > archived_file_bytes_max)
            return invalid("file", fmt::format("{} cannot be read or is larger than {} bytes",
                                       paths_[index], archived_file_bytes_max));
        buffer.resize(static_cast<std::size_t>(size));
        std::ifstream file(path, std::ios::binary);
        file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        if (!file && size > 0)
            return invalid("file", paths_[index] + " cannot be read");
        return {};
    }

    fs::path folder_;
};

std::string message_of(zip_error_t& error)
{
    std::string message = zip_error_strerror(&error);
    zip_error_fini(&error);
    return message;
}

Result<std::unique_ptr<Archive>> open_zip(zip_source_t* source, zip_error_t& error)
{
    zip_t* zip = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (zip == nullptr) {
        if (source != nullptr)
            zip_source_free(source);
        return invalid("file", "this is no zip file: " + message_of(error));
    }
    return std::make_unique<ZipArchive>(zip);
}

} // namespace

Result<std::unique_ptr<Archive>> Archive::open(const std::string& path)
{
    std::error_code status;
    if (!fs::exists(path, status))
        return not_found("there is nothing at " + path);
    if (fs::is_directory(path, status))
        return std::make_unique<FolderArchive>(path);
    zip_error_t error;
    zip_error_init(&error);
    return open_zip(zip_source_file_create(path.c_str(), 0, -1, &error), error);
}

Result<std::unique_ptr<Archive>> Archive::of_bytes(std::string_view zip)
{
    zip_error_t error;
    zip_error_init(&error);
    return open_zip(zip_source_buffer_create(zip.data(), zip.size(), 0, &error), error);
}

bool Archive::is_inside(std::string_view path)
{
    if (path.empty() || path.size() > archived_path_bytes_max || path.front() == '/'
        || path.find('\\') != std::string_view::npos || path.find('\0') != std::string_view::npos)
        return false;
    while (!path.empty()) {
        const std::string_view part = path.substr(0, path.find('/'));
        if (part == "..")
            return false;
        path.remove_prefix(std::min(path.size(), part.size() + 1));
    }
    return true;
}

bool Archive::add_path(std::string path)
{
    if (!is_inside(path)) {
        remarks_.push_back({0, "a file was left out because its path leads out of the archive"});
        return false;
    }
    if (paths_.size() == archive_files_max) {
        if (remarks_.empty() || !remarks_.back().message.starts_with("only the first"))
            remarks_.push_back(
                {0, fmt::format("only the first {} files were looked at", archive_files_max)});
        return false;
    }
    paths_.push_back(std::move(path));
    return true;
}

void Archive::sort_paths()
{
    std::vector<std::size_t> order(paths_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) -> const std::string& { return paths_[i]; });
    std::vector<std::string> paths;
    std::vector<std::uint64_t> places;
    for (std::size_t i : order) {
        paths.push_back(std::move(paths_[i]));
        places.push_back(places_[i]);
    }
    paths_ = std::move(paths);
    places_ = std::move(places);
}

Result<std::string_view> Archive::read(std::size_t index, std::string& buffer)
{
    if (Result<void> done = read_file(index, buffer); !done)
        return Failure(done.error());
    bytes_read_ += buffer.size();
    if (bytes_read_ > archive_bytes_max)
        return invalid(
            "file", fmt::format("the archive holds more than {} bytes", archive_bytes_max));
    return std::string_view(buffer);
}

} // namespace candor::evidence
