#pragma once

#include "evidence/pasted_source.h"
#include "evidence/report_source.h"

#include <doctest/doctest.h>
#include <string>
#include <string_view>

namespace candor::evidence {

/// Events as lines of `at | text`; a range, "about", who and a zone of their own are told as well:
/// `~2024-03-01T10:05 to 2024-03-01T10:20 (CET) | asha: text`.
inline std::string lines_of_events(const Proposal& proposal)
{
    std::string lines;
    for (const ProposedEvent& event : proposal.events) {
        lines += event.about ? "~" : "";
        lines += event.at;
        lines += event.until.empty() ? "" : " to " + event.until;
        lines += event.zone.empty() ? "" : " (" + event.zone + ")";
        lines += " | " + (event.who.empty() ? "" : event.who + ": ") + event.text + "\n";
    }
    return lines;
}

/// Reads `entries` as the timeline of a report on the first of March 2024.
inline void expect_events(std::string_view entries, std::string_view lines)
{
    const Proposal proposal =
        read_report("# Outage on 2024-03-01\n\n## Timeline\n\n" + std::string(entries));
    CHECK_EQ(lines_of_events(proposal), std::string(lines));
}

/// Reads pasted text, and what it was read as.
inline void expect_pasted(std::string_view text, std::string_view form, std::string_view lines)
{
    const Proposal proposal = read_pasted(text);
    REQUIRE_FALSE(proposal.remarks.empty());
    CHECK_EQ(proposal.remarks.front().message, "read as " + std::string(form));
    CHECK_EQ(lines_of_events(proposal), std::string(lines));
}

} // namespace candor::evidence
