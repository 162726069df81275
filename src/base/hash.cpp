#include "base/hash.h"

#include <array>
#include <sodium.h>

namespace candor {

namespace {

using Hash = std::array<unsigned char, crypto_generichash_BYTES>;

std::string hexadecimal(const Hash& hash)
{
    std::string text(hash.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    text.pop_back(); // The terminating zero that libsodium writes.
    return text;
}

const unsigned char* bytes_of(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

} // namespace

std::string hash_of(std::string_view bytes)
{
    Hash hash{};
    crypto_generichash(hash.data(), hash.size(), bytes_of(bytes), bytes.size(), nullptr, 0);
    return hexadecimal(hash);
}

static_assert(sizeof(crypto_generichash_state) == 384);

Hasher::Hasher()
{
    auto* state = reinterpret_cast<crypto_generichash_state*>(state_.data());
    crypto_generichash_init(state, nullptr, 0, crypto_generichash_BYTES);
}

void Hasher::add(std::string_view bytes)
{
    auto* state = reinterpret_cast<crypto_generichash_state*>(state_.data());
    crypto_generichash_update(state, bytes_of(bytes), bytes.size());
}

std::string Hasher::finish()
{
    Hash hash{};
    auto* state = reinterpret_cast<crypto_generichash_state*>(state_.data());
    crypto_generichash_final(state, hash.data(), hash.size());
    return hexadecimal(hash);
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
