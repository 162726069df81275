#pragma once

#include <string>
#include <string_view>

namespace candor {

/// BLAKE2b-256 of some bytes, in hexadecimal.
std::string hash_of(std::string_view bytes);

} // namespace candor
