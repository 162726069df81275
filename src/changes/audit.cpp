#include "changes/audit.h"

#include <algorithm>
#include <charconv>

namespace candor::changes {

namespace {

using storage::Connection;

constexpr std::int64_t read_at_once = 1'000;
constexpr std::string_view select_workspaces = R"sql(
    SELECT workspace_id FROM counters WHERE name = 'changes'
     UNION
    SELECT workspace_id FROM changes
     ORDER BY workspace_id
)sql";

/// Looks at one link after the other.
class Walk {
public:
    Walk(std::string workspace_id, std::int64_t last)
        : workspace_id_(std::move(workspace_id))
        , last_(last)
    {
    }

    /// `follower` is the link after this one, if there is one. False at a break.
    bool take(const Link& link, const Link* follower)
    {
        const std::int64_t expected = audit_.sound + 1;
        if (link.number < expected || link.number > last_)
            return stop(link.number, Tampering::Inserted);
        if (link.number > expected)
            return stop(expected, Tampering::Missing);
        if (link.hash != chained_hash(audit_.last_hash, workspace_id_, link))
            return explain(link, follower);
        before_last_ = std::exchange(audit_.last_hash, link.hash);
        ++audit_.sound;
        return true;
    }

    Audit end(bool is_whole, const std::optional<KeptHash>& kept, const std::string& hash_there)
    {
        if (is_whole && audit_.sound < last_)
            stop(audit_.sound + 1, Tampering::Missing);
        if (kept && !audit_.broken && kept->number > audit_.sound)
            stop(audit_.sound + 1, Tampering::Missing);
        if (kept && kept->number <= audit_.sound && hash_there != kept->hash)
            stop(kept->number, Tampering::Changed);
        return std::move(audit_);
    }

private:
    bool stop(std::int64_t number, Tampering how)
    {
        audit_.broken = Break{number, how};
        return false;
    }

    /// Whether the link would fit behind `previous`, had it another number.
    bool fits(Link link, const std::string& previous, std::int64_t number) const
    {
        link.number = number;
        return link.hash == chained_hash(previous, workspace_id_, link);
    }

    /// A link that does not fit was altered, unless its neighbours show that one came between them or
    /// one was taken out, and the rest was given new numbers.
    bool explain(const Link& link, const Link* follower)
    {
        if (audit_.sound > 0 && fits(link, before_last_, link.number - 1))
            return stop(link.number - 1, Tampering::Inserted);
        if (link.hash.empty()
            || (follower && fits(*follower, audit_.last_hash, follower->number - 1)))
            return stop(link.number, Tampering::Inserted);
        if (follower && fits(*follower, link.hash, follower->number + 1))
            return stop(link.number, Tampering::Missing);
        return stop(link.number, Tampering::Changed);
    }

    std::string workspace_id_;
    std::int64_t last_;
    std::string before_last_;
    Audit audit_;
};

} // namespace

Result<KeptHash> kept_hash_from(std::string_view text)
{
    const auto senseless = [] {
        return invalid("kept", "a kept hash is what candor audit verify printed: workspace, number "
                               "and hash, with colons "
                               "between them");
    };
    const std::size_t first = text.find(':');
    const std::size_t second = first == text.npos ? first : text.find(':', first + 1);
    if (second == text.npos || first == 0 || second + 1 == text.size())
        return senseless();
    KeptHash kept{std::string(text.substr(0, first)), 0, std::string(text.substr(second + 1))};
    const char* const end = text.data() + second;
    const auto read = std::from_chars(text.data() + first + 1, end, kept.number);
    if (read.ec != std::errc() || read.ptr != end || kept.number < 1)
        return senseless();
    return kept;
}

std::string text_of(const KeptHash& kept)
{
    return kept.workspace_id + ":" + std::to_string(kept.number) + ":" + kept.hash;
}

Result<std::vector<std::string>> audited_workspaces(Connection& connection)
{
    const auto answer = TRY(connection.run(select_workspaces));
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < answer.row_count(); ++i)
        ids.push_back(answer.row(i).text("workspace_id"));
    return ids;
}

Result<void> for_each_link(Connection& connection,
    const std::string& workspace_id,
    const std::function<void(const Link&)>& write)
{
    std::int64_t next = std::numeric_limits<std::int64_t>::min();
    while (true) {
        const auto links = TRY(links_from(connection, workspace_id, next, read_at_once));
        std::ranges::for_each(links, write);
        if (std::ssize(links) < read_at_once)
            return {};
        next = links.back().number + 1;
    }
}

Result<Audit>
audit(Connection& connection, const std::string& workspace_id, const std::optional<KeptHash>& kept)
{
    Walk walk(workspace_id, TRY(last_number(connection, workspace_id)));
    std::optional<Link> waiting; // Until its follower is known.
    bool is_whole = true;
    std::string hash_there;
    const auto take = [&](const Link* follower) {
        if (is_whole && waiting)
            is_whole = walk.take(*waiting, follower);
    };
    TRY(for_each_link(connection, workspace_id, [&](const Link& link) {
        take(&link);
        if (kept && link.number == kept->number)
            hash_there = link.hash;
        waiting = link;
    }));
    take(nullptr);
    return walk.end(is_whole, kept, hash_there);
}

} // namespace candor::changes
