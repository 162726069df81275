#include "base/id.h"

#include "base/instant.h"

#include <fmt/format.h>
#include <mutex>
#include <sodium.h>

namespace candor {

namespace {

// RFC 9562, 6.2, method 1: a counter in the 12 bits of rand_a keeps ids of one millisecond in the
// order in which they were made; when it runs over, the clock is taken a millisecond further.
struct Sequence {
    std::mutex mutex;
    std::uint64_t millis = 0;
    std::uint32_t counter = 0;

    std::pair<std::uint64_t, std::uint32_t> next(std::uint64_t now)
    {
        const std::lock_guard lock(mutex);
        if (now > millis) {
            millis = now;
            counter = randombytes_random() & 0x3ff;
        } else if (++counter > 0xfff) {
            ++millis;
            counter = 0;
        }
        return {millis, counter};
    }
};

std::string base64(std::string_view bytes)
{
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(),
        reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), variant);
    text.pop_back(); // The terminating zero that libsodium writes.
    return text;
}

} // namespace

std::string new_uuid()
{
    static Sequence sequence;
    const auto now = static_cast<std::uint64_t>(to_micros(SystemClock().now()) / 1000);
    const auto [millis, counter] = sequence.next(now);
    std::uint64_t random = 0;
    randombytes_buf(&random, sizeof random);
    return fmt::format("{:08x}-{:04x}-7{:03x}-{:04x}-{:012x}", millis >> 16, millis & 0xffff,
        counter, 0x8000 | (random >> 50), random & 0xffffffffffff);
}

bool is_uuid(std::string_view text)
{
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        if (dash ? c != '-' : !hex)
            return false;
    }
    return true;
}

std::string digest(std::string_view bytes)
{
    std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
    crypto_generichash(hash.data(), hash.size(),
        reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
    return base64({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

std::string random_token(std::size_t bytes)
{
    std::string raw(bytes, '\0');
    randombytes_buf(raw.data(), raw.size());
    return base64(raw);
}

} // namespace candor
