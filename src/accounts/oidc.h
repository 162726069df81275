#pragma once

#include "accounts/person.h"
#include "base/instant.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Signing in by OpenID Connect: the rules. They know no network and no database.
namespace candor::accounts {

struct OidcSettings {
    std::string issuer; ///< "" where there is no provider.
    std::string client_id;
    std::string client_secret; ///< "" for a client without one: PKCE protects it all the same.
    std::string name;          ///< What the button says.
    std::string scopes;
    std::string groups_claim;
    std::vector<std::pair<std::string, Role>> roles; ///< Of groups.
    std::optional<Role> default_role; ///< None: only who is in such a group comes in.
    std::string our_address;          ///< What people type, without the last slash.

    bool is_there() const { return !issuer.empty(); }
    std::string callback() const;
};

/// `staff=member,sre=administrator`. `Invalid` for a role that there is not, and for owner: who is one is
/// said by owners.
Result<std::vector<std::pair<std::string, Role>>> roles_in(std::string_view text);

/// The highest that the groups give; the default if they give none.
std::optional<Role> role_for(const OidcSettings& settings, const std::vector<std::string>& groups);

/// One way to the provider and back. All of it follows from a secret that only this browser's cookie holds,
/// so that any node can tell whether an answer belongs to a question, and nothing is kept.
struct Journey {
    std::string secret;
    std::string back_to; ///< Where it began: an address of ours.

    static Journey begin(std::string_view back_to);
    static std::optional<Journey> from_cookie(std::string_view value);
    std::string cookie_value() const;

    // A hash with a name of its own each: who sees one in an address learns no other.
    std::string state() const;
    std::string nonce() const;
    std::string verifier() const;
    std::string challenge() const;
};

/// `address` if it is a path of ours, else `/`: nobody is led elsewhere from here.
std::string path_of_ours(std::string_view address);

/// Where somebody is sent to sign in.
std::string authorization_address(std::string_view endpoint,
    const OidcSettings& settings,
    const Journey& journey);

/// Whom the provider says that somebody is.
struct Identity {
    std::string subject;
    std::string email; ///< "" unless the provider says that it is verified.
    std::string name;
    std::vector<std::string> groups;
};

/// Why somebody was not let in. The page has a sentence for each; the log has the particulars.
enum class Problem { Cancelled, Stale, Provider, Token, Email, Role, Linked, NoWorkspace, TooMany };

constexpr auto names_of(Problem)
{
    return std::to_array<Named<Problem>>({
        {Problem::Cancelled, "cancelled"},
        {Problem::Stale, "stale"},
        {Problem::Provider, "provider"},
        {Problem::Token, "token"},
        {Problem::Email, "email"},
        {Problem::Role, "role"},
        {Problem::Linked, "linked"},
        {Problem::NoWorkspace, "no_workspace"},
        {Problem::TooMany, "too_many"},
    });
}

/// `field` is the problem's name.
Failure refused_for(Problem problem, std::string message);

} // namespace candor::accounts
