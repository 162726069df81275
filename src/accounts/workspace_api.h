#pragma once

#include "accounts/account_store.h"
#include "base/instant.h"
#include "http/router.h"

namespace candor::accounts {

/// The workspace's settings over HTTP.
class WorkspaceApi {
public:
    WorkspaceApi(storage::Database& database, const Clock& clock)
        : database_(database)
        , clock_(clock)
    {
    }

    void add_routes(http::Router& router);

private:
    struct Settings {
        Workspace workspace;
        std::string definition; ///< What blameless means here: the same for everybody.
        BOOST_DESCRIBE_CLASS(Settings, (), (workspace, definition), (), ())
    };

    Result<Settings> show(const http::Request& request);
    Result<Settings> change(const http::Request& request, const Workspace& body);

    storage::Database& database_;
    const Clock& clock_;
};

} // namespace candor::accounts
