#include "library/indexer.h"

#include "accounts/account_store.h"
#include "changes/change.h"
#include "library/library_store.h"
#include "reviews/review_store.h"

#include <set>

namespace candor::library {

namespace {

using storage::Connection;

// One batch is one transaction of the only writer: short enough that nobody waits for it to notice.
constexpr std::int64_t batch_max = 200;

Result<void>
index_review(Connection& connection, const std::string& workspace_id, const std::string& review_id)
{
    LibraryStore library(connection, workspace_id);
    reviews::ReviewStore reviews(connection, workspace_id);
    const auto head = TRY(reviews.find({review_id}));
    if (!head)
        return library.remove(review_id);
    IndexedText text = indexed_text(TRY(reviews.document(*head)));
    reviews::ReaderStore readers(connection, workspace_id);
    for (const reviews::NamedPerson& person : TRY(readers.list(head->review.id)))
        text.reader_ids.push_back(person.person_id);
    return library.put(text);
}

} // namespace

Result<std::int64_t> Indexer::read_batch(Connection& connection, const std::string& workspace_id)
{
    LibraryStore library(connection, workspace_id);
    const std::int64_t read_to = TRY(library.read_to());
    const std::vector<changes::Change> news =
        TRY(changes::list_after(connection, workspace_id, read_to, batch_max));
    if (news.empty())
        return 0;
    std::set<std::string> review_ids;
    for (const changes::Change& change : news)
        if (change.thing == "review")
            review_ids.insert(change.thing_id);
    for (const std::string& id : review_ids)
        TRY(index_review(connection, workspace_id, id));
    TRY(library.save_read_to(news.back().number));
    return std::ssize(news);
}

Result<std::int64_t> Indexer::catch_up()
{
    std::int64_t total = 0;
    const auto workspace = TRY(database_.read([](Connection& connection) {
        return accounts::AccountStore(connection).find_workspace();
    }));
    if (!workspace)
        return total;
    while (true) {
        const bool is_behind = TRY(database_.read([&](Connection& connection) -> Result<bool> {
            const std::int64_t read_to = TRY(LibraryStore(connection, workspace->id).read_to());
            return !TRY(changes::list_after(connection, workspace->id, read_to, 1)).empty();
        }));
        if (!is_behind)
            return total;
        total += TRY(database_.write(workspace->id,
            [&](Connection& connection) { return read_batch(connection, workspace->id); }));
    }
}

} // namespace candor::library
