#include "evidence/evidence_store.h"

#include "storage/item_table.h"

namespace candor::evidence {

namespace {

const std::string columns = storage::column_list<Evidence>();
const std::string select_evidence =
    "SELECT " + columns + " FROM evidence WHERE workspace_id = $1 AND review_id = $2";
const std::string select_by_id = select_evidence + " AND id = $3";
const std::string select_by_key =
    select_evidence + " AND source = $3 AND source_key = $4 AND source_key <> ''";
constexpr std::string_view select_after = R"sql(
    SELECT id, source, source_key, author, at, text, link, '' AS raw
      FROM evidence
     WHERE workspace_id = $1 AND review_id = $2 AND id > $3
     ORDER BY id
     LIMIT $4
)sql";
const std::string insert_evidence = "INSERT INTO evidence (workspace_id, review_id, " + columns
                                    + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
constexpr std::string_view count_evidence =
    "SELECT count(*) AS count FROM evidence WHERE workspace_id = $1 AND review_id = $2";

} // namespace

Result<std::optional<Evidence>> EvidenceStore::find_by_key(const Evidence& evidence)
{
    const storage::Answer answer = TRY(connection_.run(
        select_by_key, author_.workspace_id, review_id_, evidence.source, evidence.source_key));
    return answer.is_empty() ? std::optional<Evidence>()
                             : std::optional(storage::read_row<Evidence>(answer.only()));
}

Result<EvidenceStore::Added> EvidenceStore::add(Evidence evidence)
{
    if (auto known = TRY(find_by_key(evidence)))
        return Added{*std::move(known), std::nullopt};
    evidence.id = new_id<EvidenceId>();
    TRY(check(evidence));
    std::vector<storage::Value> values{author_.workspace_id, review_id_};
    storage::append_values(values, evidence);
    TRY(connection_.execute(insert_evidence, values));
    const changes::What what{
        "review", review_id_, "evidence", evidence.id.text, changes::Act::Added};
    // The record itself can be large and never changes: the change names it, and the table has it.
    const std::int64_t number =
        TRY(changes::record(connection_, author_, what, json::Raw{}, json::Raw{}));
    return Added{std::move(evidence), number};
}

Result<std::vector<Evidence>> EvidenceStore::list(std::string_view after_id)
{
    return storage::read_rows<Evidence>(TRY(connection_.run(
        select_after, author_.workspace_id, review_id_, after_id, evidence_page_rows)));
}

Result<Evidence> EvidenceStore::get(std::string_view id)
{
    const storage::Answer answer =
        TRY(connection_.run(select_by_id, author_.workspace_id, review_id_, id));
    if (answer.is_empty())
        return not_found("there is no such evidence in this review");
    return storage::read_row<Evidence>(answer.only());
}

Result<std::int64_t> EvidenceStore::count()
{
    return TRY(connection_.run(count_evidence, author_.workspace_id, review_id_))
        .only()
        .integer("count");
}

} // namespace candor::evidence
