#pragma once

#include "evidence/proposal.h"

#include <chrono>
#include <optional>
#include <string_view>

namespace candor::evidence {

/// What is read of pasted text at most; a remark says so where there is more.
inline constexpr std::size_t pasted_bytes_max = std::size_t{8} * 1024 * 1024;

/// Reads pasted text into events: a chat log, IRC lines, comma-separated values, or a list of
/// times. The first remark says as what it was read. Never fails: what is no event is kept in a
/// section. `day` is the day of times that have none, if the person said which.
Proposal read_pasted(std::string_view text,
    std::optional<std::chrono::year_month_day> day = std::nullopt);

} // namespace candor::evidence
