#include "cli/input.h"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>

namespace candor::cli {

Result<std::string> read_file(const std::string& file, std::size_t bytes_max)
{
    std::error_code error;
    if (std::filesystem::is_directory(file, error))
        return not_found(fmt::format("{} is a folder; name the files in it", file));
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return not_found(fmt::format("cannot read {}", file));
    return read_stream(stream, file, bytes_max);
}

Result<std::string> read_stream(std::istream& in, const std::string& name, std::size_t bytes_max)
{
    constexpr std::size_t piece_bytes = 64 << 10;
    std::string text;
    while (in && text.size() <= bytes_max) {
        const std::size_t kept = text.size();
        text.resize(kept + piece_bytes);
        in.read(text.data() + kept, piece_bytes);
        text.resize(kept + static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad())
        return not_found(fmt::format("cannot read {} to its end", name));
    if (text.size() > bytes_max)
        return invalid("file", fmt::format("{} has more than {} bytes; split it", name, bytes_max));
    return text;
}

} // namespace candor::cli
