#include "evidence/slack_reader.h"

#include "base/utf8.h"
#include "evidence/cursor.h"

#include <algorithm>
#include <fmt/format.h>
#include <simdjson.h>

namespace candor::evidence {

namespace {

namespace ondemand = simdjson::ondemand;

// What is taken of one message; an export holds more of them, never more in one.
constexpr std::size_t attachments_max = 100;
constexpr std::size_t blocks_depth_max = 24;

/// `C05INC001/p1704276240000200`, as the end of a permanent link.
std::string key_of(std::string_view channel_id, std::string_view stamp)
{
    std::string key(channel_id);
    key.append("/p");
    for (char c : stamp)
        if (is_digit(c))
            key.push_back(c);
    return key;
}

MessageKind kind_of(std::string_view subtype)
{
    if (subtype.empty() || subtype == "bot_message" || subtype == "thread_broadcast"
        || subtype == "me_message" || subtype == "file_share" || subtype == "file_comment")
        return MessageKind::Message;
    if (subtype.ends_with("_join"))
        return MessageKind::Join;
    if (subtype.ends_with("_leave"))
        return MessageKind::Leave;
    if (subtype == "tombstone" || subtype == "message_deleted")
        return MessageKind::Deleted;
    if (subtype.starts_with("channel_") || subtype.starts_with("group_"))
        return MessageKind::Topic;
    return MessageKind::Notice;
}

void append_paragraph(std::string& text, std::string_view more)
{
    if (more.empty())
        return;
    if (!text.empty())
        text.push_back('\n');
    text.append(more);
}

std::string link(std::string_view words, std::string_view address)
{
    if (address.empty())
        return std::string(words);
    return words.empty() ? fmt::format("<{}>", address) : fmt::format("[{}]({})", words, address);
}

/// What the fields of a message say, before it is put together.
struct Draft {
    std::string_view subtype;
    std::string_view stamp;
    std::string_view thread_stamp;
    std::string_view user;
    std::string_view bot_id;
    std::string_view bot_name;
    std::string_view profile_name;
    std::string_view text;
    std::string_view edited;
    std::string attachments;
    std::string blocks;
    std::vector<AttachedFile> files;
};

class MessageReader {
public:
    MessageReader(std::string_view channel_id, const SlackDirectory& directory)
        : channel_id_(channel_id)
        , directory_(directory)
    {
    }

    /// None if the object is no message with a time.
    std::optional<Message>
    read(ondemand::object object, std::string_view raw, const MessageSpan& span)
    {
        Draft draft;
        for (auto field : object) {
            std::string_view key;
            if (field.unescaped_key().get(key) != simdjson::SUCCESS)
                return std::nullopt;
            simdjson::simdjson_result<ondemand::value> value = field.value();
            take_field(key, value, draft);
        }
        const std::optional<Instant> at = slack_instant(draft.stamp);
        if (!at || !span.holds(*at))
            return std::nullopt;
        return message_of(draft, *at, raw);
    }

private:
    void
    take_field(std::string_view key, simdjson::simdjson_result<ondemand::value> value, Draft& draft)
    {
        if (key == "text")
            draft.text = text_in(value);
        else if (key == "user")
            draft.user = text_in(value);
        else if (key == "ts")
            draft.stamp = text_in(value);
        else if (key == "thread_ts")
            draft.thread_stamp = text_in(value);
        else if (key == "subtype")
            draft.subtype = text_in(value);
        else if (key == "bot_id")
            draft.bot_id = text_in(value);
        else if (key == "username")
            draft.bot_name = text_in(value);
        else if (key == "edited")
            draft.edited = text_in(value["ts"]);
        else if (key == "user_profile")
            draft.profile_name = profile_name(value);
        else if (key == "bot_profile" && draft.bot_name.empty())
            draft.bot_name = text_in(value["name"]);
        else if (key == "attachments")
            take_attachments(value, draft);
        else if (key == "files")
            take_files(value, draft);
        else if (key == "blocks" && draft.text.empty())
            take_blocks(value, draft.blocks, 0);
    }

    static std::string_view profile_name(simdjson::simdjson_result<ondemand::value> value)
    {
        ondemand::object profile;
        std::string_view best;
        if (value.get_object().get(profile) != simdjson::SUCCESS)
            return best;
        for (auto field : profile) {
            std::string_view key;
            if (field.unescaped_key().get(key) != simdjson::SUCCESS)
                return best;
            simdjson::simdjson_result<ondemand::value> inner = field.value();
            if (key == "display_name" || (key == "real_name" && best.empty()))
                if (const std::string_view name = text_in(inner); !name.empty())
                    best = name;
        }
        return best;
    }

