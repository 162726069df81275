#include "accounts/person.h"

#include "base/utf8.h"

#include <fmt/format.h>

namespace candor::accounts {

namespace {

// What a mail server would say is its business; this only catches a name typed into the wrong field.
bool looks_like_email(std::string_view text)
{
    const std::size_t at = text.find('@');
    return at != 0 && at != std::string_view::npos && at + 1 < text.size()
           && text.find_first_of(" \t\r\n") == text.npos;
}

} // namespace

Result<void> check(const Person& person)
{
    if (trimmed(person.name).empty())
        return invalid("name", "a person needs a name");
    if (person.name.size() > name_bytes_max)
        return invalid("name", fmt::format("a name has at most {} bytes", name_bytes_max));
    if (person.is_service && !person.email.empty())
        return invalid("email", "a service has no e-mail address, since it cannot sign in");
    if (person.is_service && person.access == Role::Owner)
        return invalid("access", "a service cannot be an owner; administrator is the most");
    if (person.is_service)
        return {};
    if (person.access == Role::Anyone && person.email.empty())
        return {};
    if (person.access == Role::Anyone)
        return invalid(
            "email", "somebody without an account has no e-mail address here; leave it empty");
    if (person.email.size() > email_bytes_max || !looks_like_email(person.email))
        return invalid("email", "an account needs an e-mail address, like ada@example.org");
    return {};
}

Result<void> check_password(std::string_view password)
{
    if (password.size() < password_bytes_min)
        return invalid("password",
            fmt::format("a password has at least {} characters; three random words are good",
                password_bytes_min));
    if (password.size() > password_bytes_max)
        return invalid(
            "password", fmt::format("a password has at most {} characters", password_bytes_max));
    return {};
}

} // namespace candor::accounts
