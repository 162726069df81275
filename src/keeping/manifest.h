#pragma once

#include "base/instant.h"
#include "keeping/rows.h"

#include <boost/describe.hpp>
#include <string>
#include <vector>

namespace candor::keeping {

struct TableCount {
    std::string name;
    std::int64_t rows = 0;
    std::string checksum; ///< As `Sum` has it.

    friend bool operator==(const TableCount&, const TableCount&) = default;
};
BOOST_DESCRIBE_STRUCT(TableCount, (), (name, rows, checksum))

/// Counts, and the workspace's own name; nothing that anybody wrote.
struct WorkspaceCount {
    std::string id;
    std::string name;
    std::int64_t people = 0;
    std::int64_t reviews = 0;
    std::int64_t restricted_reviews = 0;
    std::int64_t shared_reviews = 0; ///< That have a public link.
    std::int64_t facts = 0;          ///< Events, evidence, phases of impact and actions.
    std::int64_t statements = 0; ///< What people said of it: sections, factors, lessons and such.
    std::int64_t sealed = 0;     ///< Private notes, of which nothing else is told.
    std::int64_t changes = 0;
    std::string last_hash; ///< Of the chain of changes.
};
BOOST_DESCRIBE_STRUCT(WorkspaceCount,
    (),
    (id,
        name,
        people,
        reviews,
        restricted_reviews,
        shared_reviews,
        facts,
        statements,
        sealed,
        changes,
        last_hash))

/// What a backup holds.
struct Manifest {
    std::string program; ///< The version that wrote it.
    Instant made_at;
    std::string from; ///< `sqlite` or `postgresql`.
    std::int64_t form = 0;
    std::vector<WorkspaceCount> workspaces;
    std::vector<TableCount> tables;
};
BOOST_DESCRIBE_STRUCT(Manifest, (), (program, made_at, from, form, workspaces, tables))

Result<std::vector<TableCount>> counts_of(storage::Connection& connection);
Result<std::vector<WorkspaceCount>> workspaces_in(storage::Connection& connection);

} // namespace candor::keeping
