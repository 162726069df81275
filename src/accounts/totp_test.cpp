#include "accounts/totp.h"

#include <doctest/doctest.h>
#include <set>

using namespace candor;
using namespace candor::accounts;

namespace {

// RFC 6238, appendix B: "12345678901234567890" in base32.
constexpr std::string_view secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

Instant second(std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); }

} // namespace

TEST_CASE("codes are those of the RFC, in their last six digits")
{
    const std::pair<std::int64_t, std::string> known[] = {{59, "94287082"},
        {1111111109, "07081804"}, {1111111111, "14050471"}, {1234567890, "89005924"},
        {2000000000, "69279037"}, {20000000000, "65353130"}};
    for (const auto& [at, code] : known)
        CHECK_EQ(totp_code(secret, totp_step(second(at))), code.substr(2));
}

TEST_CASE("a code is good for half a minute on either side, and once")
{
    const Instant now = second(1111111111);
    const std::int64_t step = totp_step(now);
    const std::string code = totp_code(secret, step);
    CHECK_EQ(step_of(code, secret, now, 0), step);
    CHECK_EQ(step_of(code, secret, now + std::chrono::seconds(30), 0), step);
    CHECK_EQ(step_of(code, secret, now - std::chrono::seconds(30), 0), step);
    CHECK_FALSE(step_of(code, secret, now + std::chrono::seconds(90), 0));
    CHECK_FALSE(step_of(code, secret, now - std::chrono::seconds(90), 0));
    CHECK_FALSE(step_of(code, secret, now, step));
    CHECK_FALSE(step_of("", secret, now, 0));
    CHECK_FALSE(step_of(code + "0", secret, now, 0));
}

TEST_CASE("secrets and recovery codes are new each time, and codes are read as people write them")
{
    CHECK_EQ(new_totp_secret().size(), 32);
    CHECK_NE(new_totp_secret(), new_totp_secret());
    const std::vector<std::string> codes = new_recovery_codes();
    CHECK_EQ(std::set(codes.begin(), codes.end()).size(), recovery_codes_max);
    CHECK_EQ(codes[0].size(), 11);
    CHECK_EQ(plain_code(" 123 456"), "123456");
    CHECK_EQ(plain_code("ABCDE-23456"), "abcde23456");
    CHECK_EQ(totp_address("Acme & Co", "ada@example.org", "ABC"),
        "otpauth://totp/Acme%20%26%20Co:ada%40example.org?secret=ABC&issuer=Acme%20%26%20Co"
        "&digits=6&period=30");
}
