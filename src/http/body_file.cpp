#include "http/body_file.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace candor::http {

namespace {

Failure no_room(const char* deed)
{
    return unavailable(std::string("the body could not be ") + deed + ": " + std::strerror(errno));
}

} // namespace

BodyFile::~BodyFile()
{
    if (descriptor_ < 0)
        return;
    ::close(descriptor_);
    ::unlink(path_.c_str());
}

Result<void> BodyFile::create(std::filesystem::path folder)
{
    if (folder.empty()) {
        std::error_code error;
        folder = std::filesystem::temp_directory_path(error);
        if (error)
            return unavailable("there is no folder to put the body in: " + error.message());
    }
    std::string name = (folder / "candor-body-XXXXXX").string();
    descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor_ < 0)
        return no_room("kept");
    path_ = name;
    return {};
}

Result<void> BodyFile::append(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return no_room("written");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

} // namespace candor::http
