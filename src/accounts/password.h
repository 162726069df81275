#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace candor::accounts {

/// Argon2id with 2 passes over 19 MiB (OWASP's second choice; 16 ms here), in libsodium's own text
/// form with salt and parameters in it. `Unavailable` if there is no memory for it.
Result<std::string> hash_password(std::string_view password);

/// Whether this is the password that was hashed. Takes as long for an empty hash, so that nobody
/// learns from the time whether there is an account.
bool is_password(std::string_view password, const std::string& hash);

/// A password for a first sign-in that can be read aloud: nine random syllables (57 bits).
std::string new_password();

/// What is kept of a session's token: its BLAKE2b hash, in base64. Whoever reads the table cannot sign in.
std::string token_hash(std::string_view token);

} // namespace candor::accounts
