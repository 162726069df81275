#include "accounts/audit_api.h"

#include "accounts/account_store.h"
#include "accounts/audit_store.h"
#include "accounts/team_store.h"

#include <charconv>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace candor::accounts {

namespace {

using storage::Connection;

std::string words_for(const changes::Break& broken)
{
    switch (broken.how) {
    case changes::Tampering::Changed:
        return fmt::format("change {} is not as it was recorded", broken.number);
    case changes::Tampering::Missing:
        return fmt::format("change {} is missing", broken.number);
    case changes::Tampering::Inserted:
        return fmt::format("change {} was put in by something else than Candor", broken.number);
    }
    broken_promise("tampering is of three kinds", __FILE__, __LINE__);
}

Result<std::int64_t> number_before(std::string_view text)
{
    std::int64_t number = std::numeric_limits<std::int64_t>::max();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (!text.empty() && (error != std::errc() || end != text.data() + text.size()))
        return invalid("before", "this is the number of a change, as a page gave it as next");
    return number;
}

Result<std::map<std::string, std::string>> names(Connection& connection,
    const std::string& workspace_id)
{
    std::map<std::string, std::string> names;
    for (const Person& person : TRY(AccountStore(connection).list_people(workspace_id)))
        names[person.id] = person.name;
    for (const Team& team : TRY(TeamStore(connection, workspace_id).list()))
        names[team.id] = team.name;
    return names;
}

} // namespace

void AuditApi::add_routes(http::Router& router)
{
    using enum http::Method;
    using enum http::Access;
    router.add({.method = Get,
                   .path = "/api/v1/audit",
                   .access = Administrator,
                   .summary = "Who changed access and sign-in, newest first, 100 a page",
                   .query = {{"before", "What the page before gave as next"}}},
        *this, &AuditApi::list);
    router.add({.method = Get,
                   .path = "/api/v1/audit/chain",
                   .access = Administrator,
                   .summary = "Whether the record of all changes is as it was written"},
        *this, &AuditApi::verify);
    router.add({.method = Get,
                   .path = "/api/v1/audit/export",
                   .access = Administrator,
                   .summary = "All changes of access and sign-in, a line of JSON each"},
        *this, &AuditApi::export_entries);
}

Result<AuditApi::AuditChain> AuditApi::verify(const http::Request& request)
{
    const std::string& workspace_id = request.member().workspace_id;
    return database_.read([&](Connection& connection) -> Result<AuditChain> {
        const changes::Audit audit = TRY(changes::audit(connection, workspace_id, std::nullopt));
        return AuditChain{audit.sound,
            changes::text_of(changes::KeptHash{workspace_id, audit.sound, audit.last_hash}),
            audit.broken ? words_for(*audit.broken) : ""};
    });
}

Result<std::vector<AuditApi::AuditEntry>> AuditApi::entries(Connection& connection,
    const std::string& workspace_id,
    std::int64_t before,
    std::int64_t count)
{
    auto known = TRY(names(connection, workspace_id));
    std::vector<AuditEntry> entries;
    for (changes::Change& change : TRY(access_changes(connection, workspace_id, before, count)))
        entries.push_back({change.number, change.at, known[change.person_id], change.thing,
            known[change.thing_id], change.item, change.act, std::move(change.before),
            std::move(change.after)});
    return entries;
}

Result<AuditApi::AuditPage> AuditApi::list(const http::Request& request)
{
    const std::int64_t before = TRY(number_before(request.query_value("before")));
    return database_.read([&](Connection& connection) -> Result<AuditPage> {
        AuditPage page{
            TRY(entries(connection, request.member().workspace_id, before, audit_page_rows)), ""};
        if (std::ssize(page.entries) == audit_page_rows)
            page.next = std::to_string(page.entries.back().number);
        return page;
    });
}

Result<http::Reply> AuditApi::export_entries(const http::Request& request)
{
    return database_.read([&](Connection& connection) -> Result<http::Reply> {
        std::string lines;
        constexpr auto all = std::numeric_limits<std::int64_t>::max();
        for (const AuditEntry& entry :
            TRY(entries(connection, request.member().workspace_id, all, all)))
            lines += json::text_of(entry) + "\n";
        http::Reply reply = http::Reply::of(200, "application/x-ndjson", std::move(lines));
        reply.headers.emplace_back(
            "Content-Disposition", "attachment; filename=\"candor-access-audit.jsonl\"");
        return reply;
    });
}

} // namespace candor::accounts
