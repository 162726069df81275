#pragma once

#include "evidence/cursor.h"

#include <optional>
#include <string>
#include <string_view>

namespace candor::evidence {

/// Reads the name of a time zone at the cursor: `UTC`, `+UTC`, `(PST)`, `Eastern Daylight Time`,
/// `UTC-7`, `+02:00`, `US/Pacific`, `Europe/Berlin`. Gives its IANA name; none leaves the cursor.
///
/// `PST` is read as Pacific time whatever is in force, since that is what people mean in July.
std::optional<std::string> read_zone(Cursor& cursor);

/// The first zone named in a sentence such as "All times are in UTC" or "listed in Pacific Time
/// (US & Canada)". Takes the names of Rails as well, and white space that a PDF put into them.
std::optional<std::string> zone_in_sentence(std::string_view sentence);

/// Whether a sentence says in which zone the times are: "All times in PST", "Times are UTC".
bool speaks_of_times(std::string_view sentence);

} // namespace candor::evidence
