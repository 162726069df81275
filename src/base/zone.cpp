#include "base/zone.h"

#include <date/tz.h>

namespace candor {

namespace {

// Throws what `locate_zone` throws when the machine has no tzdata at all; everything else is an answer.
const date::time_zone* find_zone(std::string_view name)
{
    if (name.empty())
        return nullptr;
    try {
        return date::locate_zone(std::string(name));
    } catch (const std::runtime_error&) {
        return nullptr;
    }
}

} // namespace

bool is_zone(std::string_view iana_name) { return find_zone(iana_name) != nullptr; }

LocalTime to_local(Instant instant, std::string_view zone)
{
    const date::time_zone* found = find_zone(zone);
    if (!found)
        return LocalTime(instant.time_since_epoch());
    return LocalTime(found->to_local(instant).time_since_epoch());
}

Instant to_instant(LocalTime local, std::string_view zone)
{
    const date::time_zone* found = find_zone(zone);
    if (!found)
        return Instant(local.time_since_epoch());
    const date::local_time<std::chrono::microseconds> time(local.time_since_epoch());
    return found->to_sys(time, date::choose::earliest);
}

std::vector<std::string> zone_names()
{
    std::vector<std::string> names;
    for (const date::time_zone& zone : date::get_tzdb().zones)
        names.push_back(zone.name());
    std::ranges::sort(names);
    return names;
}

} // namespace candor
