#include "app/accounts_desk.h"

#include "accounts/account_store.h"
#include "accounts/password.h"
#include "accounts/second_factor_store.h"
#include "base/utf8.h"

#include <algorithm>

namespace candor::app {

namespace {

using accounts::AccountStore;
using accounts::Person;
using storage::Connection;

} // namespace

Result<NewAccount>
add_account(storage::Database& database, Person person, const std::string& workspace_name)
{
    const std::string password = accounts::new_password();
    const std::string hash = TRY(accounts::hash_password(password));
    person.id = new_uuid();
    person.email = lower_ascii(trimmed(person.email));
    TRY(database.write(storage::every_workspace, [&](Connection& connection) -> Result<void> {
        AccountStore store(connection);
        auto workspace = TRY(store.find_workspace());
        const bool is_first = !workspace;
        if (is_first)
            workspace =
                accounts::new_workspace(workspace_name.empty() ? "Our workspace" : workspace_name);
        const changes::Author author{workspace->id, "", SystemClock().now()};
        if (is_first) {
            person.access = accounts::Role::Owner;
            TRY(store.add_workspace(*workspace, author));
        }
        return store.add_person(person, hash, author);
    }));
    return NewAccount{person, password};
}

Result<NewAccount> reset_password(storage::Database& database, const std::string& email)
{
    const std::string password = accounts::new_password();
    const std::string hash = TRY(accounts::hash_password(password));
    const Operator all = TRY(operator_of(database));
    return database.write(all.workspace.id, [&](Connection& connection) -> Result<NewAccount> {
        AccountStore store(connection);
        const auto credentials =
            TRY(store.find_credentials(all.workspace.id, lower_ascii(trimmed(email))));
        if (!credentials)
            return not_found("nobody has the e-mail address " + email);
        TRY(store.save_password(
            credentials->person_id, hash, {all.workspace.id, "", SystemClock().now()}));
        return NewAccount{
            TRY(store.get_person(all.workspace.id, credentials->person_id)), password};
    });
}

Result<Person> reset_second_factor(storage::Database& database, const std::string& email)
{
    const Operator all = TRY(operator_of(database));
    return database.write(all.workspace.id, [&](Connection& connection) -> Result<Person> {
        AccountStore store(connection);
        const auto credentials =
            TRY(store.find_credentials(all.workspace.id, lower_ascii(trimmed(email))));
        if (!credentials)
            return not_found("nobody has the e-mail address " + email);
        TRY(accounts::SecondFactorStore(connection, all.workspace.id)
                .remove(credentials->person_id, {all.workspace.id, "", SystemClock().now()}));
        return store.get_person(all.workspace.id, credentials->person_id);
    });
}

Result<Operator> operator_of(storage::Database& database)
{
    return database.read([](Connection& connection) -> Result<Operator> {
        AccountStore store(connection);
        const auto workspace = TRY(store.find_workspace());
        if (!workspace)
            return conflict(
                "there is no workspace yet; make one with candor user add, or in the browser");
        const std::vector<Person> people = TRY(store.list_people(workspace->id));
        const auto first = std::ranges::find(people, accounts::Role::Owner, &Person::access);
        return Operator{*workspace, first == people.end() ? "" : first->id};
    });
}

} // namespace candor::app
