#pragma once

#include "accounts/session_api.h"

namespace candor::accounts {

/// The second factor over HTTP: one's own, and what administrators take away for who has lost theirs.
class SecondFactorApi {
public:
    SecondFactorApi(storage::Database& database, const Clock& clock, SessionApi& sessions)
        : database_(database)
        , clock_(clock)
        , sessions_(sessions)
    {
    }

    void add_routes(http::Router& router);

private:
    struct SecondFactorView {
        bool is_on = false;
        std::int64_t recovery_codes = 0; ///< How many are left.
        BOOST_DESCRIBE_CLASS(SecondFactorView, (), (is_on, recovery_codes), (), ())
    };
    struct OwnPassword {
        std::string password;
        BOOST_DESCRIBE_CLASS(OwnPassword, (), (password), (), ())
    };
    struct Enrolment {
        std::string secret;  ///< To be typed in.
        std::string address; ///< To be shown as a picture.
        BOOST_DESCRIBE_CLASS(Enrolment, (), (secret, address), (), ())
    };
    struct TypedCode {
        std::string code;
        BOOST_DESCRIBE_CLASS(TypedCode, (), (code), (), ())
    };
    struct RecoveryCodes {
        std::vector<std::string> recovery_codes; ///< Shown once.
        BOOST_DESCRIBE_CLASS(RecoveryCodes, (), (recovery_codes), (), ())
    };

    Result<SecondFactorView> show(const http::Request& request);
    Result<Enrolment> begin(const http::Request& request, const OwnPassword& body);
    Result<RecoveryCodes> confirm(const http::Request& request, const TypedCode& body);
    Result<void> switch_off(const http::Request& request, const OwnPassword& body);
    Result<void> reset(const http::Request& request);

    changes::Author author(const http::Request& request) const;

    storage::Database& database_;
    const Clock& clock_;
    SessionApi& sessions_;
};

} // namespace candor::accounts
