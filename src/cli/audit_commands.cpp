#include "app/data_folder.h"
#include "changes/audit.h"
#include "cli/commands.h"

#include <algorithm>
#include <fmt/ostream.h>
#include <map>

namespace candor::cli {

namespace {

using app::DataFolder;
using changes::Audit;
using changes::KeptHash;
using changes::Tampering;
using storage::Connection;

/// A line of `audit export`: the workspace, and the change as it lies in its row.
struct ExportedChange : changes::Link {
    std::string workspace_id;
};
BOOST_DESCRIBE_STRUCT(ExportedChange, (changes::Link), (workspace_id))

std::string_view words_for(Tampering how)
{
    switch (how) {
    case Tampering::Changed:
        return "is not as it was recorded";
    case Tampering::Missing:
        return "is missing";
    case Tampering::Inserted:
        return "was put in by something else than Candor";
    }
    broken_promise("tampering is of three kinds", __FILE__, __LINE__);
}

void print(std::ostream& out, const std::string& workspace_id, const Audit& audit)
{
    if (audit.broken)
        fmt::print(out, "Workspace {}: {} changes are sound; change {} {}\n", workspace_id,
            audit.sound, audit.broken->number, words_for(audit.broken->how));
    else
        fmt::print(out, "Workspace {}: all {} changes are sound; keep this elsewhere:\n{}\n",
            workspace_id, audit.sound,
            text_of(KeptHash{workspace_id, audit.sound, audit.last_hash}));
}

/// Every workspace with the hashes that were kept of it, one or none; also of one that is gone.
Result<std::multimap<std::string, std::optional<KeptHash>>> subjects(Connection& connection,
    const std::vector<std::string>& kept)
{
    std::multimap<std::string, std::optional<KeptHash>> subjects;
    for (const std::string& text : kept) {
        const KeptHash hash = TRY(changes::kept_hash_from(text));
        subjects.emplace(hash.workspace_id, hash);
    }
    for (const std::string& id : TRY(changes::audited_workspaces(connection)))
        if (!subjects.contains(id))
            subjects.emplace(id, std::nullopt);
    return subjects;
}

} // namespace

Result<ExitCode> audit_verify(const AuditOptions& options, std::ostream& out)
{
    DataFolder folder = TRY(DataFolder::open(options.place, DataFolder::Use::Visit));
    return folder.database().read([&](Connection& connection) -> Result<ExitCode> {
        ExitCode code = ExitCode::Done;
        for (const auto& [workspace_id, kept] : TRY(subjects(connection, options.kept))) {
            const Audit audit = TRY(changes::audit(connection, workspace_id, kept));
            print(out, workspace_id, audit);
            if (audit.broken)
                code = ExitCode::Findings;
        }
        return code;
    });
}

Result<ExitCode> audit_export(const AuditOptions& options, std::ostream& out)
{
    DataFolder folder = TRY(DataFolder::open(options.place, DataFolder::Use::Visit));
    return folder.database().read([&](Connection& connection) -> Result<ExitCode> {
        for (const std::string& id : TRY(changes::audited_workspaces(connection)))
            TRY(changes::for_each_link(connection, id, [&](const changes::Link& link) {
                out << json::text_of(ExportedChange{link, id}) << '\n';
            }));
        return ExitCode::Done;
    });
}

} // namespace candor::cli
