#include "live/presence.h"

#include <ranges>

namespace candor::live {

void Presence::enter(const std::string& place, const Onlooker& who)
{
    ++windows_[place][who];
    changed_.insert(place); // Also for a second window: it has been told nothing yet.
    changed_here_.insert(place);
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
    changed_here_.insert(place);
    if (people->second.empty())
        windows_.erase(people);
}

void Presence::hear(const Roll& roll, Clock::time_point now)
{
    auto& nodes = elsewhere_[roll.place];
    Elsewhere& known = nodes[roll.node];
    if (known.people != roll.here)
        changed_.insert(roll.place);
    known = {roll.here, now};
    if (roll.here.empty())
        nodes.erase(roll.node);
    if (nodes.empty())
        elsewhere_.erase(roll.place);
}

void Presence::forget_before(Clock::time_point then)
{
    for (auto& [place, nodes] : elsewhere_)
        if (std::erase_if(nodes, [&](const auto& node) { return node.second.heard < then; }) > 0)
            changed_.insert(place);
    std::erase_if(elsewhere_, [](const auto& place) { return place.second.empty(); });
}

std::vector<Onlooker> Presence::here_ourselves(const std::string& place) const
{
    const auto people = windows_.find(place);
    if (people == windows_.end())
        return {};
    const auto names = std::views::keys(people->second);
    return {names.begin(), names.end()};
}

std::vector<Onlooker> Presence::here(const std::string& place) const
{
    const std::vector<Onlooker> ours = here_ourselves(place);
    std::set<Onlooker> all(ours.begin(), ours.end());
    if (const auto nodes = elsewhere_.find(place); nodes != elsewhere_.end())
        for (const auto& [node, elsewhere] : nodes->second)
            all.insert(elsewhere.people.begin(), elsewhere.people.end());
    return {all.begin(), all.end()};
}

std::vector<std::string> Presence::our_places() const
{
    const auto places = std::views::keys(windows_);
    return {places.begin(), places.end()};
}

} // namespace candor::live
