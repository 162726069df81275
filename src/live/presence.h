#pragma once

#include "live/message.h"

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace candor::live {

/// Who is at a place on one node, as it tells the others.
struct Roll {
    std::string node;
    std::string place;
    std::vector<Onlooker> here;
};
BOOST_DESCRIBE_STRUCT(Roll, (), (node, place, here))

/// Who looks at what. A person with two windows is there once, on whatever nodes.
class Presence {
public:
    using Clock = std::chrono::steady_clock;

    void enter(const std::string& place, const Onlooker& who);
    void leave(const std::string& place, const Onlooker& who);
    /// What another node told.
    void hear(const Roll& roll, Clock::time_point now);
    /// Forgets who was on nodes that have not told anything of a place since then.
    void forget_before(Clock::time_point then);

    /// By person, on all nodes.
    std::vector<Onlooker> here(const std::string& place) const;
    /// By person, on this one.
    std::vector<Onlooker> here_ourselves(const std::string& place) const;
    std::vector<std::string> our_places() const;

    /// The places where somebody has to be told, since this was last asked.
    std::set<std::string> take_changed() { return std::exchange(changed_, {}); }
    /// Those of them that changed here, and not elsewhere.
    std::set<std::string> take_changed_ourselves() { return std::exchange(changed_here_, {}); }

private:
    struct Elsewhere {
        std::vector<Onlooker> people;
        Clock::time_point heard;
    };

    std::map<std::string, std::map<Onlooker, int>> windows_;
    std::map<std::string, std::map<std::string, Elsewhere>> elsewhere_; ///< By place, then by node.
    std::set<std::string> changed_;
    std::set<std::string> changed_here_;
};

} // namespace candor::live
