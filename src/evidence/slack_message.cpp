// Days of a channel are read with simdjson on demand: each message is walked once, and its raw text
// is a piece of the file. A day of 50 MB costs what walking it costs; a tree of it would cost four
// times the memory.

#include "evidence/slack_message.h"

#include "base/utf8.h"
#include "evidence/slack_reader.h"

#include <algorithm>
#include <fmt/format.h>
#include <simdjson.h>

namespace candor::evidence {

namespace ondemand = simdjson::ondemand;

void SlackTally::add(Instant at)
{
    ++message_count;
    first_at = first_at ? std::min(*first_at, at) : at;
    last_at = last_at ? std::max(*last_at, at) : at;
}

struct SlackParser::Memory {
    ondemand::parser parser;

    std::optional<Remark> walk(const std::string& json, auto&& visit)
    {
        const simdjson::padded_string_view view(json.data(), json.size(), json.capacity());
        ondemand::document document;
        ondemand::array array;
        simdjson::error_code error = parser.iterate(view).get(document);
        if (error == simdjson::SUCCESS)
            error = document.get_array().get(array);
        if (error != simdjson::SUCCESS)
            return Remark{
                0, fmt::format("this is no list of Slack's: {}", simdjson::error_message(error))};
        for (auto element : array) {
            ondemand::object object;
            error = element.get_object().get(object);
            if (error != simdjson::SUCCESS || !visit(object))
                return Remark{
                    0, fmt::format("the list breaks off: {}", simdjson::error_message(error))};
        }
        return std::nullopt;
    }
};

SlackParser::SlackParser() : memory_(std::make_unique<Memory>()) {}
SlackParser::~SlackParser() = default;
SlackParser::SlackParser(SlackParser&&) noexcept = default;
SlackParser& SlackParser::operator=(SlackParser&&) noexcept = default;

std::optional<Remark> SlackParser::read_messages(const std::string& json,
    std::string_view channel_id,
    const MessageSpan& span,
    const SlackDirectory& directory,
    std::vector<Message>& messages)
{
    return memory_->walk(json, [&](ondemand::object& object) {
        std::string_view raw;
        bool has_fields = false;
        if (object.raw_json().get(raw) != simdjson::SUCCESS
            || object.reset().get(has_fields) != simdjson::SUCCESS)
            return false;
        if (auto message =
                has_fields ? read_slack_message(object, trimmed(raw), channel_id, span, directory)
                           : std::nullopt;
            message && messages.size() < messages_max)
            messages.push_back(*std::move(message));
        return true;
    });
}

std::optional<Remark> SlackParser::tally(const std::string& json, SlackTally& tally)
{
    return memory_->walk(json, [&](ondemand::object& object) {
        if (const auto at = slack_instant(text_in(object["ts"])))
            tally.add(*at);
        return true;
    });
}

std::optional<Remark> SlackParser::read_users(const std::string& json, SlackDirectory& directory)
{
    auto remark = memory_->walk(json, [&](ondemand::object& object) {
        std::string_view id, name, real_name, display_name;
        bool is_bot = false;
        for (auto field : object) {
            std::string_view key;
            if (field.unescaped_key().get(key) != simdjson::SUCCESS)
                return false;
            simdjson::simdjson_result<ondemand::value> value = field.value();
            if (key == "id")
                id = text_in(value);
            else if (key == "name")
                name = text_in(value);
            else if (key == "real_name")
                real_name = text_in(value);
            else if (key == "is_bot")
                is_bot = flag_in(value);
            else if (key == "profile")
                display_name = text_in(value["display_name"]);
        }
        const std::string_view best = !display_name.empty() ? display_name
                                      : !real_name.empty()  ? real_name
                                                            : name;
        if (!id.empty())
            directory.users.insert_or_assign(std::string(id), nfc(best.empty() ? id : best));
        if (is_bot && !id.empty())
            directory.bots.emplace_back(id);
        return true;
    });
    std::ranges::sort(directory.bots);
    return remark;
}

std::optional<Remark> SlackParser::read_channels(const std::string& json,
    std::vector<Channel>& channels)
{
    return memory_->walk(json, [&](ondemand::object& object) {
        Channel channel;
        for (auto field : object) {
            std::string_view key;
            if (field.unescaped_key().get(key) != simdjson::SUCCESS)
                return false;
            simdjson::simdjson_result<ondemand::value> value = field.value();
            if (key == "id")
                channel.id = text_in(value);
            else if (key == "name")
                channel.name = nfc(text_in(value));
            else if (key == "is_archived")
                channel.is_archived = flag_in(value);
            else if (key == "topic")
                channel.topic = text_in(value["value"]);
            else if (key == "members") {
                ondemand::array members;
                if (value.get_array().get(members) == simdjson::SUCCESS)
                    for (auto member : members)
                        channel.members.emplace_back(text_in(member));
            }
        }
        if (!channel.id.empty())
            channels.push_back(std::move(channel));
        return true;
    });
}

} // namespace candor::evidence
