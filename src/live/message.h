#pragma once

#include "base/result.h"
#include "changes/change.h"

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What is said over a socket; docs/why/live.md has the whole of it.
namespace candor::live {

inline constexpr std::size_t topic_bytes_max = 100;
/// A message holds more only if one change alone does.
inline constexpr std::size_t message_bytes_max = 256 << 10;
inline constexpr std::size_t people_told_max = 50; ///< Of those who are here, in one message.

/// What a client asks for: to hear of a topic, from a number on, or no longer to.
struct Ask {
    enum class Act { Watch, Leave };
    Act act = Act::Watch;
    std::string topic;
    /// The last change that the client has seen; none for whoever has seen nothing yet.
    std::optional<std::int64_t> from;
};

/// `Invalid` for anything that is not one of ours.
Result<Ask> read_ask(std::string_view text);

/// Somebody who looks at the same thing.
struct Onlooker {
    std::string person_id;
    std::string name;

    friend auto operator<=>(const Onlooker&, const Onlooker&) = default;
};
BOOST_DESCRIBE_STRUCT(Onlooker, (), (person_id, name))

/// Whether a topic's readers are told what a thing is now, or only that it changed.
enum class Detail { Whole, Mark };

/// A change as its readers get it.
std::string change_text(const changes::Change& change, Detail detail);

/// The messages that tell of these changes (of `change_text`), in order: mostly one.
std::vector<std::string> changes_messages(std::string_view topic,
    const std::vector<std::string>& change_texts);
/// What the client knows is too old to be brought up to date: it loads again, and hears what comes
/// after `number`.
std::string reset_message(std::string_view topic, std::int64_t number);
std::string refused_message(std::string_view topic, std::string_view why);
std::string here_message(std::string_view topic, std::vector<Onlooker> people);

} // namespace candor::live
