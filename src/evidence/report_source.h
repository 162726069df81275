#pragma once

#include "evidence/proposal.h"

#include <string_view>

namespace candor::evidence {

/// What is read of a report at most; a remark says so where there is more.
inline constexpr std::size_t report_bytes_max = std::size_t{8} * 1024 * 1024;

/// Reads a post-mortem in Markdown. Never fails: what is not recognised stays text in its section.
Proposal read_report(std::string_view markdown);

} // namespace candor::evidence
