#pragma once

#include <string>
#include <string_view>

namespace candor {

/// BLAKE2b-256 of some bytes, in hexadecimal.
std::string hash_of(std::string_view bytes);

/// SHA-256 of some bytes, in URL-safe base64 without padding: for what others' protocols ask for.
std::string sha256_of(std::string_view bytes);

} // namespace candor
