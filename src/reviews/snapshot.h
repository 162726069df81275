#pragma once

#include "accounts/workspace.h"
#include "reviews/access.h"
#include "reviews/document.h"
#include "reviews/pace.h"
#include "reviews/review_store.h"
#include "timeline/numbers.h"

#include <boost/describe.hpp>
#include <string>
#include <vector>

namespace candor::reviews {

/// A review as its page shows it: the document, what follows from it, and what this reader may do.
struct Snapshot {
    Document document;
    timeline::Numbers numbers;
    std::vector<timeline::Gap> gaps;
    Pace pace;
    bool may_edit = false;
    bool may_publish = false;
    bool may_share = false;
    bool may_name = false;   ///< Whether they may say who the lead and the authors are.
    bool may_admit = false;  ///< Whether they may say who reads it.
    std::string public_link; ///< "" while there is none.
    Layers public_layers = Layers::Facts; ///< What the public link shows.
    std::int64_t sequence = 0;            ///< Number of the last change in it.
};
BOOST_DESCRIBE_STRUCT(Snapshot,
    (),
    (document,
        numbers,
        gaps,
        pace,
        may_edit,
        may_publish,
        may_share,
        may_name,
        may_admit,
        public_link,
        public_layers,
        sequence))

/// A review as lists show it.
struct ReviewRow {
    Review review;
    std::string kind_name;
    std::string severity_name;
    std::string lead_name;
    Pace pace;
    std::optional<Instant> began_at;
    std::optional<Instant> resolved_at;
    std::optional<std::int64_t>
        duration_seconds; ///< From began to resolved; none where either is not known.
};
BOOST_DESCRIBE_STRUCT(ReviewRow,
    (),
    (review, kind_name, severity_name, lead_name, pace, began_at, resolved_at, duration_seconds))

Policy policy_of(const accounts::Workspace& workspace);

/// The document with the names of its kind and severity.
Result<Document> named_document(storage::Connection& connection,
    const accounts::Workspace& workspace,
    const ReviewHead& head);

/// What of a snapshot depends on the reader and the time.
struct SnapshotStanding {
    Pace pace;
    bool may_edit = false;
    bool may_publish = false;
    bool may_share = false;
    bool may_name = false;
    bool may_admit = false;
    std::string public_link;
    Layers public_layers = Layers::Facts;
    std::int64_t sequence = 0;
};
BOOST_DESCRIBE_STRUCT(SnapshotStanding,
    (),
    (pace,
        may_edit,
        may_publish,
        may_share,
        may_name,
        may_admit,
        public_link,
        public_layers,
        sequence))

SnapshotStanding standing_of(const accounts::Workspace& workspace,
    const ReviewHead& head,
    const Reader& reader,
    Instant now);

Result<Snapshot> snapshot(storage::Connection& connection,
    const std::string& workspace_id,
    const ReviewHead& head,
    const Reader& reader,
    Instant now);

/// Rows for what a list found, with names looked up once.
Result<std::vector<ReviewRow>> rows_of(storage::Connection& connection,
    const std::string& workspace_id,
    std::vector<ListedReview> listed,
    Instant now);

/// The part of a snapshot that every reader shares and that changes only with the review, as the members
/// of its JSON object: `"document":{…},"numbers":{…},"gaps":[…]`.
Result<std::string> shared_members(storage::Connection& connection,
    const accounts::Workspace& workspace,
    const ReviewHead& head);

} // namespace candor::reviews
