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
        bool has_passwords = true;
        std::string provider_name; ///< Of the provider that people sign in with; "" for none.
    };

    SessionApi(storage::Database& database, const Clock& clock, Options options)
        : database_(database)
        , clock_(clock)
        , options_(std::move(options))
    {
    }

    void add_routes(http::Router& router);

    /// Who is asking, by their cookie or their token; none for a stranger.
    Result<std::optional<http::Caller>> authenticate(const http::Request& request);

    /// Somebody who has shown who they are is in. Gives back the cookie to be set.
    Result<std::string> open_session(const std::string& workspace_id, const std::string& person_id);
    /// Somebody who is signed in types their password once more. `Invalid` with `field` if it is not theirs;
    /// counts as an attempt to sign in.
    Result<void> check_own_password(const http::Request& request,
        std::string_view password,
        std::string_view field);
    bool cookie_is_secure() const { return options_.cookie_is_secure; }

private:
    struct SessionView {
        std::optional<Person> person;
        std::string workspace_name;
        std::string csrf_token;
        bool needs_setup = false;
        Role access = Role::Anyone;
        bool has_passwords = true;
        std::string provider_name; ///< "" if there is none to sign in with.
        BOOST_DESCRIBE_CLASS(SessionView,
            (),
            (person, workspace_name, csrf_token, needs_setup, access, has_passwords, provider_name),
            (),
            ())
    };
    struct SignIn {
        std::string email;
        std::string password;
        std::optional<std::string> code; ///< Of the second factor, once it was asked for.
        BOOST_DESCRIBE_CLASS(SignIn, (), (email, password, code), (), ())
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
    Result<Session> add_session(const std::string& workspace_id,
        const std::string& person_id,
        std::string_view secret);
    Result<SessionView> view(storage::Connection& connection, const Session& session);
    Result<void> check_passwords() const;
    Result<std::optional<http::Reply>> check_second_factor(const std::string& workspace_id,
        const std::string& person_id,
        const std::optional<std::string>& code);
    std::string cookie(std::string_view value, std::chrono::seconds age) const;

    storage::Database& database_;
    const Clock& clock_;
    const Options options_;
};

} // namespace candor::accounts
