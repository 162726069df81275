#pragma once

#include "accounts/workspace.h"
#include "changes/change.h"
#include "evidence/proposal.h"
#include "reviews/document.h"

#include <string>

namespace candor::reviews {

/// What the person chose beside what was read.
struct ImportChoices {
    std::string kind;     ///< Key of a kind.
    std::string severity; ///< Key of a severity; "" takes what the report says, if it says one.
    std::string zone;     ///< IANA; "" leaves the report's own, which may be "not known".
    std::string
        date; ///< `YYYY-MM-DD` for entries that have a time and no day; "" leaves them without one.
    std::string file_name; ///< For the title, if the report has none.
};

/// An event as it was proposed, with its local times read in `zone` (its own, if it names one).
timeline::Event
event_of(const evidence::ProposedEvent& proposed, const std::string& zone, const std::string& date);

/// A review out of what an importer read. Nothing of the proposal is left out: what has no field of
/// its own stands in a section. People are ids of `Document::people`, known by name only.
Document document_of(const evidence::Proposal& proposal,
    const ImportChoices& choices,
    const accounts::Workspace& workspace);

/// Makes a document that came from elsewhere one of this workspace: what it does not say is what the
/// person chose, kinds and severities are the workspace's, and whoever brings it leads it if nobody does.
void adopt(Document& document,
    const accounts::Workspace& workspace,
    const ImportChoices& choices,
    const changes::Author& author);

/// The severity's key that a report means by "SEV-2", "P2" or "Sev 2 (major)"; "" if it is none.
std::string severity_meant(std::string_view written,
    const std::vector<accounts::Choice>& severities);

/// The entries of a Markdown list; empty if the text is anything but one list.
std::vector<std::string> list_entries(std::string_view markdown);

} // namespace candor::reviews
