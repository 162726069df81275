#pragma once

#include "reviews/document.h"
#include "reviews/history.h"
#include "reviews/review_store.h"

#include <optional>
#include <string>
#include <vector>

namespace candor::reviews {

inline constexpr std::size_t history_page_rows = 40;
inline constexpr std::size_t history_page_bytes_max =
    2'000'000;                                           ///< Of values; a page ends beyond it.
inline constexpr std::int64_t history_steps_max = 6'000; ///< Looked at for one page.

/// One line of a review's history.
struct HistoryEntry {
    std::int64_t first = 0;  ///< Number of the oldest change in it.
    std::int64_t number = 0; ///< And of the newest.
    Instant since;
    Instant at;
    std::string person_id;          ///< "" for the program itself.
    std::string item;               ///< `section`, `event` …; `review` for its facts.
    std::int64_t count = 0;         ///< How many of these.
    std::vector<std::string> names; ///< What the first of them were called, where they had a name.
    changes::Act act = changes::Act::Changed;
    json::Raw
        before; ///< Where there was and is something, the members that differ; else all, or null.
    json::Raw after;
    bool may_restore = false; ///< Whether there is something to bring back.
};
BOOST_DESCRIBE_STRUCT(HistoryEntry,
    (),
    (first, number, since, at, person_id, item, count, names, act, before, after, may_restore))

/// What the record knows of one review.
class HistoryStore {
public:
    HistoryStore(storage::Connection& connection, std::string workspace_id, ReviewId review_id)
        : connection_(connection)
        , workspace_id_(std::move(workspace_id))
        , review_id_(std::move(review_id))
    {
    }

    struct Page {
        std::vector<HistoryEntry> entries;
        std::optional<std::int64_t> next; ///< What the page after this one comes before.
    };
    /// Newest first, those before `number`.
    Result<Page> list(std::int64_t before_number);

    /// The document as it was right after change `number`. `NotFound` where the review had not begun or
    /// there is no such change yet.
    Result<Document> document_at(const ReviewHead& head, std::int64_t number);

    /// A change with its values; of this review.
    Result<changes::Change> get(std::int64_t number);

    /// For each item of a kind that changed between two numbers (both included): its first change there
    /// and its last.
    struct Span {
        changes::Change first;
        changes::Change last;
    };
    Result<std::vector<Span>> spans(std::string_view item, std::int64_t first, std::int64_t last);

private:
    Result<HistoryEntry> entry_of(const StepGroup& group);
    Result<std::vector<changes::Change>> first_changes_after(std::int64_t number);

    storage::Connection& connection_;
    std::string workspace_id_;
    ReviewId review_id_;
};

} // namespace candor::reviews