    void take_files(simdjson::simdjson_result<ondemand::value> value, Draft& draft)
    {
        ondemand::array files;
        if (value.get_array().get(files) != simdjson::SUCCESS)
            return;
        for (auto element : files) {
            ondemand::object file;
            if (draft.files.size() == attachments_max
                || element.get_object().get(file) != simdjson::SUCCESS)
                return;
            AttachedFile attached;
            std::string_view title;
            for (auto field : file) {
                std::string_view key;
                if (field.unescaped_key().get(key) != simdjson::SUCCESS)
                    return;
                simdjson::simdjson_result<ondemand::value> inner = field.value();
                if (key == "name")
                    attached.name = text_in(inner);
                else if (key == "title")
                    title = text_in(inner);
                else if (key == "permalink" || (key == "url_private" && attached.link.empty()))
                    attached.link = text_in(inner);
            }
            if (attached.name.empty())
                attached.name = title.empty() ? std::string_view("file") : title;
            draft.files.push_back(std::move(attached));
        }
    }

    struct Attachment {
        std::string_view pretext, title, title_link, text, fallback, author, from_url;
        std::string fields;
    };

    void take_attachments(simdjson::simdjson_result<ondemand::value> value, Draft& draft)
    {
        ondemand::array attachments;
        if (value.get_array().get(attachments) != simdjson::SUCCESS)
            return;
        std::size_t count = 0;
        for (auto element : attachments) {
            ondemand::object object;
            if (count++ == attachments_max || element.get_object().get(object) != simdjson::SUCCESS)
                return;
            Attachment attachment;
            for (auto field : object) {
                std::string_view key;
                if (field.unescaped_key().get(key) != simdjson::SUCCESS)
                    return;
                take_attachment_field(key, field.value(), attachment);
            }
            append_paragraph(draft.attachments, text_of(attachment));
        }
    }

    void take_attachment_field(std::string_view key,
        simdjson::simdjson_result<ondemand::value> value,
        Attachment& attachment)
    {
        if (key == "pretext")
            attachment.pretext = text_in(value);
        else if (key == "title")
            attachment.title = text_in(value);
        else if (key == "title_link")
            attachment.title_link = text_in(value);
        else if (key == "text")
            attachment.text = text_in(value);
        else if (key == "fallback")
            attachment.fallback = text_in(value);
        else if (key == "author_name")
            attachment.author = text_in(value);
        else if (key == "from_url")
            attachment.from_url = text_in(value);
        else if (key == "fields")
            take_table(value, attachment.fields);
    }

    /// The pairs of title and value that an alert shows in two columns.
    void take_table(simdjson::simdjson_result<ondemand::value> value, std::string& out)
    {
        ondemand::array pairs;
        if (value.get_array().get(pairs) != simdjson::SUCCESS)
            return;
        for (auto element : pairs) {
            ondemand::object pair;
            if (element.get_object().get(pair) != simdjson::SUCCESS)
                return;
            std::string_view title;
            std::string_view words;
            for (auto field : pair) {
                std::string_view key;
                if (field.unescaped_key().get(key) != simdjson::SUCCESS)
                    return;
                simdjson::simdjson_result<ondemand::value> inner = field.value();
                if (key == "title")
                    title = text_in(inner);
                else if (key == "value")
                    words = text_in(inner);
            }
            if (!words.empty())
                append_paragraph(out, title.empty()
                                          ? markdown(words)
                                          : fmt::format("**{}:** {}", title, markdown(words)));
        }
    }

    std::string text_of(const Attachment& attachment) const
    {
        std::string text;
        append_paragraph(text, markdown(attachment.pretext));
        append_paragraph(text, attachment.author);
        append_paragraph(text, link(markdown(attachment.title),
                                   attachment.title_link.empty() && !attachment.title.empty()
                                       ? attachment.from_url
                                       : attachment.title_link));
        append_paragraph(text, markdown(attachment.text));
        append_paragraph(text, attachment.fields);
        return text.empty() ? markdown(attachment.fallback) : text;
    }

