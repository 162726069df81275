#pragma once

#include "base/instant.h"

#include <string>
#include <string_view>
#include <vector>

namespace candor {

/// Whether this is the IANA name of a time zone that the machine's tzdata knows. "" is not.
bool is_zone(std::string_view iana_name);

/// What the clocks of `zone` say at `instant`. An unknown zone (also "") is read as UTC.
LocalTime to_local(Instant instant, std::string_view zone);

/// The moment at which the clocks of `zone` say `local`. An hour that is skipped in spring gives the
/// moment of the change; one that comes twice in autumn gives the first. An unknown zone is UTC.
Instant to_instant(LocalTime local, std::string_view zone);

/// Every zone a person could choose, in alphabetical order.
std::vector<std::string> zone_names();

} // namespace candor
