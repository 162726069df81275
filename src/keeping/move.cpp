#include "keeping/move.h"

#include "changes/change.h"
#include "keeping/arrival.h"

#include <algorithm>
#include <fmt/format.h>
#include <ranges>

// Every table is carried in the order of its key, a page a transaction. So what has arrived of a table is
// always its beginning, the last key in the target says where to go on, and no book is kept of how far a
// move has come: it could only be wrong. Whether the beginning is still that of the source is asked by its
// checksum; if it is not, everything but the changes (which are never changed) is carried anew.

namespace candor::keeping {

namespace {

using storage::Answer;
using storage::Connection;
using storage::Database;

/// What is carried, as the source has it.
struct Load {
    std::vector<Table> tables;
    std::vector<std::string> workspace_ids;
    Stretch whole; ///< Of every table.
};

Result<std::vector<std::string>> workspaces_named(Connection& source, const std::string& wanted)
{
    const Answer answer = TRY(source.run(
        "SELECT id FROM workspaces WHERE $1 = '' OR id = $1 OR name = $1 ORDER BY id", wanted));
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < answer.row_count(); ++i)
        ids.push_back(answer.row(i).text("id"));
    if (ids.empty())
        return not_found(wanted.empty() ? "there is no workspace to carry"
                                        : fmt::format("there is no workspace {}", wanted));
    if (!wanted.empty() && ids.size() > 1)
        return conflict(fmt::format("{} workspaces are called {}; name one by its id: {}",
            ids.size(), wanted, ids.front()));
    return ids;
}

Result<Load> load_of(Connection& source, Database& target, const std::string& workspace)
{
    Load load{.tables = TRY(carried_tables(source)),
        .workspace_ids = TRY(workspaces_named(source, workspace))};
    if (!workspace.empty())
        load.whole.workspace_id = load.workspace_ids.front();
    const auto there = TRY(target.read([](Connection& to) { return carried_tables(to); }));
    const auto by_name = [](std::vector<Table> tables) {
        std::ranges::sort(tables, {}, &Table::name);
        return tables;
    };
    if (by_name(there) != by_name(load.tables))
        return conflict("the two databases are not of one form; open both with this program first");
    return load;
}

/// One table on its way.
class Carriage {
public:
    Carriage(Connection& source, Database& target, const Table& table, Stretch whole)
        : source_(source)
        , target_(target)
        , table_(table)
        , whole_(std::move(whole))
    {
    }

    /// Whether what arrived is as the source has it.
    Result<bool> is_sound()
    {
        Stretch begun = whole_;
        begun.until = TRY(arrived());
        if (!begun.until)
            return true;
        const Sum there =
            TRY(target_.read([&](Connection& to) { return sum_of(to, table_, whole_); }));
        return there == TRY(sum_of(source_, table_, begun));
    }

    Result<void> carry(const Progress& progress)
    {
        Stretch rest = whole_;
        rest.after = TRY(arrived());
        const std::int64_t total = TRY(count_of(source_, table_, whole_));
        std::int64_t done = total - TRY(count_of(source_, table_, rest));
        progress(table_.name, done, total);
        return for_each_page(source_, table_, rest, [&](const Answer& page) -> Result<void> {
            TRY(target_.write(storage::every_workspace,
                [&](Connection& to) { return insert_rows(to, table_, page); }));
            done += static_cast<std::int64_t>(page.row_count());
            progress(table_.name, done, total);
            return {};
        });
    }

private:
    Result<std::optional<Key>> arrived()
    {
        return target_.read([&](Connection& to) { return last_key(to, table_, whole_); });
    }

