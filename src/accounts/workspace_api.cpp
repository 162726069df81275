#include "accounts/workspace_api.h"

namespace candor::accounts {

using storage::Connection;

void WorkspaceApi::add_routes(http::Router& router)
{
    using enum http::Method;
    using enum http::Access;
    router.add({.method = Get, .path = "/api/v1/workspace", .summary = "The workspace's settings"},
        *this, &WorkspaceApi::show);
    router.add({.method = Put,
                   .path = "/api/v1/workspace",
                   .access = Administrator,
                   .summary = "Changes the workspace's settings"},
        *this, &WorkspaceApi::change);
}

Result<WorkspaceApi::Settings> WorkspaceApi::show(const http::Request& request)
{
    return database_.read([&](Connection& connection) -> Result<Settings> {
        return Settings{TRY(AccountStore(connection).get_workspace(request.member().workspace_id)),
            std::string(definition)};
    });
}

Result<WorkspaceApi::Settings> WorkspaceApi::change(const http::Request& request,
    const Workspace& body)
{
    const http::Caller& caller = request.member();
    Workspace workspace = body;
    workspace.id = caller.workspace_id;
    return database_.write(caller.workspace_id, [&](Connection& connection) -> Result<Settings> {
        const changes::Author author{caller.workspace_id, caller.person_id, clock_.now()};
        return Settings{TRY(AccountStore(connection).save_workspace(workspace, author)),
            std::string(definition)};
    });
}

} // namespace candor::accounts
