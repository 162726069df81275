#pragma once

#include "base/id.h"
#include "base/names.h"
#include "base/result.h"

#include <boost/describe.hpp>
#include <cstdint>
#include <string>

namespace candor::accounts {

inline constexpr std::size_t name_bytes_max = 200;
inline constexpr std::size_t email_bytes_max = 254; ///< RFC 5321, 4.5.3.1.3 and its erratum 1690.
inline constexpr std::size_t password_bytes_min = 10;
inline constexpr std::size_t password_bytes_max = 1'000;

/// What a person may do in the workspace, from the least to the most. Whoever is only mentioned has no
/// account; a guest sees what they were invited to, a reader everything that is open, and writes
/// nothing.
enum class Role { Anyone, Guest, Reader, Member, Administrator, Owner };

constexpr auto names_of(Role)
{
    return std::to_array<Named<Role>>({
        {Role::Anyone, "anyone"},
        {Role::Guest, "guest"},
        {Role::Reader, "reader"},
        {Role::Member, "member"},
        {Role::Administrator, "administrator"},
        {Role::Owner, "owner"},
    });
}

/// Somebody with an account, or merely mentioned; or a service: a program that asks with tokens which
/// administrators make, and that cannot sign in.
struct Person {
    std::string id;
    std::string name;
    std::string email; ///< "" for somebody who is only mentioned, and for a service.
    Role access = Role::Anyone;
    std::int64_t revision = 0;
    bool is_service = false;

    friend bool operator==(const Person&, const Person&) = default;
};
BOOST_DESCRIBE_STRUCT(Person, (), (id, name, email, access, revision, is_service))

/// `Invalid` with the field: a name is needed, an account needs an e-mail address, and the other way
/// round. A service has none, and is no owner: somebody has to be able to sign in.
Result<void> check(const Person& person);

/// `Invalid` if the password is too short to be of use or too long to be hashed.
Result<void> check_password(std::string_view password);

} // namespace candor::accounts
