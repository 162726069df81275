#pragma once

#include "base/result.h"

#include <cstddef>
#include <istream>
#include <string>

namespace candor::cli {

/// What is in a file that somebody named. `NotFound` if it cannot be read, `Invalid` if it has more
/// than `bytes_max` bytes.
Result<std::string> read_file(const std::string& file, std::size_t bytes_max);

/// The same for what comes in over a stream, which complaints call `name`.
Result<std::string> read_stream(std::istream& in, const std::string& name, std::size_t bytes_max);

} // namespace candor::cli
