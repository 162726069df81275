#include "accounts/identity_store.h"

#include "accounts/account_store.h"
#include "base/utf8.h"

namespace candor::accounts {

namespace {

using changes::Act;
using storage::Answer;

constexpr std::string_view select_person = R"sql(
    SELECT person_id FROM identities WHERE workspace_id = $1 AND issuer = $2 AND subject = $3
)sql";
constexpr std::string_view select_subject = R"sql(
    SELECT subject FROM identities WHERE workspace_id = $1 AND issuer = $2 AND person_id = $3
)sql";
constexpr std::string_view insert_identity = R"sql(
    INSERT INTO identities (workspace_id, issuer, subject, person_id, linked_at)
    VALUES ($1, $2, $3, $4, $5)
)sql";

/// What the record tells of a link.
struct LinkedIdentity {
    std::string issuer;
    std::string subject;
};
BOOST_DESCRIBE_STRUCT(LinkedIdentity, (), (issuer, subject))

} // namespace

Result<std::optional<std::string>> IdentityStore::find(const std::string& workspace_id,
    const std::string& subject)
{
    const Answer answer =
        TRY(connection_.run(select_person, workspace_id, settings_.issuer, subject));
    return answer.is_empty() ? std::optional<std::string>()
                             : std::optional(answer.only().text("person_id"));
}

Result<void> IdentityStore::link(const Identity& identity,
    const std::string& person_id,
    const changes::Author& author)
{
    TRY(connection_.run(insert_identity, author.workspace_id, settings_.issuer, identity.subject,
        person_id, author.now));
    const LinkedIdentity linked{settings_.issuer, identity.subject};
    TRY(changes::record<LinkedIdentity>(connection_, author,
        {"person", person_id, "identity", person_id, Act::Added}, nullptr, &linked));
    return {};
}

/// Somebody whose subject is new here.
Result<Admitted> IdentityStore::meet(const Identity& identity, const changes::Author& author)
{
    const std::string email = lower_ascii(trimmed(identity.email));
    if (email.empty())
        return Admitted{"", Problem::Email};
    AccountStore accounts(connection_);
    if (const auto known = TRY(accounts.find_credentials(author.workspace_id, email))) {
        // An address that was given to somebody else since must not open the account of who had it.
        if (!TRY(connection_.run(
                     select_subject, author.workspace_id, settings_.issuer, known->person_id))
                .is_empty())
            return Admitted{"", Problem::Linked};
        TRY(link(identity, known->person_id, author));
        return Admitted{known->person_id, {}};
    }
    const std::optional<Role> role = role_for(settings_, identity.groups);
    if (!role)
        return Admitted{"", Problem::Role};
    const Person person{
        new_uuid(), std::string(prefix_of(trimmed(identity.name), name_bytes_max)), email, *role};
    TRY(accounts.add_person(person, "", author));
    TRY(link(identity, person.id, author));
    return Admitted{person.id, {}};
}

Result<Admitted>
IdentityStore::follow_groups(Person person, const Identity& identity, const changes::Author& author)
{
    if (person.access == Role::Anyone)
        return Admitted{"", Problem::Role};
    if (settings_.roles.empty() || person.access == Role::Owner)
        return Admitted{person.id, {}};
    AccountStore accounts(connection_);
    const std::optional<Role> role = role_for(settings_, identity.groups);
    if (!role)
        TRY(accounts.end_sessions_of(author.workspace_id, person.id));
    const bool is_as_before = person.access == role.value_or(Role::Guest);
    person.access = role.value_or(Role::Guest);
    if (!is_as_before)
        TRY(accounts.save_person(person, author));
    return Admitted{person.id, role ? std::optional<Problem>() : Problem::Role};
}

Result<Admitted> IdentityStore::admit(const Identity& identity, const changes::Author& author)
{
    const auto known = TRY(find(author.workspace_id, identity.subject));
    const Admitted admitted = known ? Admitted{*known, {}} : TRY(meet(identity, author));
    if (admitted.problem)
        return admitted;
    Person person =
        TRY(AccountStore(connection_).get_person(author.workspace_id, admitted.person_id));
    return follow_groups(std::move(person), identity, author);
}

} // namespace candor::accounts