    Connection& source_;
    Database& target_;
    const Table& table_;
    Stretch whole_;
};

/// Takes out what arrived, but for the changes.
Result<void> begin_anew(Database& target, const Load& load)
{
    return target.write(storage::every_workspace, [&](Connection& to) -> Result<void> {
        for (const Table& table : load.tables | std::views::reverse)
            if (table.name != "changes")
                TRY(to.run(fmt::format("DELETE FROM {}", table.name)));
        return {};
    });
}

Result<void> check_arrived(Connection& source, Database& target, const Load& load)
{
    bool is_sound = true;
    for (const Table& table : load.tables) {
        if (TRY(Carriage(source, target, table, load.whole).is_sound()))
            continue;
        if (table.name == "changes")
            return conflict("the changes in the target are not those of the source; name an empty "
                            "database");
        is_sound = false;
    }
    return is_sound ? Result<void>() : begin_anew(target, load);
}

Result<Sum> compared(Connection& source, Connection& target, const Table& table, const Load& load)
{
    const Sum here = TRY(sum_of(source, table, load.whole));
    const Sum there = TRY(sum_of(target, table, load.whole));
    if (here == there)
        return here;
    return conflict(fmt::format("the table {} is not alike: {} rows with the checksum {} in the "
                                "source, {} with {} in the target",
        table.name, here.rows, here.checksum.substr(0, 12), there.rows,
        there.checksum.substr(0, 12)));
}

Result<changes::Audit>
audited(Connection& source, Connection& target, const std::string& workspace_id)
{
    const changes::Audit here = TRY(changes::audit(source, workspace_id, std::nullopt));
    const changes::Audit there = TRY(changes::audit(target, workspace_id, std::nullopt));
    const bool is_alike = here.sound == there.sound && here.last_hash == there.last_hash
                          && here.broken.has_value() == there.broken.has_value();
    if (is_alike)
        return here;
    return conflict(fmt::format(
        "the chain of changes of the workspace {} is not alike: {} of them are sound in "
        "the source, {} in the target",
        workspace_id, here.sound, there.sound));
}

Result<Moved> compared(Connection& source, Database& target, const Load& load)
{
    return target.read([&](Connection& to) -> Result<Moved> {
        TRY(allow_rest(to));
        Moved moved;
        for (const Table& table : load.tables)
            moved.tables.push_back({table.name, TRY(compared(source, to, table, load))});
        for (const std::string& id : load.workspace_ids)
            moved.chains[id] = TRY(audited(source, to, id));
        return moved;
    });
}

/// Whether somebody wrote to the source after the picture of it that was carried.
Result<void> check_rested(Database& source, const Moved& moved)
{
    return source.read([&](Connection& now) -> Result<void> {
        for (const auto& [id, audit] : moved.chains)
            if (TRY(changes::last_number(now, id)) > audit.sound && !audit.broken)
                return conflict("somebody wrote to the source meanwhile; stop what serves it, and "
                                "move again: what is there stays, and the rest follows");
        return {};
    });
}

} // namespace

Result<Moved> move(Database& source, Database& target, const MoveOptions& options)
{
    const Moved moved = TRY(source.read([&](Connection& from) -> Result<Moved> {
        TRY(allow_rest(from));
        const Load load = TRY(load_of(from, target, options.workspace));
        TRY(begin_arrival(target, load.workspace_ids));
        TRY(check_arrived(from, target, load));
        for (const Table& table : load.tables)
            TRY(Carriage(from, target, table, load.whole).carry(options.progress));
        return compared(from, target, load);
    }));
    TRY(check_rested(source, moved));
    TRY(end_arrival(target));
    return moved;
}

Result<Moved> compare(Database& source, Database& target, const std::string& workspace)
{
    return source.read([&](Connection& from) -> Result<Moved> {
        TRY(allow_rest(from));
        return compared(from, target, TRY(load_of(from, target, workspace)));
    });
}

Result<void> carry(Database& source, Database& target)
{
    return source.read([&](Connection& from) -> Result<void> {
        TRY(allow_rest(from));
        const Load load{.tables = TRY(carried_tables(from))};
        for (const Table& table : load.tables)
            TRY(Carriage(from, target, table, load.whole).carry([](auto, auto, auto) {}));
        return {};
    });
}

} // namespace candor::keeping
