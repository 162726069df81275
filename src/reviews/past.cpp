#include "reviews/past.h"

#include "reviews/kept_value.h"
#include "reviews/part_lists.h"

#include <algorithm>
#include <tuple>

namespace candor::reviews {

namespace {

using changes::Act;
using changes::Change;

template <class T>
void sort_by_id(std::vector<T>& parts)
{
    std::ranges::sort(parts, {}, [](const T& part) -> const std::string& { return id_of(part); });
}

/// What a part was before its change: not there, or as the change says.
template <class T>
Result<void> put_back(std::vector<T>& parts, const Change& change)
{
    std::erase_if(parts, [&](const T& part) { return id_of(part) == change.item_id; });
    if (change.before.text != "null")
        parts.push_back(TRY(read_kept<T>(change.before)));
    return {};
}

Result<void> put_back_facts(Review& review, const Change& change)
{
    if (change.act == Act::Added)
        return not_found("this review had not begun then");
    const bool was_there = change.before.text != "null";
    review = TRY(read_kept<Review>(was_there ? change.before : change.after));
    return {};
}

} // namespace

void arrange(Document& document)
{
    // By position, and by id where two were added at once.
    std::ranges::sort(document.sections, {},
        [](const Section& section) { return std::tie(section.position, section.id); });
    timeline::sort(document.events);
}

Result<void> fold_back(Document& document, std::span<const Change> changes)
{
    Result<void> done;
    std::optional<bool> was_shared;
    for (const Change& change : changes) {
        if (change.item == "review")
            done = put_back_facts(document.review, change);
        else if (change.item == "public_link")
            was_shared = change.act != Act::Added;
        else
            for_each_list(document, [&]<class T>(std::vector<T>& parts) {
                if (PartNames<T>::item == change.item)
                    done = put_back(parts, change);
            });
        TRY(done);
    }
    // A link is recorded without the facts that it changes.
    document.review.is_shared = was_shared.value_or(document.review.is_shared);
    for_each_list(document, [](auto& parts) { sort_by_id(parts); });
    arrange(document);
    return {};
}

} // namespace candor::reviews
