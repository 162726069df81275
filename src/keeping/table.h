#pragma once

#include "storage/database.h"

#include <string>
#include <string_view>
#include <vector>

/// Carrying what is kept from one database to another, and into a file: moves and backups.
///
/// What there is to carry is read from the database's own schema, so that no table can be forgotten: a new
/// one is carried unless `left_behind` names it.
namespace candor::keeping {

enum class Kind { Text, Integer, Real };

struct Column {
    std::string name;
    Kind kind = Kind::Text;

    friend bool operator==(const Column&, const Column&) = default;
};

struct Table {
    std::string name;
    std::vector<Column>
        columns; ///< In the order of their names, whatever the order of their making.
    std::vector<std::string> key; ///< The first is the workspace.

    friend bool operator==(const Table&, const Table&) = default;
};

/// A table (or, with `*` at its end, all with such a name) that is not carried, and why.
struct LeftBehind {
    std::string_view name;
    std::string_view reason;
};
constexpr LeftBehind left_behind[] = {
    {"migrations", "the form of a database is its own"},
    {"library_*", "the library reads everything anew from the changes"},
    {"sign_in_attempts", "counts a minute, and a minute later nothing"},
    {"arriving", "says that a move has not ended"},
    {"manifest", "says what a backup holds"},
};

/// Every table that is carried, each after those that it refers to. `Unavailable` if one has no key that
/// begins with the workspace, or a column of a kind that the two databases do not share.
Result<std::vector<Table>> carried_tables(storage::Connection& connection);

} // namespace candor::keeping
