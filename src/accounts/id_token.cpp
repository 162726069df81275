#include "accounts/id_token.h"

#include <algorithm>
#include <cjose/cjose.h>
#include <cstring>
#include <memory>

namespace candor::accounts {

namespace {

/// Clocks of two machines are never the same.
constexpr std::chrono::seconds skew{60};
constexpr std::chrono::hours age_max{24};
constexpr std::size_t token_bytes_max = 64 << 10;
constexpr std::size_t subject_bytes_max = 255; // OpenID Connect Core 1.0, 2.

using Signed = std::unique_ptr<cjose_jws_t, decltype(&cjose_jws_release)>;
using Key = std::unique_ptr<cjose_jwk_t, decltype(&cjose_jwk_release)>;

template <class T>
std::optional<T> value_in(const Claims& claims, const std::string& name)
{
    const auto claim = claims.find(name);
    if (claim == claims.end())
        return std::nullopt;
    Result<T> value = json::read<T>(claim->second.text);
    return value ? std::optional<T>(*std::move(value)) : std::nullopt;
}

std::string header_text(cjose_header_t* header, const char* name)
{
    cjose_err error{};
    const char* text = cjose_header_get(header, name, &error);
    return text ? text : "";
}

/// Whether a key is for signatures made by this algorithm: a token must not choose how it is read.
bool fits(const Claims& key, const std::string& algorithm, const std::string& id)
{
    const std::string use = text_in(key, "use");
    const std::string only = text_in(key, "alg");
    const bool is_kind = algorithm == "RS256"
                             ? text_in(key, "kty") == "RSA"
                             : text_in(key, "kty") == "EC" && text_in(key, "crv") == "P-256";
    return is_kind && (use.empty() || use == "sig") && (only.empty() || only == algorithm)
           && (id.empty() || text_in(key, "kid") == id);
}

/// Without an id in the token there has to be one key that it can mean.
Result<Key> find_key(const std::string& keys, const std::string& algorithm, const std::string& id)
{
    const auto set = json::read<std::map<std::string, json::Raw>>(keys);
    const auto list = set ? value_in<std::vector<Claims>>(*set, "keys") : std::nullopt;
    if (!list)
        return invalid("keys", "the provider's keys are no JWK set");
    std::vector<const Claims*> fitting;
    for (const Claims& key : *list)
        if (fits(key, algorithm, id))
            fitting.push_back(&key);
    if (fitting.size() != 1)
        return not_found(fitting.empty()
                             ? "no key of the provider's has the id that the token names"
                             : "several keys of the provider's fit the token");
    const std::string text = json::text_of(*fitting.front());
    cjose_err error{};
    Key key(cjose_jwk_import(text.data(), text.size(), &error), &cjose_jwk_release);
    if (!key)
        return invalid("keys", "a key of the provider's cannot be read");
    return key;
}

std::optional<Instant> instant_in(const Claims& claims, const std::string& name)
{
    const auto seconds = value_in<double>(claims, name);
    if (!seconds || *seconds < 0 || *seconds > 253'402'300'799.0) // The year 9999.
        return std::nullopt;
    return Instant(std::chrono::seconds(static_cast<std::int64_t>(*seconds)));
}

Result<void> check_times(const Claims& claims, Instant now)
{
    const auto expires = instant_in(claims, "exp");
    const auto issued = instant_in(claims, "iat");
    if (!expires || !issued)
        return invalid("token", "the ID token does not say when it was made and when it ends");
    if (now > *expires + skew)
        return invalid("token", "the ID token has expired");
    if (*issued > now + skew || now - *issued > age_max)
        return invalid("token", "the ID token was made at another time than now");
    if (const auto from = instant_in(claims, "nbf"); from && *from > now + skew)
        return invalid("token", "the ID token is not good yet");
    return {};
}

Result<void> check_audience(const Claims& claims, const std::string& client_id)
{
    const std::vector<std::string> audience = texts_in(claims, "aud");
    if (std::ranges::find(audience, client_id) == audience.end())
        return invalid("token", "the ID token is for another program");
    const std::string party = text_in(claims, "azp");
    if ((audience.size() > 1 || claims.contains("azp")) && party != client_id)
        return invalid("token", "the ID token was given to another program");
    return {};
}

} // namespace

std::string text_in(const Claims& claims, const std::string& name)
{
    return value_in<std::string>(claims, name).value_or("");
}

std::vector<std::string> texts_in(const Claims& claims, const std::string& name)
{
    if (auto list = value_in<std::vector<std::string>>(claims, name))
        return *std::move(list);
    const std::string text = text_in(claims, name);
    return text.empty() ? std::vector<std::string>() : std::vector{text};
}

Result<Claims> read_id_token(const std::string& token, const std::string& keys)
{
    if (token.size() > token_bytes_max)
        return invalid("token", "the ID token is longer than any should be");
    cjose_err error{};
    const Signed jws(cjose_jws_import(token.data(), token.size(), &error), &cjose_jws_release);
    if (!jws)
        return invalid("token", "the ID token is not signed as one is");
    cjose_header_t* header = cjose_jws_get_protected(jws.get());
    const std::string algorithm = header_text(header, "alg");
    if (algorithm != "RS256" && algorithm != "ES256")
        return invalid("token", "the ID token is signed by neither RS256 nor ES256");
    const Key key = TRY(find_key(keys, algorithm, header_text(header, "kid")));
    if (!cjose_jws_verify(jws.get(), key.get(), &error))
        return invalid("token", "the ID token's signature is not the provider's");
    std::uint8_t* bytes = nullptr;
    std::size_t size = 0;
    if (!cjose_jws_get_plaintext(jws.get(), &bytes, &size, &error))
        return invalid("token", "the ID token is empty");
    auto claims = json::read<Claims>({reinterpret_cast<const char*>(bytes), size});
    if (!claims)
        return invalid("token", "the ID token holds no claims");
    return claims;
}

Result<void> check_claims(const Claims& claims, const Expected& expected)
{
    if (text_in(claims, "iss") != expected.issuer)
        return invalid("token", "the ID token is from another issuer");
    TRY(check_audience(claims, expected.client_id));
    TRY(check_times(claims, expected.now));
    if (expected.nonce.empty() || text_in(claims, "nonce") != expected.nonce)
        return invalid("token", "the ID token answers another question");
    const std::string subject = text_in(claims, "sub");
    if (subject.empty() || subject.size() > subject_bytes_max)
        return invalid("token", "the ID token does not say whom it is about");
    return {};
}

} // namespace candor::accounts
