#pragma once

#include "evidence/proposal.h"

#include <string>

namespace candor::evidence {

/// The answer of `candor import --dry-run --json`: one line, without the line end.
///
///     {"title","zone","events":[{"at","text"}],"actions":[{"text","owner","due","done"}],"sections":[…]}
std::string report_json(const Proposal& proposal);

/// The keys of the parts that a report really has: a heading with nothing below it is none.
std::vector<SectionKey> keys_present(const Proposal& proposal);

} // namespace candor::evidence
