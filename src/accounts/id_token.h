#pragma once

#include "accounts/oidc.h"
#include "base/json.h"

#include <map>
#include <string>

/// ID tokens (OpenID Connect Core 1.0, 2 and 3.1.3.7): who signed them, and what they say.
namespace candor::accounts {

/// What a provider says of somebody, by name.
using Claims = std::map<std::string, json::Raw>;

/// A text among the claims; "" if there is none of that name, or it is something else.
std::string text_in(const Claims& claims, const std::string& name);

/// A list of texts, or one that stands alone.
std::vector<std::string> texts_in(const Claims& claims, const std::string& name);

/// The claims, if one of the provider's keys (a JWK set) signed them. `NotFound` if there is no such key
/// among them: then they may have changed. RS256 and ES256, and nothing else, whatever the token says.
Result<Claims> read_id_token(const std::string& token, const std::string& keys);

/// What a token has to say, to be the answer to our question.
struct Expected {
    std::string issuer;
    std::string client_id;
    std::string nonce;
    Instant now;
};

/// `Invalid` with a sentence for the log.
Result<void> check_claims(const Claims& claims, const Expected& expected);

} // namespace candor::accounts
