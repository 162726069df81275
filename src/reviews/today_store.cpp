#include "reviews/today_store.h"

#include "storage/item_table.h"

namespace candor::reviews {

namespace {

/// "actions.id, actions.statement, …": two tables have an id.
template <class T>
std::string columns_of(std::string_view table)
{
    std::string columns;
    json::detail::for_each_member<T>([&](std::string_view name, auto) {
        columns += fmt::format("{}{}.{} AS {}", columns.empty() ? "" : ", ", table, name, name);
    });
    return columns;
}

const std::string select_actions = "SELECT " + columns_of<actions::Action>("actions") + R"sql(
         , reviews.number, reviews.title
      FROM actions
      JOIN reviews ON reviews.workspace_id = actions.workspace_id AND reviews.id = actions.origin_id
     WHERE actions.workspace_id = $1 AND actions.owner_id = $2 AND actions.state IN ('open', 'in_progress')
       AND actions.hidden_at IS NULL AND reviews.hidden_at IS NULL AND {}
     ORDER BY CASE WHEN actions.due = '' THEN '9' ELSE actions.due END, actions.id
     LIMIT $3
)sql";

const std::string select_hazards = "SELECT " + columns_of<Lesson>("lessons") + R"sql(
         , reviews.number, reviews.title AS review_title
      FROM lessons
      JOIN reviews ON reviews.workspace_id = lessons.workspace_id AND reviews.id = lessons.review_id
     WHERE lessons.workspace_id = $1 AND lessons.kind = 'got_lucky' AND lessons.looked_at IS NULL
       AND lessons.hidden_at IS NULL AND reviews.hidden_at IS NULL AND {}
     ORDER BY lessons.id
     LIMIT $3
)sql";

/// The statement with what keeps reviews out that this reader may not read; they are `$2`.
std::string for_reader(const std::string& statement, const Reader& reader)
{
    return fmt::format(
        fmt::runtime(statement), readable_sql(reader, "reviews.workspace_id", "reviews.id", "$2"));
}

} // namespace

Result<std::vector<OwnedAction>> TodayStore::actions_of(const Reader& reader)
{
    const storage::Answer answer = TRY(connection_.run(
        for_reader(select_actions, reader), workspace_id_, reader.person_id, today_rows_max));
    std::vector<OwnedAction> owned;
    owned.reserve(answer.row_count());
    for (std::size_t i = 0; i < answer.row_count(); ++i) {
        const storage::Row row = answer.row(i);
        owned.push_back(
            {storage::read_row<actions::Action>(row), row.integer("number"), row.text("title")});
    }
    return owned;
}

Result<std::vector<Hazard>> TodayStore::hazards(const Reader& reader)
{
    const storage::Answer answer = TRY(connection_.run(
        for_reader(select_hazards, reader), workspace_id_, reader.person_id, today_rows_max));
    std::vector<Hazard> hazards;
    hazards.reserve(answer.row_count());
    for (std::size_t i = 0; i < answer.row_count(); ++i) {
        const storage::Row row = answer.row(i);
        hazards.push_back(
            {storage::read_row<Lesson>(row), row.integer("number"), row.text("review_title")});
    }
    return hazards;
}

} // namespace candor::reviews
