#pragma once

#include "evidence/report_parts.h"
#include "evidence/timeline_draft.h"

namespace candor::evidence {

struct TimelineReading {
    std::vector<ProposedEvent> events;
    std::string body; ///< What is no part of an entry.
    std::vector<Remark> remarks;
    std::string zone; ///< What the head of a column says of the zone; "" if nothing.
};

/// Reads the entries of a part: all that begin with a time where it is a timeline, and only what is
/// certainly one ("First detected: 2024-03-01 10:05") where it is about something else.
TimelineReading read_timeline(const ReportPart& part, const TimelineContext& context);

} // namespace candor::evidence
