#include "reviews/restoring.h"

#include "reviews/kept_value.h"
#include "reviews/new_review.h"
#include "reviews/part_lists.h"

#include <algorithm>
#include <array>

namespace candor::reviews {

namespace {

using changes::Act;
using changes::Author;
using storage::Connection;

constexpr std::array<std::string_view, 10> facts = {"title", "kind", "severity", "stage", "zone",
    "lead_id", "author_ids", "detection_source", "ongoing", "scope"};

bool is_part(std::string_view item)
{
    bool found = false;
    Document document;
    for_each_list(
        document, [&]<class T>(const std::vector<T>&) { found |= PartNames<T>::item == item; });
    return found;
}

/// One kind of part, as it is brought back.
template <class T>
class PartRestorer {
public:
    PartRestorer(PartStore& parts, std::vector<T> visible)
        : parts_(parts)
        , visible_(std::move(visible))
    {
    }

    /// Whether anything was different.
    Result<bool> restore(const HistoryStore::Span& span)
    {
        const std::string& id = span.first.item_id;
        const auto found = std::ranges::find(visible_, id, id_of<T>);
        const bool is_hidden = found == visible_.end();
        const T now = is_hidden ? TRY(parts_.template restore<T>(id)) : *found;
        T then = TRY(with_members(
            now, restorable_members(span.first.item, span.first.before, span.last.after)));
        if (then == now)
            return is_hidden;
        TRY(parts_.save(std::move(then), Act::Restored));
        return true;
    }

private:
    PartStore& parts_;
    std::vector<T> visible_;
};

template <class T>
Result<bool> restore_parts(PartStore& parts, const std::vector<HistoryStore::Span>& spans)
{
    PartRestorer<T> restorer(parts, TRY(parts.list<T>()));
    bool is_different = false;
    for (const HistoryStore::Span& span : spans)
        if (is_restorable(span.first.item, span.first.act))
            is_different |= TRY(restorer.restore(span));
    return is_different;
}

Result<bool> restore_facts(Connection& connection,
    const Review& now,
    const std::vector<HistoryStore::Span>& spans,
    const Author& author)
{
    Review then = now;
    for (const auto& [first, last] : spans)
        if (is_restorable(first.item, first.act))
            then =
                TRY(with_members(then, restorable_members(first.item, first.before, last.after)));
    if (then == now)
        return false;
    TRY(check_belonging(connection, author.workspace_id, then));
    TRY(ReviewStore(connection, author.workspace_id).save(std::move(then), author, Act::Restored));
    return true;
}

Result<bool> restore_all(Connection& connection,
    const Review& review,
    std::string_view item,
    const std::vector<HistoryStore::Span>& spans,
    const Author& author)
{
    if (item == "review")
        return restore_facts(connection, review, spans, author);
    PartStore parts(connection, review, author);
    Result<bool> is_different = false;
    Document document;
    for_each_list(document, [&]<class T>(const std::vector<T>&) {
        if (PartNames<T>::item == item)
            is_different = restore_parts<T>(parts, spans);
    });
    return is_different;
}

} // namespace

bool is_restorable(std::string_view item, Act act)
{
    if (act == Act::Changed || act == Act::Restored)
        return item == "review" || is_part(item);
    return act == Act::Deleted && is_part(item);
}

boost::json::object
restorable_members(std::string_view item, const json::Raw& before, const json::Raw& after)
{
    boost::json::object members = differing(before, after);
    members.erase("id");
    if (item != "review")
        return members;
    boost::json::object kept;
    for (const std::string_view fact : facts)
        if (const auto* value = members.if_contains(fact))
            kept.emplace(fact, *value);
    return kept;
}

Result<void>
restore(Connection& connection, const Review& review, const Stretch& stretch, const Author& author)
{
    HistoryStore history(connection, author.workspace_id, review.id);
    const auto spans = TRY(history.spans(stretch.item, stretch.first, stretch.last));
    if (spans.empty())
        return not_found("there is no such change of this review");
    if (!TRY(restore_all(connection, review, stretch.item, spans, author)))
        return conflict("there is nothing to bring back; it is as it was");
    if (stretch.item != PartNames<timeline::Event>::item)
        return {};
    PartStore parts(connection, review, author);
    return ReviewStore(connection, author.workspace_id)
        .save_milestones(review.id, TRY(parts.list<timeline::Event>()));
}

} // namespace candor::reviews
