#pragma once

#include "base/instant.h"
#include "base/names.h"

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace candor::evidence {

enum class MessageKind {
    Message,
    Join,    ///< Somebody came into the channel,
    Leave,   ///< or left it.
    Topic,   ///< The channel itself was changed: topic, purpose, name, archived.
    Notice,  ///< Anything else that the service wrote itself.
    Deleted, ///< What is left of a message that was taken back.
};

constexpr auto names_of(MessageKind)
{
    return std::to_array<Named<MessageKind>>({
        {MessageKind::Message, "message"},
        {MessageKind::Join, "join"},
        {MessageKind::Leave, "leave"},
        {MessageKind::Topic, "topic"},
        {MessageKind::Notice, "notice"},
        {MessageKind::Deleted, "deleted"},
    });
}

/// A file that came with a message. Exports hold links to files, not the files.
struct AttachedFile {
    std::string name;
    std::string link;

    friend bool operator==(const AttachedFile&, const AttachedFile&) = default;
};
BOOST_DESCRIBE_STRUCT(AttachedFile, (), (name, link))

/// One message of a chat, out of an export.
struct Message {
    std::string
        key; ///< Names it within its workspace, and as part of a link: `C05INC001/p1704276240000200`.
    std::string author_id;
    std::string author;
    Instant at;
    std::string text; ///< Markdown, with attachments and the links of files.
    /// The `key` of the message that began the thread; "" outside of one.
    std::string thread;
    bool is_bot = false;
    std::optional<Instant> edited_at;
    std::vector<AttachedFile> files;
    MessageKind kind = MessageKind::Message;
    std::string raw; ///< The message as it was, in the service's own form.

    friend bool operator==(const Message&, const Message&) = default;
};
BOOST_DESCRIBE_STRUCT(Message,
    (),
    (key, author_id, author, at, text, thread, is_bot, edited_at, files, kind, raw))

} // namespace candor::evidence
