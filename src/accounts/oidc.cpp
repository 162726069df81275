#include "accounts/oidc.h"

#include "accounts/outgoing.h"
#include "base/hash.h"
#include "base/utf8.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::accounts {

namespace {

constexpr std::size_t secret_bytes = 32;
constexpr std::size_t secret_size = 43; ///< Of so many bytes in base64.
constexpr std::size_t back_to_bytes_max = 500;

bool may_stand_in_a_cookie(char c)
{
    constexpr std::string_view others = "/-._~?&=%+#:@!*";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || others.contains(c);
}

} // namespace

std::string OidcSettings::callback() const { return our_address + "/api/v1/sign-in/back"; }

Result<std::vector<std::pair<std::string, Role>>> roles_in(std::string_view text)
{
    std::vector<std::pair<std::string, Role>> roles;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        const std::string_view entry = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t equals = entry.rfind('=');
        const auto role = value_named<Role>(
            trimmed(equals == entry.npos ? std::string_view() : entry.substr(equals + 1)));
        if (!role || *role == Role::Anyone || *role == Role::Owner)
            return invalid("oidc-roles",
                fmt::format("\"{}\" is no group with a role, like staff=member", entry));
        roles.emplace_back(trimmed(entry.substr(0, equals)), *role);
    }
    return roles;
}

std::optional<Role> role_for(const OidcSettings& settings, const std::vector<std::string>& groups)
{
    std::optional<Role> highest;
    for (const auto& [group, role] : settings.roles)
        if (std::ranges::find(groups, group) != groups.end())
            highest = std::max(highest, std::optional(role));
    return highest ? highest : settings.default_role;
}

Journey Journey::begin(std::string_view back_to)
{
    return {random_token(secret_bytes), path_of_ours(back_to)};
}

std::optional<Journey> Journey::from_cookie(std::string_view value)
{
    if (value.size() <= secret_size || value[secret_size] != '.')
        return std::nullopt;
    return Journey{
        std::string(value.substr(0, secret_size)), path_of_ours(value.substr(secret_size + 1))};
}

std::string Journey::cookie_value() const { return secret + "." + back_to; }
std::string Journey::state() const { return sha256_of("state " + secret); }
std::string Journey::nonce() const { return sha256_of("nonce " + secret); }
std::string Journey::verifier() const { return sha256_of("verifier " + secret); }
std::string Journey::challenge() const { return sha256_of(verifier()); }

std::string path_of_ours(std::string_view address)
{
    const bool is_path = address.starts_with('/') && !address.starts_with("//")
                         && address.size() <= back_to_bytes_max
                         && std::ranges::all_of(address, may_stand_in_a_cookie);
    return is_path ? std::string(address) : "/";
}

std::string authorization_address(std::string_view endpoint,
    const OidcSettings& settings,
    const Journey& journey)
{
    return fmt::format("{}{}response_type=code&client_id={}&redirect_uri={}&scope={}&state={}"
                       "&nonce={}&code_challenge={}&code_challenge_method=S256",
        endpoint, endpoint.contains('?') ? '&' : '?', form_escaped(settings.client_id),
        form_escaped(settings.callback()), form_escaped(settings.scopes), journey.state(),
        journey.nonce(), journey.challenge());
}

Failure refused_for(Problem problem, std::string message)
{
    return invalid(std::string(name_of(problem)), std::move(message));
}

} // namespace candor::accounts
