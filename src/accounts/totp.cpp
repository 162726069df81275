#include "accounts/totp.h"

#include "accounts/outgoing.h"
#include "base/result.h"
#include "base/utf8.h"

#include <array>
#include <cstdlib>
#include <fmt/format.h>
#include <liboath/oath.h>
#include <memory>
#include <sodium.h>

namespace candor::accounts {

namespace {

constexpr std::size_t secret_bytes = 20; // As long as what the hash gives: RFC 4226, 4.
constexpr std::int64_t step_seconds = 30;
constexpr int digits = 6;
constexpr std::size_t recovery_code_size = 10;

/// Without letters that are taken for digits, or for each other.
constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";

using Text = std::unique_ptr<char, decltype(&std::free)>;

std::string from_base32(std::string_view text)
{
    char* bytes = nullptr;
    std::size_t size = 0;
    ENSURE(oath_base32_decode(text.data(), text.size(), &bytes, &size) == OATH_OK);
    const Text owned(bytes, &std::free);
    return {bytes, size};
}

std::string new_recovery_code()
{
    std::string code;
    for (std::size_t i = 0; i < recovery_code_size; ++i)
        code += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
    return code.insert(recovery_code_size / 2, "-");
}

bool is_same(std::string_view one, std::string_view other)
{
    return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

} // namespace

std::string new_totp_secret()
{
    std::array<char, secret_bytes> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    char* text = nullptr;
    std::size_t size = 0;
    ENSURE(oath_base32_encode(bytes.data(), bytes.size(), &text, &size) == OATH_OK);
    const Text owned(text, &std::free);
    return {text, size};
}

std::string
totp_address(std::string_view workspace, std::string_view email, std::string_view secret)
{
    const std::string issuer = form_escaped(workspace);
    return fmt::format("otpauth://totp/{}:{}?secret={}&issuer={}&digits={}&period={}", issuer,
        form_escaped(email), secret, issuer, digits, step_seconds);
}

std::string totp_code(std::string_view secret, std::int64_t step)
{
    const std::string bytes = from_base32(secret);
    std::array<char, digits + 1> code{};
    ENSURE(oath_hotp_generate(bytes.data(), bytes.size(), static_cast<std::uint64_t>(step), digits,
               false, OATH_HOTP_DYNAMIC_TRUNCATION, code.data())
           == OATH_OK);
    return code.data();
}

std::int64_t totp_step(Instant now)
{
    return std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count() / step_seconds;
}

std::optional<std::int64_t>
step_of(std::string_view code, std::string_view secret, Instant now, std::int64_t last_step)
{
    const std::int64_t present = totp_step(now);
    for (const std::int64_t step : {present, present - 1, present + 1})
        if (step > last_step && is_same(code, totp_code(secret, step)))
            return step;
    return std::nullopt;
}

std::vector<std::string> new_recovery_codes()
{
    std::vector<std::string> codes(recovery_codes_max);
    for (std::string& code : codes)
        code = new_recovery_code();
    return codes;
}

std::string plain_code(std::string_view typed)
{
    std::string code = lower_ascii(typed);
    std::erase_if(code, [](char c) { return c == ' ' || c == '-'; });
    return code;
}

} // namespace candor::accounts
