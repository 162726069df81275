#include "reviews/uploads.h"

#include "base/id.h"

#include <fmt/format.h>

namespace candor::reviews {

namespace {

namespace fs = std::filesystem;

} // namespace

Result<std::string> Uploads::take(const fs::path& file, const std::string& person_id)
{
    std::string id = new_uuid();
    std::error_code error;
    fs::rename(file, folder_ / fmt::format("{}.{}", person_id, id), error);
    if (error)
        return unavailable(fmt::format("cannot keep the file: {}", error.message()));
    return id;
}

Result<fs::path> Uploads::find(const std::string& upload_id, const std::string& person_id) const
{
    std::error_code error;
    if (is_uuid(upload_id))
        if (fs::path path = folder_ / fmt::format("{}.{}", person_id, upload_id);
            fs::exists(path, error))
            return path;
    return not_found("this file is not here any more (files are kept for a day); bring it again");
}

Result<void> Uploads::remove(const std::string& upload_id, const std::string& person_id)
{
    std::error_code error;
    fs::remove(TRY(find(upload_id, person_id)), error);
    return {};
}

void Uploads::remove_old(Instant now)
{
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_, error)) {
        // A UUID of version 7 says when it was made, and survives a copy of the folder.
        const std::string name = entry.path().filename().string();
        const std::size_t dot = name.find('.');
        if (dot == std::string::npos || !is_uuid(name.substr(dot + 1)))
            continue;
        const std::string hex = name.substr(dot + 1, 8) + name.substr(dot + 10, 4);
        const Instant made = from_micros(std::stoll(hex, nullptr, 16) * 1000);
        if (now - made > upload_kept)
            fs::remove(entry.path(), error);
    }
}

} // namespace candor::reviews
