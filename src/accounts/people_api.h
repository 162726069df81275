#pragma once

#include "accounts/account_store.h"
#include "base/instant.h"
#include "http/router.h"

namespace candor::accounts {

/// The people of a workspace over HTTP.
class PeopleApi {
public:
    /// `has_passwords` where people sign in with them.
    struct Options {
        bool has_passwords = true;
    };

    PeopleApi(storage::Database& database, const Clock& clock, Options options)
        : database_(database)
        , clock_(clock)
        , options_(options)
    {
    }

    void add_routes(http::Router& router);

private:
    struct PeopleList {
        std::vector<Person> people;
        BOOST_DESCRIBE_CLASS(PeopleList, (), (people), (), ())
    };
    struct NewPerson {
        std::string name;
        std::string email;
        Role access = Role::Anyone;
        BOOST_DESCRIBE_CLASS(NewPerson, (), (name, email, access), (), ())
    };
    struct NewService {
        std::string name;
        Role access = Role::Anyone;
        BOOST_DESCRIBE_CLASS(NewService, (), (name, access), (), ())
    };
    struct AddedPerson {
        Person person;
        std::string initial_password; ///< Shown once; "" for somebody who is only mentioned.
        BOOST_DESCRIBE_CLASS(AddedPerson, (), (person, initial_password), (), ())
    };
    struct PersonChange {
        std::string name;
        std::string email;
        Role access = Role::Anyone;
        std::int64_t revision = 0;
        BOOST_DESCRIBE_CLASS(PersonChange, (), (name, email, access, revision), (), ())
    };
    struct InitialPassword {
        std::string initial_password;
        BOOST_DESCRIBE_CLASS(InitialPassword, (), (initial_password), (), ())
    };

    Result<PeopleList> list(const http::Request& request);
    Result<AddedPerson> add(const http::Request& request, const NewPerson& body);
    Result<Person> add_service(const http::Request& request, const NewService& body);
    Result<Person> change(const http::Request& request, const PersonChange& body);
    Result<InitialPassword> reset_password(const http::Request& request);

    changes::Author author(const http::Request& request) const;

    storage::Database& database_;
    const Clock& clock_;
    const Options options_;
};

} // namespace candor::accounts
