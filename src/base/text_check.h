#pragma once

#include "base/instant.h"
#include "base/result.h"

#include <optional>
#include <string_view>

/// What the nouns' `check` functions are made of. `field` is the wire name that the error carries;
/// `thing` is how the sentence calls it: "the title".
namespace candor {

/// `Invalid` if there is nothing in it but white space.
Result<void> check_present(std::string_view field, std::string_view text, std::string_view message);

/// `Invalid` if `text` is longer than `bytes_max` or has a zero byte in it.
Result<void> check_fits(std::string_view field,
    std::string_view thing,
    std::string_view text,
    std::size_t bytes_max);

/// As `check_fits`, and `Invalid` if it goes over more than one line.
Result<void> check_line(std::string_view field,
    std::string_view thing,
    std::string_view text,
    std::size_t bytes_max);

/// As `check_line`, and `Invalid` if it is neither empty nor an http, https or mailto address.
Result<void> check_link(std::string_view field,
    std::string_view thing,
    std::string_view text,
    std::size_t bytes_max);

/// `Invalid` if it is neither "" nor a zone that tzdata knows.
Result<void> check_zone(std::string_view field, std::string_view zone);

/// `Invalid` if it lies outside the years that a time on the wire can have, 1 to 9999.
Result<void> check_year(std::string_view field, std::optional<Instant> instant);

/// `Invalid`, naming the end, if it lies before the beginning. Either may be unknown.
Result<void> check_span(std::string_view began_field,
    std::optional<Instant> began_at,
    std::string_view ended_field,
    std::optional<Instant> ended_at);

} // namespace candor
