#pragma once

#include "evidence/table_text.h"
#include "evidence/timeline_draft.h"

#include <string>
#include <vector>

namespace candor::evidence {

struct TimelineTable {
    std::vector<TimelineDraft> drafts;
    /// Rows that are no entry, and the header; with the number of their line.
    std::vector<std::pair<std::size_t, std::string>> leftover;
    std::string zone_head; ///< The head of the column of times, which may name a zone.
};

/// How sure one must be that a table is a timeline: inside of a part that is one, or elsewhere.
enum class TableDoubt { Inside, Elsewhere };

/// Reads a table as a timeline, its columns in any order; none if it has no column of times.
std::optional<TimelineTable>
read_timeline_table(const Table& table, NumericOrder order, TableDoubt doubt);

} // namespace candor::evidence
