#include "evidence/slack_message.h"

#include <cstdint>
#include <simdjson.h>

/// The JSON of one file, read as each of the kinds of file that an export has.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string json(reinterpret_cast<const char*>(data), size);
    json.reserve(size + simdjson::SIMDJSON_PADDING);
    candor::evidence::SlackParser parser;
    candor::evidence::SlackDirectory directory;
    std::vector<candor::evidence::Message> messages;
    std::vector<candor::evidence::SlackParser::Channel> channels;
    candor::evidence::SlackTally tally;
    static_cast<void>(parser.read_users(json, directory));
    static_cast<void>(parser.read_channels(json, channels));
    static_cast<void>(parser.tally(json, tally));
    static_cast<void>(parser.read_messages(json, "C1", {}, directory, messages));
    return 0;
}
