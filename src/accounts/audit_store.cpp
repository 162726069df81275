#include "accounts/audit_store.h"

#include "storage/item_table.h"

namespace candor::accounts {

namespace {

const std::string select_changes =
    "SELECT " + storage::column_list<changes::Change>()
    + " FROM changes WHERE workspace_id = $1 AND number < $2"
      " AND (thing IN ('person', 'team', 'sign_in', 'token', 'service_account')"
      " OR (thing = 'workspace' AND item IN ('workspace', 'sign_in', 'oidc')))"
      " ORDER BY number DESC LIMIT $3";

} // namespace

Result<std::vector<changes::Change>> access_changes(storage::Connection& connection,
    const std::string& workspace_id,
    std::int64_t before,
    std::int64_t count)
{
    return storage::read_rows<changes::Change>(
        TRY(connection.run(select_changes, workspace_id, before, count)));
}

} // namespace candor::accounts
