#include "app/data_folder.h"
#include "cli/commands.h"
#include "keeping/move.h"

#include <fmt/ostream.h>
#include <iostream>
#include <unistd.h>

namespace candor::cli {

namespace {

using app::DataFolder;
using app::Place;
using keeping::Moved;

/// For uploads, which a move does not touch; a database elsewhere needs no folder.
Result<Place> place_named(const std::string& flag, const std::string& address)
{
    constexpr std::string_view file = "sqlite:";
    if (address.starts_with("postgresql://") || address.starts_with("postgres://"))
        return Place{.folder = "", .database = address};
    if (address.starts_with(file) && address.size() > file.size())
        return Place{.folder = address.substr(file.size())};
    return invalid(flag, fmt::format("--{} is sqlite:FOLDER or postgresql://…", flag));
}

/// A terminal sees one line change, a file gets a line each time.
void tell(std::string_view table, std::int64_t rows, std::int64_t of)
{
    const bool is_terminal = ::isatty(STDERR_FILENO) == 1;
    const bool is_last = rows == of;
    fmt::print(std::cerr, "{}{}: {} of {} rows{}", is_terminal ? "\r" : "", table, rows, of,
        is_terminal && !is_last ? "" : "\n");
    std::cerr.flush();
}

ExitCode print(std::ostream& out, const Moved& moved)
{
    for (const auto& [name, sum] : moved.tables)
        fmt::print(out, "{:<20} {:>9} rows  {}\n", name, sum.rows, sum.checksum);
    ExitCode code = ExitCode::Done;
    for (const auto& [id, audit] : moved.chains) {
        if (audit.broken)
            code = ExitCode::Findings;
        fmt::print(out, "Workspace {}: {} changes{}, last hash {}\n", id, audit.sound,
            audit.broken ? " and then a break, as in the source" : "", audit.last_hash);
    }
    return code;
}

void print_next(std::ostream& out, const Place& target)
{
    const std::string serving =
        target.database.empty() ? "--data " + target.folder : "--database and what --to said";
    fmt::print(out,
        "Both hold the same. Next: candor serve {}; the library is read anew in its first minutes. "
        "Keep the source until you have looked around, and let nothing serve it any more.\n",
        serving);
}

} // namespace

Result<ExitCode> move(const MoveOptions& options, std::ostream& out)
{
    const Place from = TRY(place_named("from", options.from));
    const Place to = TRY(place_named("to", options.to));
    DataFolder source = TRY(DataFolder::open(from, DataFolder::Use::MoveAway));
    const auto use = options.only_compares ? DataFolder::Use::MoveAway : DataFolder::Use::MoveIn;
    DataFolder target = TRY(DataFolder::open(to, use));
    if (options.only_compares) {
        const Moved same =
            TRY(keeping::compare(source.database(), target.database(), options.workspace));
        out << "Both hold the same.\n";
        return print(out, same);
    }
    const Moved moved = TRY(keeping::move(
        source.database(), target.database(), {.workspace = options.workspace, .progress = tell}));
    const ExitCode code = print(out, moved);
    print_next(out, to);
    return code;
}

} // namespace candor::cli
