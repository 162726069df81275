#pragma once

#include "evidence/message.h"
#include "evidence/proposal.h"
#include "evidence/slack_text.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candor::evidence {

/// A span of time; without a bound where one is missing. `to` belongs to it.
struct MessageSpan {
    std::optional<Instant> from;
    std::optional<Instant> to;

    bool holds(Instant at) const { return (!from || at >= *from) && (!to || at <= *to); }
};

/// How many messages are read of one channel at most.
inline constexpr std::size_t messages_max = 2'000'000;

/// Who and where: what the other files of an export say.
struct SlackDirectory {
    SlackNames users;
    SlackNames channels;
    std::vector<std::string> bots; ///< Ids of users that are none, sorted.
};

/// What one file of a channel holds, without the texts.
struct SlackTally {
    std::size_t message_count = 0;
    std::optional<Instant> first_at;
    std::optional<Instant> last_at;

    void add(Instant at);
};

/// Reads the JSON of Slack. Holds the memory that the parser needs, so that a thousand files cost
/// as much as one; not for two threads.
class SlackParser {
public:
    SlackParser();
    ~SlackParser();
    SlackParser(SlackParser&&) noexcept;
    SlackParser& operator=(SlackParser&&) noexcept;

    /// Appends the messages of a file of a day that are in the span. `json` is an array; its
    /// buffer must have `json_padding` more bytes allocated. A remark says where it went wrong.
    std::optional<Remark> read_messages(const std::string& json,
        std::string_view channel_id,
        const MessageSpan& span,
        const SlackDirectory& directory,
        std::vector<Message>& messages);

    /// Counts the messages of such a file.
    std::optional<Remark> tally(const std::string& json, SlackTally& tally);

    /// Reads `users.json` into the directory.
    std::optional<Remark> read_users(const std::string& json, SlackDirectory& directory);

    struct Channel {
        std::string id;
        std::string name;
        std::string topic;
        std::vector<std::string> members;
        bool is_archived = false;
    };

    /// Reads `channels.json`, `groups.json`, `dms.json` or `mpims.json`.
    std::optional<Remark> read_channels(const std::string& json, std::vector<Channel>& channels);

private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

} // namespace candor::evidence
