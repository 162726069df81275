#pragma once

#include "base/instant.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Codes of an authenticator (RFC 6238): six digits, a new one every half minute, made with HMAC-SHA-1,
/// which is what every such program knows.
namespace candor::accounts {

inline constexpr std::size_t recovery_codes_max = 10;

/// 160 random bits, in base32.
std::string new_totp_secret();

/// What a picture for an authenticator's camera says (`otpauth://…`).
std::string
totp_address(std::string_view workspace, std::string_view email, std::string_view secret);

/// The code of a step of time.
std::string totp_code(std::string_view secret, std::int64_t step);
std::int64_t totp_step(Instant now);

/// The step whose code this is: the present one, or one beside it, since clocks differ; none if it is of
/// no such step after `last_step`, so that a code is taken once.
std::optional<std::int64_t>
step_of(std::string_view code, std::string_view secret, Instant now, std::int64_t last_step);

/// For who has lost their authenticator: each is good once. 50 bits each.
std::vector<std::string> new_recovery_codes();

/// What was typed, without the spaces and dashes that make it readable.
std::string plain_code(std::string_view typed);

} // namespace candor::accounts
