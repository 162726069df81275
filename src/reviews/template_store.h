#pragma once

#include "changes/change.h"
#include "reviews/template.h"
#include "storage/database.h"

#include <string>
#include <vector>

namespace candor::reviews {

/// The templates of a workspace: those that Candor comes with, until the workspace changes them, and
/// its own. The only code that knows the `templates` table.
class TemplateStore {
public:
    TemplateStore(storage::Connection& connection, std::string workspace_id)
        : connection_(connection)
        , workspace_id_(std::move(workspace_id))
    {
    }

    /// Shipped ones first, hidden ones too.
    Result<std::vector<Template>> list();
    Result<Template> get(std::string_view id);
    Result<Template> add(Template shape, const changes::Author& author);
    /// `Conflict` if somebody else saved it since. Saving a shipped one makes it the workspace's own.
    Result<Template> save(Template shape, const changes::Author& author);

private:
    Result<std::vector<Template>> own();

    storage::Connection& connection_;
    std::string workspace_id_;
};

} // namespace candor::reviews
