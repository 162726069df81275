// An export holds `users.json`, a list of channels for each kind, and a folder for each channel with
// a file for each day of the workspace's zone. Some tools put a folder around all of it.

#include "evidence/slack_source.h"

#include <algorithm>
#include <fmt/format.h>
#include <simdjson.h>

namespace candor::evidence {

namespace {

constexpr std::size_t remarks_max = 200;
// A day of the workspace's zone may begin or end this long before or after that of UTC.
constexpr std::chrono::hours day_margin(26);

/// The day that a file "2024-01-03.json" is of.
std::optional<Instant> day_of(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    if (!name.ends_with(".json"))
        return std::nullopt;
    name.remove_suffix(5);
    const Result<LocalTime> day = local_from_iso(name);
    if (!day || name.size() != 10)
        return std::nullopt;
    return Instant(day->time_since_epoch());
}

bool may_hold(std::string_view path, const MessageSpan& span)
{
    const std::optional<Instant> day = day_of(path);
    if (!day)
        return true;
    return (!span.from || *day + std::chrono::hours(24) + day_margin >= *span.from)
           && (!span.to || *day - day_margin <= *span.to);
}

} // namespace

Result<SlackExport> SlackExport::open(const std::string& path)
{
    return SlackExport(TRY(Archive::open(path)));
}

Result<SlackExport> SlackExport::of_bytes(std::string_view zip)
{
    return SlackExport(TRY(Archive::of_bytes(zip)));
}

SlackExport::SlackExport(std::unique_ptr<Archive> archive)
    : archive_(std::move(archive))
    , remarks_(archive_->remarks())
{
    find_root();
    read_directory();
    find_files();
}

void SlackExport::find_root()
{
    for (const std::string& path : archive_->paths())
        for (std::string_view name : {"users.json", "channels.json", "dms.json", "groups.json"})
            if (path == name || path.ends_with("/" + std::string(name))) {
                root_ = path.substr(0, path.size() - name.size());
                return;
            }
    remarks_.push_back({0,
        "this does not look like an export of Slack: it has no users.json and no channels.json"});
}

bool SlackExport::load(std::size_t file)
{
    buffer_.clear();
    const Result<std::string_view> read = archive_->read(file, buffer_);
    if (!read) {
        remark(file, {0, read.error().message});
        return false;
    }
    buffer_.reserve(buffer_.size() + simdjson::SIMDJSON_PADDING);
    return true;
}

void SlackExport::remark(std::size_t file, const Remark& remark)
{
    if (remarks_.size() < remarks_max)
        remarks_.push_back(
            {remark.line, fmt::format("{}: {}", archive_->paths()[file], remark.message)});
}

void SlackExport::read_directory()
{
    const auto& paths = archive_->paths();
    if (const auto users = std::ranges::find(paths, root_ + "users.json"); users != paths.end()) {
        const auto file = static_cast<std::size_t>(users - paths.begin());
        if (load(file))
            if (const auto wrong = parser_.read_users(buffer_, directory_))
                remark(file, *wrong);
    }
    read_channel_list("channels.json", ChannelKind::Public);
    read_channel_list("groups.json", ChannelKind::Private);
    read_channel_list("mpims.json", ChannelKind::Group);
    read_channel_list("dms.json", ChannelKind::Direct);
}

std::string SlackExport::name_of(const SlackParser::Channel& channel, ChannelKind kind) const
{
    if (kind != ChannelKind::Direct)
        return channel.name.empty() ? channel.id : channel.name;
    std::string name;
    for (const std::string& member : channel.members) {
        const auto user = directory_.users.find(member);
        name.append(name.empty() ? "" : ", ")
            .append(user == directory_.users.end() ? member : user->second);
    }
    return name.empty() ? channel.id : name;
}

void SlackExport::read_channel_list(std::string_view name, ChannelKind kind)
{
    const auto& paths = archive_->paths();
    const auto found = std::ranges::find(paths, root_ + std::string(name));
    if (found == paths.end())
        return;
    const auto file = static_cast<std::size_t>(found - paths.begin());
    std::vector<SlackParser::Channel> channels;
    if (load(file))
        if (const auto wrong = parser_.read_channels(buffer_, channels))
            remark(file, *wrong);
    for (SlackParser::Channel& channel : channels) {
        const std::string folder = kind == ChannelKind::Direct ? channel.id : channel.name;
        directory_.channels.insert_or_assign(channel.id, name_of(channel, kind));
        folders_[folder.empty() ? channel.id : folder].channel = {.id = channel.id,
            .name = name_of(channel, kind),
            .kind = kind,
            .topic = slack_to_markdown(channel.topic, directory_.users, directory_.channels),
            .is_archived = channel.is_archived};
    }
}

void SlackExport::find_files()
{
    for (std::size_t i = 0; i < archive_->paths().size(); ++i) {
        std::string_view path = archive_->paths()[i];
        if (!path.starts_with(root_) || !path.ends_with(".json"))
            continue;
        path.remove_prefix(root_.size());
        const std::size_t slash = path.find('/');
        if (slash == std::string_view::npos || !day_of(path))
            continue;
        Folder& folder = folders_[std::string(path.substr(0, slash))];
        if (folder.channel.id.empty()) // A folder that no list names: an export cut by hand.
            folder.channel.id = folder.channel.name = std::string(path.substr(0, slash));
        folder.files.push_back(i);
    }
}

const std::vector<ExportedChannel>& SlackExport::channels()
{
    if (is_counted_)
        return channels_;
    is_counted_ = true;
    for (auto& [name, folder] : folders_) {
        SlackTally tally;
        for (std::size_t file : folder.files)
            if (load(file))
                if (const auto wrong = parser_.tally(buffer_, tally))
                    remark(file, *wrong);
        folder.channel.message_count = static_cast<std::int64_t>(tally.message_count);
        folder.channel.first_at = tally.first_at;
        folder.channel.last_at = tally.last_at;
        channels_.push_back(folder.channel);
    }
    std::ranges::sort(channels_, {}, &ExportedChannel::name);
    return channels_;
}

ReadMessages SlackExport::read(std::string_view channel, const MessageSpan& span)
{
    ReadMessages result;
    const auto found = std::ranges::find_if(folders_, [&](const auto& entry) {
        return entry.second.channel.id == channel || entry.second.channel.name == channel
               || entry.first == channel;
    });
    if (found == folders_.end()) {
        result.remarks.push_back({0, fmt::format("the export has no channel \"{}\"", channel)});
        return result;
    }
    const std::size_t known_remarks = remarks_.size();
    for (std::size_t file : found->second.files)
        if (may_hold(archive_->paths()[file], span) && load(file))
            if (const auto wrong = parser_.read_messages(
                    buffer_, found->second.channel.id, span, directory_, result.messages))
                remark(file, *wrong);
    if (result.messages.size() == messages_max)
        result.remarks.push_back(
            {0, fmt::format("only the first {} messages were read", messages_max)});
    result.remarks.insert(result.remarks.end(),
        remarks_.begin() + static_cast<std::ptrdiff_t>(known_remarks), remarks_.end());
    std::ranges::sort(result.messages, [](const Message& left, const Message& right) {
        return std::tie(left.at, left.key) < std::tie(right.at, right.key);
    });
    const auto repeated = std::ranges::unique(result.messages, {}, &Message::key);
    result.messages.erase(repeated.begin(), repeated.end());
    return result;
}

} // namespace candor::evidence
