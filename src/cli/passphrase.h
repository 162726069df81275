#pragma once

#include "base/result.h"
#include "keeping/frames.h"

#include <optional>
#include <string>

/// Where a passphrase comes from: a file, the environment or the terminal. Never the command line, which
/// everybody on the machine can read.
namespace candor::cli {

constexpr const char* passphrase_variable = "CANDOR_BACKUP_PASSPHRASE";

/// None if nothing asks for one. `is_wanted` asks at the terminal, twice, where no other place has one.
Result<std::optional<std::string>> passphrase_to_write(const std::string& file, bool is_wanted);

keeping::AskPassphrase passphrase_to_read(const std::string& file);

} // namespace candor::cli
