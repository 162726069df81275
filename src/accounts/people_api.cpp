#include "accounts/people_api.h"

#include "accounts/access.h"
#include "accounts/password.h"
#include "base/utf8.h"

namespace candor::accounts {

namespace {

using storage::Connection;

Role role_of(const http::Request& request)
{
    const auto role = value_named<Role>(name_of(request.member().access));
    ENSURE(role); // The two have the same names.
    return *role;
}

Result<void> check_change(const http::Request& request, Role from, Role to)
{
    if (may_change(role_of(request), from, to))
        return {};
    if (role_of(request) < Role::Administrator)
        return forbidden(
            "only an administrator adds accounts; you can add somebody who is mentioned");
    return forbidden("only an owner changes who is an owner");
}

} // namespace

void PeopleApi::add_routes(http::Router& router)
{
    using enum http::Method;
    using enum http::Access;
    router.add({.method = Get,
                   .path = "/api/v1/people",
                   .summary = "Everybody with an account or mentioned, by name; a guest is alone"},
        *this, &PeopleApi::list);
    router.add({.method = Post,
                   .path = "/api/v1/people",
                   .access = Member,
                   .summary = "Adds somebody who is mentioned; an administrator also accounts"},
        *this, &PeopleApi::add);
    router.add({.method = Post,
                   .path = "/api/v1/services",
                   .access = Administrator,
                   .summary = "Adds a service: an account for a program, without a password"},
        *this, &PeopleApi::add_service);
    router.add({.method = Put,
                   .path = "/api/v1/people/{id}",
                   .access = Administrator,
                   .summary = "Changes somebody's name, address and access"},
        *this, &PeopleApi::change);
    router.add({.method = Post,
                   .path = "/api/v1/people/{id}/password",
                   .access = Administrator,
                   .summary = "Gives somebody a new first password"},
        *this, &PeopleApi::reset_password);
}

changes::Author PeopleApi::author(const http::Request& request) const
{
    return {request.member().workspace_id, request.member().person_id, clock_.now()};
}

Result<PeopleApi::PeopleList> PeopleApi::list(const http::Request& request)
{
    return database_.read([&](Connection& connection) -> Result<PeopleList> {
        const http::Caller& caller = request.member();
        AccountStore accounts(connection);
        if (!may_see_everybody(role_of(request)))
            return PeopleList{{TRY(accounts.get_person(caller.workspace_id, caller.person_id))}};
        return PeopleList{TRY(accounts.list_people(caller.workspace_id))};
    });
}

Result<PeopleApi::AddedPerson> PeopleApi::add(const http::Request& request, const NewPerson& body)
{
    TRY(check_change(request, Role::Anyone, body.access));
    const std::string password =
        body.access == Role::Anyone || !options_.has_passwords ? "" : new_password();
    const std::string hash = password.empty() ? "" : TRY(hash_password(password));
    const Person person{
        new_uuid(), std::string(trimmed(body.name)), lower_ascii(trimmed(body.email)), body.access};
    TRY(database_.write(request.member().workspace_id, [&](Connection& connection) {
        return AccountStore(connection).add_person(person, hash, author(request));
    }));
    return AddedPerson{person, password};
}

Result<Person> PeopleApi::add_service(const http::Request& request, const NewService& body)
{
    TRY(check_change(request, Role::Anyone, body.access));
    const Person service{.id = new_uuid(),
        .name = std::string(trimmed(body.name)),
        .access = body.access,
        .is_service = true};
    TRY(database_.write(request.member().workspace_id, [&](Connection& connection) {
        return AccountStore(connection).add_person(service, "", author(request));
    }));
    return service;
}

Result<Person> PeopleApi::change(const http::Request& request, const PersonChange& body)
{
    const std::string& id = request.parameter("id");
    if (id == request.member().person_id && body.access < Role::Administrator)
        return conflict(
            "you cannot take your own administrator's access away; ask another administrator");
    const Person changed{id, std::string(trimmed(body.name)), lower_ascii(trimmed(body.email)),
        body.access, body.revision};
    return database_.write(
        request.member().workspace_id, [&](Connection& connection) -> Result<Person> {
            AccountStore accounts(connection);
            const Person before = TRY(accounts.get_person(request.member().workspace_id, id));
            TRY(check_change(request, before.access, changed.access));
            Person person = changed;
            person.is_service = before.is_service;
            return accounts.save_person(person, author(request));
        });
}

Result<PeopleApi::InitialPassword> PeopleApi::reset_password(const http::Request& request)
{
    if (!options_.has_passwords)
        return conflict("there are no passwords here; people sign in with their provider");
    const std::string password = new_password();
    const std::string hash = TRY(hash_password(password));
    return database_.write(
        request.member().workspace_id, [&](Connection& connection) -> Result<InitialPassword> {
            AccountStore accounts(connection);
            const Person person =
                TRY(accounts.get_person(request.member().workspace_id, request.parameter("id")));
            if (person.access == Role::Anyone)
                return conflict(
                    "somebody who is only mentioned has no password; give them an account first");
            if (person.is_service)
                return conflict("a service has no password; make it a token");
            TRY(check_change(request, person.access, person.access));
            TRY(accounts.save_password(person.id, hash, author(request)));
            return InitialPassword{password};
        });
}

} // namespace candor::accounts
