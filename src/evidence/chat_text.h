#pragma once

#include "evidence/timeline_draft.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candor::evidence {

/// The forms in which people copy a chat.
enum class ChatForm {
    Irc,     ///< `18:01 <@nick> text`, as irssi and many others write it.
    Weechat, ///< `2024-01-03 10:04:40	nick	text`.
    Headed,  ///< A line with name and time, as Slack and Discord give, and the text below it.
    Named,   ///< `[10:02 AM] name: text`, `03/01/2024, 10:02 - name: text`, `21:15 nick: text`.
};

/// What the form is called when one speaks to people.
std::string_view title_of(ChatForm form);

struct Chat {
    ChatForm form = ChatForm::Named;
    std::vector<TimelineDraft> drafts;
    std::vector<std::pair<std::size_t, std::string>>
        leftover;                 ///< Lines that are in no message, with their number.
    std::size_t notice_count = 0; ///< Joins, topics and the like, which are left over too.
};

/// Reads a chat; none if the text is not one.
std::optional<Chat> read_chat(const std::vector<std::string_view>& lines, NumericOrder order);

} // namespace candor::evidence
