#pragma once

#include "evidence/date_text.h"
#include "evidence/outline.h"
#include "evidence/proposal.h"
#include "evidence/report_parts.h"

#include <string_view>
#include <vector>

namespace candor::evidence {

struct ActionReading {
    std::vector<ProposedAction> actions;
    std::vector<Line> rest; ///< The lines that are no action.
};

/// How sure one must be that something is an action: in a part about them, or elsewhere.
enum class ActionDoubt { Inside, Elsewhere };

/// Reads the actions of a part: items, checkboxes, rows of tables, numbered sub-headings, and
/// paragraphs where there is nothing else. Elsewhere only checkboxes, tables with a column of
/// actions, and what is labelled "Action item:".
ActionReading read_actions(const ReportPart& part, NumericOrder order, ActionDoubt doubt);

/// One action: takes state, owner and due date off its text where they stand apart from it.
ProposedAction action_of(std::string_view text, NumericOrder order);

/// What a word of state says: "Done" and "closed" that it is, "Open" and "in progress" that it is
/// not; none for any other.
std::optional<bool> is_done_word(std::string_view word);

} // namespace candor::evidence
