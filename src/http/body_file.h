#pragma once

#include "base/result.h"

#include <filesystem>
#include <string_view>

namespace candor::http {

/// A request's body on its way to a handler: a file with a name nobody guesses, readable by us
/// alone, gone when this is gone.
class BodyFile {
public:
    BodyFile() = default;
    BodyFile(const BodyFile&) = delete;
    BodyFile& operator=(const BodyFile&) = delete;
    ~BodyFile();

    /// In the system's folder for such files if `folder` is empty.
    Result<void> create(std::filesystem::path folder);
    Result<void> append(std::string_view bytes);

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
    int descriptor_ = -1;
};

} // namespace candor::http
