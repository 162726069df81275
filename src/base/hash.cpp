#include "base/hash.h"

#include <array>
#include <sodium.h>

namespace candor {

std::string hash_of(std::string_view bytes)
{
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(),
        reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
    std::string text(hash.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    text.pop_back(); // The terminating zero that libsodium writes.
    return text;
}

std::string sha256_of(std::string_view bytes)
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(
        hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_ENCODED_LEN(hash.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), hash.data(), hash.size(), variant);
    text.pop_back();
    return text;
}

} // namespace candor
