#pragma once

#include "evidence/archive.h"
#include "evidence/message.h"
#include "evidence/slack_message.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace candor::evidence {

enum class ChannelKind { Public, Private, Group, Direct };

constexpr auto names_of(ChannelKind)
{
    return std::to_array<Named<ChannelKind>>({
        {ChannelKind::Public, "public"},
        {ChannelKind::Private, "private"},
        {ChannelKind::Group, "group"},
        {ChannelKind::Direct, "direct"},
    });
}

/// A channel of an export, with what a person needs to choose one and a span of it.
struct ExportedChannel {
    std::string id;
    std::string name; ///< Of a direct message, the names of the people in it.
    ChannelKind kind = ChannelKind::Public;
    std::string topic;
    bool is_archived = false;
    std::int64_t message_count = 0;
    std::optional<Instant> first_at;
    std::optional<Instant> last_at;

    friend bool operator==(const ExportedChannel&, const ExportedChannel&) = default;
};
BOOST_DESCRIBE_STRUCT(ExportedChannel,
    (),
    (id, name, kind, topic, is_archived, message_count, first_at, last_at))

struct ReadMessages {
    std::vector<Message> messages; ///< In the order of time, each once.
    std::vector<Remark> remarks;
};

/// An export of Slack, as a zip or a folder. What is in it may be broken in any way: what can be
/// read is read, and a remark says what could not. Not for two threads at once.
class SlackExport {
public:
    /// `NotFound` if there is nothing at `path`, `Invalid` if it is neither a folder nor a zip.
    static Result<SlackExport> open(const std::string& path);

    /// For a zip in memory, which must live as long as the export.
    static Result<SlackExport> of_bytes(std::string_view zip);

    /// The channels by name, counted: this reads the whole export once.
    const std::vector<ExportedChannel>& channels();

    /// The messages of a channel, named by id or by name, in a span of time.
    ReadMessages read(std::string_view channel, const MessageSpan& span);

    /// What was wrong with the export as a whole.
    const std::vector<Remark>& remarks() const { return remarks_; }

private:
    struct Folder {
        ExportedChannel channel;
        std::vector<std::size_t> files; ///< Of its days, in order; as the archive counts them.
    };

    explicit SlackExport(std::unique_ptr<Archive> archive);
    void find_root();
    void read_directory();
    void read_channel_list(std::string_view file, ChannelKind kind);
    void find_files();
    bool load(std::size_t file);
    void remark(std::size_t file, const Remark& remark);
    std::string name_of(const SlackParser::Channel& channel, ChannelKind kind) const;

    std::unique_ptr<Archive> archive_;
    std::string root_; ///< The folder inside of the archive that the export stands in, or "".
    SlackDirectory directory_;
    SlackParser parser_;
    std::map<std::string, Folder, std::less<>> folders_; ///< By name of folder.
    std::vector<ExportedChannel> channels_;
    bool is_counted_ = false;
    std::string buffer_;
    std::vector<Remark> remarks_;
};

} // namespace candor::evidence
