#pragma once

#include "accounts/id_token.h"
#include "accounts/oidc.h"

#include <mutex>

namespace candor::accounts {

inline constexpr std::chrono::hours provider_kept_max{1};
/// Between two looks for new keys because of a key that nobody knows, and after a provider that did not
/// answer: so that nobody has us ask for ever.
inline constexpr std::chrono::seconds provider_rest_seconds{5};

/// The provider that people sign in with. Keeps what it says of itself for a while; asked by many threads.
class OidcProvider {
public:
    OidcProvider(OidcSettings settings, const Clock& clock)
        : settings_(std::move(settings))
        , clock_(clock)
    {
    }

    const OidcSettings& settings() const { return settings_; }

    /// Where a browser goes to sign in. Fails with a `Problem`, as the next does.
    Result<std::string> address_for(const Journey& journey);

    /// Whom a code stands for, that a browser came back with from this journey.
    Result<Identity> identify(const std::string& code, const Journey& journey);

private:
    /// What the provider says of itself (OpenID Connect Discovery 1.0), as far as we ask it.
    struct Doors {
        std::string authorization;
        std::string token;
        std::string userinfo; ///< "" if there is none.
        std::string keys;
        bool takes_basic = true;
    };
    struct Tokens {
        std::string id_token;
        std::string access_token;
    };

    Result<Doors> doors();
    Result<Doors> discover() const;
    Result<std::string> keys(const Doors& doors);
    Result<std::string> newer_keys(const Doors& doors);
    Result<Tokens> exchange(const Doors& doors, const std::string& code, const Journey& journey);
    Result<Claims> read_token(const Doors& doors, const std::string& token);
    Result<Claims> more_claims(const Doors& doors, const Tokens& tokens, Claims claims) const;
    Identity identity(const Claims& claims) const;

    const OidcSettings settings_;
    const Clock& clock_;
    std::mutex mutex_; ///< Held while the provider is asked: others wait for the one answer.
    std::optional<Doors> doors_;
    Instant doors_at_;
    Instant failed_at_;
    std::string keys_;
    Instant keys_at_;
    Instant looked_for_keys_at_;
};

} // namespace candor::accounts
