#include "live/presence.h"

#include <ranges>

namespace candor::live {

void Presence::enter(const std::string& place, const Onlooker& who)
{
    ++windows_[place][who];
    changed_.insert(place); // Also for a second window: it has been told nothing yet.
}

void Presence::leave(const std::string& place, const Onlooker& who)
{
    const auto people = windows_.find(place);
    if (people == windows_.end())
        return;
    const auto windows = people->second.find(who);
    if (windows == people->second.end() || --windows->second > 0)
        return;
    people->second.erase(windows);
    changed_.insert(place);
    if (people->second.empty())
        windows_.erase(people);
}

std::vector<Onlooker> Presence::here(const std::string& place) const
{
    const auto people = windows_.find(place);
    if (people == windows_.end())
        return {};
    const auto names = std::views::keys(people->second);
    return {names.begin(), names.end()};
}

} // namespace candor::live
