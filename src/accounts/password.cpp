#include "accounts/password.h"

#include "base/id.h"

#include <array>
#include <sodium.h>

namespace candor::accounts {

namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = 19 << 20;

constexpr std::string_view consonants = "bdfghjklmnprstvz";
constexpr std::string_view vowels = "aeiou";

char one_of(std::string_view letters)
{
    return letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
}

std::string base64(const unsigned char* bytes, std::size_t size)
{
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_ENCODED_LEN(size, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes, size, variant);
    text.pop_back();
    return text;
}

} // namespace

Result<std::string> hash_password(std::string_view password)
{
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), passes, memory_bytes,
            crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return unavailable("there is no memory left to hash a password; try again in a moment");
    return std::string(hash.data());
}

bool is_password(std::string_view password, const std::string& hash)
{
    static const std::string nobodys = hash_password("nobody's password").value_or("");
    const std::string& against = hash.empty() ? nobodys : hash;
    const bool same =
        crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
    return same && !hash.empty();
}

std::string new_password()
{
    // Syllables of 16 × 5 letters carry 6.3 bits; nine of them 57.
    std::string password;
    for (int syllable = 0; syllable < 9; ++syllable) {
        if (syllable > 0 && syllable % 3 == 0)
            password += '-';
        password += one_of(consonants);
        password += one_of(vowels);
    }
    return password;
}

std::string token_hash(std::string_view token)
{
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(),
        reinterpret_cast<const unsigned char*>(token.data()), token.size(), nullptr, 0);
    return base64(hash.data(), hash.size());
}

} // namespace candor::accounts
