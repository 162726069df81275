#include "reviews/history_store.h"

#include "base/utf8.h"
#include "reviews/kept_value.h"
#include "reviews/past.h"
#include "reviews/restoring.h"
#include "storage/item_table.h"

#include <algorithm>
#include <boost/json/serialize.hpp>

namespace candor::reviews {

namespace {

using changes::Act;
using changes::Change;
using storage::Answer;

constexpr std::size_t name_bytes_max = 120;

const std::string whose =
    " FROM changes WHERE workspace_id = $1 AND thing = 'review' AND thing_id = $2 ";
const std::string select_steps = "SELECT " + storage::column_list<Step>() + whose
                                 + "AND number < $3 ORDER BY number DESC LIMIT $4";
const std::string select_change =
    "SELECT " + storage::column_list<Change>() + whose + "AND number = $3";
const std::string select_first_after =
    "SELECT min(number) AS number" + whose + "AND number > $3 GROUP BY item, item_id ORDER BY 1";
const std::string select_spans = "SELECT min(number) AS first, max(number) AS last" + whose
                                 + "AND item = $3 AND number >= $4 AND number <= $5"
                                   " GROUP BY item_id ORDER BY 1";

/// What an item was called: a title if it has one, else the first line of what it says.
std::string name_in(const json::Raw& kept)
{
    const boost::json::object members = members_of(kept);
    for (const std::string_view member :
        {"title", "what", "felt", "tried", "statement", "text", "phrase"})
        if (const auto* value = members.if_contains(member); value && value->is_string()) {
            const std::string_view text = value->get_string();
            const std::string_view line = text.substr(0, text.find('\n'));
            return std::string(prefix_of(line, name_bytes_max));
        }
    return "";
}

json::Raw raw_of(const boost::json::object& members) { return {boost::json::serialize(members)}; }

/// Whether `newer` goes on with what `older` began: the same facts of a review, by one person.
bool goes_on(const HistoryEntry& newer, const HistoryEntry& older)
{
    if (newer.item != "review" || older.item != "review" || newer.act != Act::Changed
        || older.act != Act::Changed || newer.person_id != older.person_id
        || newer.since - older.at > writing_pause_max)
        return false;
    return std::ranges::equal(members_of(newer.after), members_of(older.after), {},
        &boost::json::key_value_pair::key, &boost::json::key_value_pair::key);
}

void join(HistoryEntry& newer, HistoryEntry older)
{
    newer.first = older.first;
    newer.since = older.since;
    newer.before = std::move(older.before);
}

const json::Raw& present(const Change& change)
{
    return change.after.text == "null" ? change.before : change.after;
}

} // namespace

Result<Change> HistoryStore::get(std::int64_t number)
{
    const Answer answer = TRY(connection_.run(select_change, workspace_id_, review_id_, number));
    if (answer.is_empty())
        return not_found("there is no such change of this review");
    return storage::read_row<Change>(answer.only());
}

Result<HistoryEntry> HistoryStore::entry_of(const StepGroup& group)
{
    HistoryEntry entry{.first = group.first,
        .number = group.last,
        .since = group.since,
        .at = group.at,
        .person_id = group.person_id,
        .item = group.item,
        .count = std::ssize(group.item_ids),
        .act = group.act};
    for (const std::int64_t number : group.named)
        if (std::string name = name_in(present(TRY(get(number)))); !name.empty())
            entry.names.push_back(std::move(name));
    if (entry.count > 1) {
        entry.may_restore = is_restorable(group.item, group.act);
        return entry;
    }
    const json::Raw before = TRY(get(group.first)).before;
    const json::Raw after = TRY(get(group.last)).after;
    const bool is_change = before.text != "null" && after.text != "null";
    entry.before = is_change ? raw_of(differing(before, after)) : before;
    entry.after = is_change ? raw_of(differing(after, before)) : after;
    entry.may_restore = is_restorable(group.item, group.act)
                        && !restorable_members(group.item, before, after).empty();
    return entry;
}

Result<HistoryStore::Page> HistoryStore::list(std::int64_t before_number)
{
    const Answer answer = TRY(
        connection_.run(select_steps, workspace_id_, review_id_, before_number, history_steps_max));
    std::vector<Step> steps;
    for (std::size_t i = 0; i < answer.row_count(); ++i)
        steps.push_back(storage::read_row<Step>(answer.row(i)));
    Page page;
    std::size_t bytes = 0;
    for (const StepGroup& group : grouped(steps)) {
        const bool begins_request = !page.next || group.request_first != *page.next;
        const bool is_full =
            page.entries.size() >= history_page_rows || bytes > history_page_bytes_max;
        if (is_full && begins_request)
            return page;
        HistoryEntry entry = TRY(entry_of(group));
        bytes += entry.before.text.size() + entry.after.text.size();
        if (!page.entries.empty() && goes_on(page.entries.back(), entry))
            join(page.entries.back(), std::move(entry));
        else
            page.entries.push_back(std::move(entry));
        page.next = group.request_first;
    }
    if (std::ssize(steps) < history_steps_max)
        page.next.reset();
    return page;
}

Result<std::vector<Change>> HistoryStore::first_changes_after(std::int64_t number)
{
    const Answer answer =
        TRY(connection_.run(select_first_after, workspace_id_, review_id_, number));
    std::vector<Change> changes;
    for (std::size_t i = 0; i < answer.row_count(); ++i)
        changes.push_back(TRY(get(answer.row(i).integer("number"))));
    return changes;
}

Result<Document> HistoryStore::document_at(const ReviewHead& head, std::int64_t number)
{
    if (number < 1 || number > head.sequence)
        return not_found("there is no such moment in the history of this review");
    ReviewStore reviews(connection_, workspace_id_);
    Document document = TRY(reviews.document(head));
    TRY(fold_back(document, TRY(first_changes_after(number))));
    TRY(reviews.name_people(document));
    return document;
}

Result<std::vector<HistoryStore::Span>>
HistoryStore::spans(std::string_view item, std::int64_t first, std::int64_t last)
{
    const Answer answer =
        TRY(connection_.run(select_spans, workspace_id_, review_id_, item, first, last));
    std::vector<Span> spans;
    for (std::size_t i = 0; i < answer.row_count(); ++i) {
        const storage::Row row = answer.row(i);
        spans.push_back({TRY(get(row.integer("first"))), TRY(get(row.integer("last")))});
    }
    return spans;
}

} // namespace candor::reviews
