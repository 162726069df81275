#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace candor {

/// BLAKE2b-256 of some bytes, in hexadecimal.
std::string hash_of(std::string_view bytes);

/// SHA-256 of some bytes, in URL-safe base64 without padding: for what others' protocols ask for.
std::string sha256_of(std::string_view bytes);

/// The same for bytes that come in pieces.
class Hasher {
public:
    Hasher();
    void add(std::string_view bytes);
    /// Once, after the last piece.
    std::string finish();

private:
    static constexpr std::size_t state_bytes = 384; ///< As libsodium's own state has.
    alignas(64) std::array<unsigned char, state_bytes> state_;
};

} // namespace candor
