#pragma once

#include "changes/change.h"
#include "evidence/evidence.h"
#include "storage/database.h"

#include <string>
#include <vector>

namespace candor::evidence {

inline constexpr std::int64_t evidence_page_rows = 200;

/// The raw records of one review at rest: added, never changed. The only code that knows their table.
class EvidenceStore {
public:
    EvidenceStore(storage::Connection& connection, changes::Author author, std::string review_id)
        : connection_(connection)
        , author_(std::move(author))
        , review_id_(std::move(review_id))
    {
    }

    /// Gives the record its id and records the change; gives back the change's number too. A record
    /// that is there already (by its key at its source) is given back as it is, with no change.
    struct Added {
        Evidence evidence;
        std::optional<std::int64_t> change_number;
    };
    Result<Added> add(Evidence evidence);

    /// In the order in which they were added, those after `after_id`, without what is raw in them.
    Result<std::vector<Evidence>> list(std::string_view after_id);

    /// With everything. `NotFound` if there is none.
    Result<Evidence> get(std::string_view id);

    Result<std::int64_t> count();

private:
    Result<std::optional<Evidence>> find_by_key(const Evidence& evidence);

    storage::Connection& connection_;
    changes::Author author_;
    std::string review_id_;
};

} // namespace candor::evidence
