#pragma once

#include "accounts/account_store.h"
#include "base/instant.h"
#include "http/router.h"

namespace candor::accounts {

/// Signing in and out, and who is asking: everything that has to do with the session's cookie.
class SessionApi {
public:
    /// `cookie_is_secure` when people come over https, so that the cookie never travels in the open.
    struct Options {
        bool cookie_is_secure = false;
    };

    SessionApi(storage::Database& database, const Clock& clock, Options options)
        : database_(database)
        , clock_(clock)
        , options_(options)
    {
    }

    void add_routes(http::Router& router);

    /// Who is asking, by their cookie or their token; none for a stranger.
    Result<std::optional<http::Caller>> authenticate(const http::Request& request);

private:
    struct SessionView {
        std::optional<Person> person;
        std::string workspace_name;
        std::string csrf_token;
        bool needs_setup = false;
        Role access = Role::Anyone;
        BOOST_DESCRIBE_CLASS(SessionView,
            (),
            (person, workspace_name, csrf_token, needs_setup, access),
            (),
            ())
    };
    struct SignIn {
        std::string email;
        std::string password;
        BOOST_DESCRIBE_CLASS(SignIn, (), (email, password), (), ())
    };
    struct Setup {
        std::string workspace_name;
        std::string name;
        std::string email;
        std::string password;
        BOOST_DESCRIBE_CLASS(Setup, (), (workspace_name, name, email, password), (), ())
    };
    struct Rename {
        std::string name;
        BOOST_DESCRIBE_CLASS(Rename, (), (name), (), ())
    };
    struct PasswordChange {
        std::string current;
        std::string wanted;
        BOOST_DESCRIBE_CLASS(PasswordChange, (), (current, wanted), (), ())
    };

    Result<std::optional<http::Caller>> authenticate_token(const http::Request& request);

    Result<SessionView> show(const http::Request& request);
    Result<http::Reply> sign_in(const http::Request& request, const SignIn& body);
    Result<http::Reply> set_up(const http::Request& request, const Setup& body);
    Result<http::Reply> sign_out(const http::Request& request);
    Result<http::Reply> sign_out_everywhere(const http::Request& request);
    Result<Person> rename(const http::Request& request, const Rename& body);
    Result<http::Reply> change_password(const http::Request& request, const PasswordChange& body);

    Result<bool>
    may_try(const std::string& workspace_id, const http::Request& request, std::string_view email);
    Result<http::Reply> begin_session(const std::string& workspace_id,
        const std::string& person_id);
    Result<SessionView> view(storage::Connection& connection, const Session& session);
    std::string cookie(std::string_view value, std::chrono::seconds age) const;

    storage::Database& database_;
    const Clock& clock_;
    const Options options_;
};

} // namespace candor::accounts
