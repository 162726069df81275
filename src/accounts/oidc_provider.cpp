#include "accounts/oidc_provider.h"

#include "accounts/outgoing.h"

#include <algorithm>
#include <fmt/format.h>
#include <sodium.h>

namespace candor::accounts {

namespace {

const std::string accept = "Accept: application/json";

/// What the provider answers with, as a table of values.
Result<Claims> table_of(const OutgoingRequest& request)
{
    const auto answer = ask_outside(request);
    if (!answer)
        return refused_for(Problem::Provider, answer.error().message);
    if (answer->status != 200)
        return refused_for(
            Problem::Provider, fmt::format("{} answered with {}", request.address, answer->status));
    auto table = json::read<Claims>(answer->body);
    if (!table)
        return refused_for(
            Problem::Provider, fmt::format("{} did not answer with JSON", request.address));
    return table;
}

/// RFC 6749, 2.3.1: each part escaped, then both in base64.
std::string basic(const OidcSettings& settings)
{
    const std::string pair =
        form_escaped(settings.client_id) + ":" + form_escaped(settings.client_secret);
    constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
    std::string text(sodium_base64_ENCODED_LEN(pair.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(pair.data()),
        pair.size(), variant);
    text.pop_back();
    return "Authorization: Basic " + text;
}

bool is_true(const Claims& claims, const std::string& name)
{
    const auto claim = claims.find(name); // Some say it as a text.
    return claim != claims.end()
           && (claim->second.text == "true" || claim->second.text == "\"true\"");
}

} // namespace

Result<std::string> OidcProvider::address_for(const Journey& journey)
{
    return authorization_address(TRY(doors()).authorization, settings_, journey);
}

Result<OidcProvider::Doors> OidcProvider::doors()
{
    const std::lock_guard lock(mutex_);
    const Instant now = clock_.now();
    if (doors_ && now - doors_at_ < provider_kept_max)
        return *doors_;
    if (now - failed_at_ < provider_rest_seconds)
        return refused_for(Problem::Provider, "the provider did not answer a moment ago");
    Result<Doors> found = discover();
    if (!found) {
        failed_at_ = now;
        if (doors_)
            return *doors_; // As it was an hour ago is better than not at all.
        return found;
    }
    doors_at_ = now;
    return *(doors_ = *std::move(found));
}

Result<OidcProvider::Doors> OidcProvider::discover() const
{
    const bool has_slash = settings_.issuer.ends_with('/');
    const Claims said = TRY(
        table_of({settings_.issuer + (has_slash ? "" : "/") + ".well-known/openid-configuration",
            "", {accept}}));
    if (text_in(said, "issuer") != settings_.issuer)
        return refused_for(Problem::Provider,
            fmt::format("the provider calls itself \"{}\"; oidc-issuer has to be the same",
                text_in(said, "issuer")));
    const auto methods = texts_in(said, "token_endpoint_auth_methods_supported");
    Doors doors{text_in(said, "authorization_endpoint"), text_in(said, "token_endpoint"),
        text_in(said, "userinfo_endpoint"), text_in(said, "jwks_uri"),
        methods.empty() || std::ranges::find(methods, "client_secret_basic") != methods.end()};
    const std::string_view scheme = settings_.issuer.starts_with("https:") ? "https:" : "http";
    for (const std::string& address : {doors.authorization, doors.token, doors.keys})
        if (!address.starts_with(scheme))
            return refused_for(Problem::Provider,
                fmt::format("the provider names \"{}\" for an address", address));
    if (!doors.userinfo.starts_with(scheme))
        doors.userinfo.clear();
    return doors;
}

Result<std::string> OidcProvider::keys(const Doors& doors)
{
    const std::lock_guard lock(mutex_);
    if (!keys_.empty() && clock_.now() - keys_at_ < provider_kept_max)
        return keys_;
    keys_ = json::text_of(TRY(table_of({doors.keys, "", {accept}})));
    keys_at_ = clock_.now();
    return keys_;
}

Result<std::string> OidcProvider::newer_keys(const Doors& doors)
{
    {
        const std::lock_guard lock(mutex_);
        if (clock_.now() - looked_for_keys_at_ < provider_rest_seconds)
            return keys_; // Somebody else has just looked.
        looked_for_keys_at_ = clock_.now();
        keys_.clear();
    }
    return keys(doors);
}

Result<OidcProvider::Tokens>
OidcProvider::exchange(const Doors& doors, const std::string& code, const Journey& journey)
{
    OutgoingRequest request{doors.token,
        fmt::format("grant_type=authorization_code&code={}&redirect_uri={}&code_verifier={}",
            form_escaped(code), form_escaped(settings_.callback()), journey.verifier()),
        {accept}};
    if (!settings_.client_secret.empty() && doors.takes_basic)
        request.headers.push_back(basic(settings_));
    else
        request.form += "&client_id=" + form_escaped(settings_.client_id);
    if (!settings_.client_secret.empty() && !doors.takes_basic)
        request.form += "&client_secret=" + form_escaped(settings_.client_secret);
    const Claims answer = TRY(table_of(request));
    Tokens tokens{text_in(answer, "id_token"), text_in(answer, "access_token")};
    if (tokens.id_token.empty())
        return refused_for(Problem::Token, "the provider gave no ID token");
    return tokens;
}

/// A key that is not known may be one that was made since: keys are changed without telling.
Result<Claims> OidcProvider::read_token(const Doors& doors, const std::string& token)
{
    auto claims = read_id_token(token, TRY(keys(doors)));
    if (!claims && claims.error().kind == ErrorKind::NotFound)
        claims = read_id_token(token, TRY(newer_keys(doors)));
    if (!claims)
        return refused_for(Problem::Token, claims.error().message);
    return claims;
}

/// Some providers say no more than the subject in the token, and the rest when asked.
Result<Claims>
OidcProvider::more_claims(const Doors& doors, const Tokens& tokens, Claims claims) const
{
    const bool has_all = claims.contains("email") && claims.contains(settings_.groups_claim);
    if (has_all || doors.userinfo.empty() || tokens.access_token.empty())
        return claims;
    Claims more = TRY(
        table_of({doors.userinfo, "", {accept, "Authorization: Bearer " + tokens.access_token}}));
    if (text_in(more, "sub") != text_in(claims, "sub"))
        return refused_for(Problem::Token, "the provider told of somebody else when asked");
    claims.merge(more); // What was signed stays.
    return claims;
}

Identity OidcProvider::identity(const Claims& claims) const
{
    Identity identity{.subject = text_in(claims, "sub"),
        .email = is_true(claims, "email_verified") ? text_in(claims, "email") : "",
        .name = text_in(claims, "name"),
        .groups = texts_in(claims, settings_.groups_claim)};
    if (identity.name.empty())
        identity.name = text_in(claims, "preferred_username");
    if (identity.name.empty())
        identity.name = identity.email;
    return identity;
}

Result<Identity> OidcProvider::identify(const std::string& code, const Journey& journey)
{
    const Doors doors = TRY(this->doors());
    const Tokens tokens = TRY(exchange(doors, code, journey));
    const Claims claims = TRY(read_token(doors, tokens.id_token));
    const Expected expected{settings_.issuer, settings_.client_id, journey.nonce(), clock_.now()};
    if (const auto checked = check_claims(claims, expected); !checked)
        return refused_for(Problem::Token, checked.error().message);
    return identity(TRY(more_claims(doors, tokens, claims)));
}

} // namespace candor::accounts
