#include "changes/chain.h"

#include "base/hash.h"
#include "storage/item_table.h"

namespace candor::changes {

namespace {

using storage::Answer;
using storage::Connection;

/// Another name, should what is hashed ever be put together in another way.
constexpr std::string_view form = "candor-change-1";
constexpr std::int64_t chained_at_once = 1'000;

const std::string select_links = "SELECT " + storage::column_list<Link>()
                                 + " FROM changes WHERE workspace_id = $1 AND number >= $2"
                                   " ORDER BY number LIMIT $3";
constexpr std::string_view select_unchained = R"sql(
    SELECT workspace_id FROM changes WHERE number = 1 AND hash = '' ORDER BY workspace_id
)sql";
// Writers count in this row: whoever holds it is alone.
constexpr std::string_view hold_counter =
    "UPDATE counters SET last = last WHERE workspace_id = $1 AND name = 'changes'";
constexpr std::string_view update_hash = R"sql(
    UPDATE changes SET hash = $3 WHERE workspace_id = $1 AND number = $2 AND hash = ''
)sql";

void append(std::string& bytes, std::string_view field)
{
    bytes.append(std::to_string(field.size())).append(":").append(field).append(",");
}

std::string text_of_any(const storage::Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return std::to_string(*integer);
    return "";
}

Link read_link(const storage::Row& row)
{
    Link link;
    const auto* number = std::get_if<std::int64_t>(&row.value("number"));
    link.number = number ? *number : 0;
    json::detail::for_each_member<Link>([&](std::string_view name, auto pointer) {
        if constexpr (std::is_same_v<decltype(pointer), std::string Link::*>)
            link.*pointer = text_of_any(row.value(name));
    });
    return link;
}

Result<std::int64_t> chain_workspace(Connection& connection, const std::string& id)
{
    TRY(connection.run(hold_counter, id));
    std::string previous;
    std::int64_t next = 1;
    while (true) {
        const auto links = TRY(links_from(connection, id, next, chained_at_once));
        for (const Link& link : links) {
            previous = chained_hash(previous, id, link);
            TRY(connection.run(update_hash, id, link.number, previous));
            next = link.number + 1;
        }
        if (std::ssize(links) < chained_at_once)
            return next - 1;
    }
}

} // namespace

std::string chained_hash(std::string_view previous, std::string_view workspace_id, const Link& link)
{
    std::string bytes;
    bytes.reserve(link.before.size() + link.after.size() + 512);
    append(bytes, previous);
    append(bytes, form);
    append(bytes, workspace_id);
    append(bytes, std::to_string(link.number));
    for (const std::string* field : {&link.at, &link.person_id, &link.thing, &link.thing_id,
             &link.item, &link.item_id, &link.act, &link.before, &link.after})
        append(bytes, *field);
    return hash_of(bytes);
}

Result<std::vector<Link>> links_from(Connection& connection,
    const std::string& workspace_id,
    std::int64_t number,
    std::int64_t count)
{
    const Answer answer = TRY(connection.run(select_links, workspace_id, number, count));
    std::vector<Link> links;
    links.reserve(answer.row_count());
    for (std::size_t i = 0; i < answer.row_count(); ++i)
        links.push_back(read_link(answer.row(i)));
    return links;
}

Result<std::int64_t> chain_older(storage::Database& database)
{
    const Answer unchained =
        TRY(database.read([](Connection& connection) { return connection.run(select_unchained); }));
    std::int64_t count = 0;
    for (std::size_t i = 0; i < unchained.row_count(); ++i) {
        const std::string id = unchained.row(i).text("workspace_id");
        count += TRY(database.write(
            id, [&](Connection& connection) { return chain_workspace(connection, id); }));
    }
    return count;
}

} // namespace candor::changes