    /// The texts in a tree of blocks, in their order: for messages that have nothing else.
    void take_blocks(simdjson::simdjson_result<ondemand::value> value,
        std::string& out,
        std::size_t depth)
    {
        ondemand::json_type type;
        if (depth == blocks_depth_max || value.type().get(type) != simdjson::SUCCESS)
            return;
        if (type == ondemand::json_type::array) {
            ondemand::array array;
            if (value.get_array().get(array) != simdjson::SUCCESS)
                return;
            for (auto element : array)
                take_blocks(element, out, depth + 1);
        } else if (type == ondemand::json_type::object) {
            take_block(value, out, depth);
        }
    }

    void take_block(simdjson::simdjson_result<ondemand::value> value,
        std::string& out,
        std::size_t depth)
    {
        ondemand::object object;
        if (value.get_object().get(object) != simdjson::SUCCESS)
            return;
        for (auto field : object) {
            std::string_view key;
            if (field.unescaped_key().get(key) != simdjson::SUCCESS)
                return;
            simdjson::simdjson_result<ondemand::value> inner = field.value();
            ondemand::json_type type;
            if (inner.type().get(type) != simdjson::SUCCESS)
                return;
            if (type == ondemand::json_type::string && (key == "text" || key == "url"))
                out.append(text_in(inner));
            else if (key == "text" || key == "elements" || key == "fields")
                take_blocks(inner, out, depth + 1);
        }
        if (depth <= 2 && !out.empty() && out.back() != '\n')
            out.push_back('\n');
    }

    std::string markdown(std::string_view text) const
    {
        return slack_to_markdown(text, directory_.users, directory_.channels);
    }

    std::string author_of(const Draft& draft) const
    {
        if (const auto found = directory_.users.find(draft.user); found != directory_.users.end())
            return found->second;
        for (std::string_view name : {draft.profile_name, draft.bot_name, draft.user, draft.bot_id})
            if (!name.empty())
                return nfc(name);
        return "";
    }

    Message message_of(Draft& draft, Instant at, std::string_view raw) const
    {
        Message message{.key = key_of(channel_id_, draft.stamp),
            .at = at,
            .kind = kind_of(draft.subtype),
            .raw = std::string(raw)};
        message.author_id = draft.user.empty() ? draft.bot_id : draft.user;
        const bool has_own_name = draft.user.empty() && !draft.bot_name.empty();
        message.author = has_own_name ? nfc(draft.bot_name) : author_of(draft);
        message.is_bot = !draft.bot_id.empty() || draft.subtype == "bot_message"
                         || std::ranges::binary_search(directory_.bots, message.author_id);
        if (!draft.thread_stamp.empty())
            message.thread = key_of(channel_id_, draft.thread_stamp);
        message.edited_at = slack_instant(draft.edited);
        std::string text = draft.text.empty() && draft.attachments.empty()
                               ? std::string(trimmed(draft.blocks))
                               : markdown(draft.text);
        if (draft.subtype == "me_message" && !text.empty())
            text = "_" + text + "_";
        append_paragraph(text, draft.attachments);
        for (const AttachedFile& file : draft.files)
            append_paragraph(text, link(file.name, file.link));
        message.text = nfc(text);
        message.files = std::move(draft.files);
        return message;
    }

    std::string_view channel_id_;
    const SlackDirectory& directory_;
};

} // namespace

std::string_view text_in(simdjson::simdjson_result<ondemand::value> value)
{
    std::string_view text;
    return value.get_string().get(text) == simdjson::SUCCESS ? text : std::string_view();
}

bool flag_in(simdjson::simdjson_result<ondemand::value> value)
{
    bool flag = false;
    return value.get_bool().get(flag) == simdjson::SUCCESS && flag;
}

std::optional<Instant> slack_instant(std::string_view stamp)
{
    Cursor cursor(stamp);
    std::int64_t seconds = 0;
    for (; is_digit(cursor.peek()) && cursor.at < 12; ++cursor.at)
        seconds = seconds * 10 + (cursor.peek() - '0');
    if (cursor.at == 0 || is_digit(cursor.peek()))
        return std::nullopt;
    std::int64_t micros = 0;
    std::int64_t unit = 100'000;
    if (cursor.take('.'))
        for (; is_digit(cursor.peek()) && unit > 0; ++cursor.at, unit /= 10)
            micros += unit * (cursor.peek() - '0');
    return from_micros(seconds * 1'000'000 + micros);
}

std::optional<Message> read_slack_message(ondemand::object object,
    std::string_view raw,
    std::string_view channel_id,
    const MessageSpan& span,
    const SlackDirectory& directory)
{
    return MessageReader(channel_id, directory).read(object, raw, span);
}

} // namespace candor::evidence
