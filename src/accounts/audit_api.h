#pragma once

#include "changes/audit.h"
#include "http/router.h"
#include "storage/database.h"

#include <optional>

namespace candor::accounts {

inline constexpr std::int64_t audit_page_rows = 100;

/// The audit for owners and administrators: that the record is whole, and who changed who may do what.
/// It says nothing of reviews, of which some are not theirs to see, and counts nobody's doings.
class AuditApi {
public:
    explicit AuditApi(storage::Database& database) : database_(database) {}

    void add_routes(http::Router& router);

private:
    struct AuditChain {
        std::int64_t sound = 0; ///< How many changes are as they were recorded, from the first.
        std::string kept_hash;  ///< What to keep elsewhere: workspace, number and last hash.
        std::string broken;     ///< What was found at the first change that is not; "" if all are.
        BOOST_DESCRIBE_CLASS(AuditChain, (), (sound, kept_hash, broken), (), ())
    };
    struct AuditEntry {
        std::int64_t number = 0;
        Instant at;
        std::string person_name; ///< "" for the program itself.
        std::string thing;
        std::string thing_name; ///< Of the person or team that it is about, as it is called now.
        std::string item;
        changes::Act act = changes::Act::Changed;
        json::Raw before;
        json::Raw after;
        BOOST_DESCRIBE_CLASS(AuditEntry,
            (),
            (number, at, person_name, thing, thing_name, item, act, before, after),
            (),
            ())
    };
    struct AuditPage {
        std::vector<AuditEntry> entries;
        std::string next; ///< The value of `before` for the next page; "" at the end.
        BOOST_DESCRIBE_CLASS(AuditPage, (), (entries, next), (), ())
    };

    Result<AuditChain> verify(const http::Request& request);
    Result<AuditPage> list(const http::Request& request);
    Result<http::Reply> export_entries(const http::Request& request);

    Result<std::vector<AuditEntry>> entries(storage::Connection& connection,
        const std::string& workspace_id,
        std::int64_t before,
        std::int64_t count);

    storage::Database& database_;
};

} // namespace candor::accounts
