#pragma once

#include "live/message.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace candor::live {

/// Who looks at what. A person with two windows is there once.
class Presence {
public:
    void enter(const std::string& place, const Onlooker& who);
    void leave(const std::string& place, const Onlooker& who);

    /// By person.
    std::vector<Onlooker> here(const std::string& place) const;

    /// The places where somebody has to be told, since this was last asked.
    std::set<std::string> take_changed() { return std::exchange(changed_, {}); }

private:
    std::map<std::string, std::map<Onlooker, int>> windows_;
    std::set<std::string> changed_;
};

} // namespace candor::live
