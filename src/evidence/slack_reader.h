#pragma once

#include "evidence/message.h"
#include "evidence/slack_message.h"

#include <optional>
#include <simdjson.h>
#include <string_view>

namespace candor::evidence {

/// The text of a value, or "" if it is none.
std::string_view text_in(simdjson::simdjson_result<simdjson::ondemand::value> value);

/// Whether a value is `true`.
bool flag_in(simdjson::simdjson_result<simdjson::ondemand::value> value);

/// "1704276240.000200": seconds and microseconds.
std::optional<Instant> slack_instant(std::string_view stamp);

/// The message that an object holds; none if it has no time, or one outside of the span.
std::optional<Message> read_slack_message(simdjson::ondemand::object object,
    std::string_view raw,
    std::string_view channel_id,
    const MessageSpan& span,
    const SlackDirectory& directory);

} // namespace candor::evidence
