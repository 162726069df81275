#include "live/message.h"

#include "base/json.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::live {

namespace {

/// As it stands on the wire: one of the two names the topic.
struct AskText {
    std::optional<std::string> watch;
    std::optional<std::string> leave;
    std::optional<std::int64_t> from;
};
BOOST_DESCRIBE_STRUCT(AskText, (), (watch, leave, from))

struct ChangeText {
    std::int64_t number = 0;
    Instant at;
    std::string person_id;
    std::string item;
    std::string item_id;
    changes::Act act = changes::Act::Changed;
    json::Raw after;
};
BOOST_DESCRIBE_STRUCT(ChangeText, (), (number, at, person_id, item, item_id, act, after))

struct HereText {
    std::string topic;
    std::vector<Onlooker> here;
};
BOOST_DESCRIBE_STRUCT(HereText, (), (topic, here))

bool is_topic(std::string_view name)
{
    return !name.empty() && name.size() <= topic_bytes_max && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '_' || c == '-';
    });
}

} // namespace

Result<Ask> read_ask(std::string_view text)
{
    AskText said = TRY(json::read<AskText>(text));
    if (said.watch.has_value() == said.leave.has_value())
        return invalid("watch", "a message names one topic, to watch or to leave");
    if (said.from.value_or(0) < 0)
        return invalid("from", "changes are numbered from 1");
    Ask ask{.from = said.from};
    ask.act = said.watch ? Ask::Act::Watch : Ask::Act::Leave;
    ask.topic = *std::move(said.watch ? said.watch : said.leave);
    if (!is_topic(ask.topic))
        return invalid("watch", "a topic is a word, or a word and an id: review/14");
    return ask;
}

std::string change_text(const changes::Change& change, Detail detail)
{
    ChangeText text{
        change.number, change.at, change.person_id, change.item, change.item_id, change.act};
    if (detail == Detail::Whole)
        text.after = change.after;
    return json::text_of(text);
}

std::vector<std::string> changes_messages(std::string_view topic,
    const std::vector<std::string>& change_texts)
{
    const std::string opening = fmt::format(R"({{"topic":"{}","changes":[)", topic);
    std::vector<std::string> messages;
    for (const std::string& change : change_texts) {
        const bool is_full =
            messages.empty() || messages.back().size() + change.size() > message_bytes_max;
        if (is_full)
            messages.push_back(opening);
        else
            messages.back() += ',';
        messages.back() += change;
    }
    for (std::string& message : messages)
        message += "]}";
    return messages;
}

std::string reset_message(std::string_view topic, std::int64_t number)
{
    return fmt::format(R"({{"topic":"{}","reset":{}}})", topic, number);
}

std::string refused_message(std::string_view topic, std::string_view why)
{
    return fmt::format(R"({{"topic":"{}","refused":"{}"}})", topic, why);
}

std::string here_message(std::string_view topic, std::vector<Onlooker> people)
{
    if (people.size() > people_told_max)
        people.resize(people_told_max);
    return json::text_of(HereText{std::string(topic), std::move(people)});
}

} // namespace candor::live
