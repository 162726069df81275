#pragma once

#include "evidence/action_text.h"

#include <optional>
#include <span>

namespace candor::evidence {

/// Reads a table as actions, its columns in any order; none if no column holds them.
std::optional<ActionReading>
read_action_table(std::span<const Line> rows, NumericOrder order, ActionDoubt doubt);

} // namespace candor::evidence
