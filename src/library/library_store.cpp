#include "library/library_store.h"

#include "base/utf8.h"
#include "library/index_words.h"
#include "reviews/access.h"
#include "storage/item_table.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::library {

namespace {

using storage::Answer;
using storage::Row;
using storage::Value;

constexpr std::string_view select_read_to =
    "SELECT read_to FROM library_state WHERE workspace_id = $1";
constexpr std::string_view upsert_read_to = R"sql(
    INSERT INTO library_state (workspace_id, read_to) VALUES ($1, $2)
        ON CONFLICT (workspace_id) DO UPDATE SET read_to = $2
)sql";

constexpr std::string_view upsert_document = R"sql(
    INSERT INTO library_documents (workspace_id, review_id, number, kind, severity, factor_kinds, published_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (workspace_id, review_id) DO UPDATE
       SET kind = $4, severity = $5, factor_kinds = $6, published_at = $7
 RETURNING id
)sql";
constexpr std::string_view upsert_text = R"sql(
    INSERT INTO library_texts (id, title, body, facets) VALUES ($1, $2, $3, $4)
        ON CONFLICT (id) DO UPDATE SET title = $2, body = $3, facets = $4
)sql";
constexpr std::string_view upsert_text_postgres = R"sql(
    INSERT INTO library_texts (workspace_id, id, title, body, words) VALUES ($1, $2, $3, $4, ($5::text)::tsvector)
        ON CONFLICT (workspace_id, id) DO UPDATE SET title = $3, body = $4, words = ($5::text)::tsvector
)sql";
constexpr std::string_view delete_document =
    "DELETE FROM library_documents WHERE workspace_id = $1 AND review_id = $2";

// The texts are joined so that they cost nothing where no column of theirs is asked for.
constexpr std::string_view match_sqlite = R"sql(library_index
      JOIN library_documents AS documents ON documents.id = library_index.rowid
      LEFT JOIN library_texts AS texts ON texts.id = library_index.rowid
     WHERE library_index MATCH $1)sql";
constexpr std::string_view match_postgres = R"sql(library_texts AS texts
      JOIN library_documents AS documents ON documents.workspace_id = texts.workspace_id AND documents.id = texts.id
     WHERE texts.words @@ ($1::text)::tsquery AND texts.workspace_id = $4)sql";
/// One word, whatever is in it: or a facet's value could ask for more than a facet.
std::string one_word(std::string_view text)
{
    std::string word;
    for (const char c : lower_ascii(text)) {
        if (is_word_byte(c) && static_cast<unsigned char>(c) < 0x80)
            word += c;
        else
            word += fmt::format("{:02x}", static_cast<unsigned char>(c));
    }
    return word;
}

/// A word of the index that no text has: `facet_kind_outage`.
std::string facet_word(std::string_view facet, std::string_view value)
{
    return one_word(fmt::format("facet_{}_{}", facet, value));
}

/// What everybody in the workspace finds.
std::string open_word(std::string_view workspace_id)
{
    return one_word(fmt::format("open_{}", workspace_id));
}

/// What this person finds for being named in it.
std::string reader_word(std::string_view workspace_id, std::string_view person_id)
{
    return one_word(fmt::format("reader_{}_{}", workspace_id, person_id));
}

std::string facets_of(const IndexedText& text, const std::string& workspace_id)
{
    std::string facets = facet_word("kind", text.kind);
    if (text.is_open)
        facets += " " + open_word(workspace_id);
    for (const std::string& person_id : text.reader_ids)
        facets += " " + reader_word(workspace_id, person_id);
    if (!text.severity.empty())
        facets += " " + facet_word("severity", text.severity);
    for (const std::string& kind : text.factor_kinds)
        facets += " " + facet_word("factor", kind);
    return facets;
}

Found read_found(const Row& row, const Query& query)
{
    return {.id = row.integer("id"),
        .number = row.integer("number"),
        .kind = row.text("kind"),
        .severity = row.text("severity"),
        .published_at = row.get<std::optional<Instant>>("published_at"),
        .title = row.text("title"),
        .snippet = snippet(row.text("body"), query)};
}

/// The rows of an answer in the order in which they should be shown: best first, or as they came where
/// nothing was asked for.
std::vector<std::size_t> ranked(const Answer& answer, const Query& query)
{
    std::vector<std::pair<double, std::size_t>> order;
    order.reserve(answer.row_count());
    for (std::size_t i = 0; i < answer.row_count(); ++i) {
        const Row row = answer.row(i);
        order.emplace_back(
            query.is_empty() ? 0 : -score(row.text("title"), row.text("body"), query), i);
    }
    std::ranges::sort(order);
    std::vector<std::size_t> rows;
    rows.reserve(order.size());
    for (const auto& [points, row] : order)
        rows.push_back(row);
    return rows;
}

} // namespace

Result<std::int64_t> LibraryStore::read_to()
{
    const Answer answer = TRY(connection_.run(select_read_to, workspace_id_));
    return answer.is_empty() ? 0 : answer.only().integer("read_to");
}

Result<void> LibraryStore::save_read_to(std::int64_t number)
{
    TRY(connection_.run(upsert_read_to, workspace_id_, number));
    return {};
}

Result<void> LibraryStore::put(const IndexedText& text)
{
    const Answer put = TRY(connection_.run(upsert_document, workspace_id_, text.review_id,
        text.number, text.kind, text.severity, text.factor_kinds, text.published_at));
    const std::int64_t id = put.only().integer("id");
    const std::string facets = facets_of(text, workspace_id_);
    if (connection_.dialect() == storage::Dialect::Sqlite)
        TRY(connection_.run(upsert_text, id, text.title, text.body, facets));
    else
        TRY(connection_.run(upsert_text_postgres, workspace_id_, id, text.title, text.body,
            tsvector_of(text.title, text.body, facets)));
    return {};
}

Result<void> LibraryStore::remove(const std::string& review_id)
{
    TRY(connection_.run(delete_document, workspace_id_, review_id));
    return {};
}

/// The words that stand for who asks and for the facets that filter.
std::vector<AnyOf> LibraryStore::facet_words(const Search& search) const
{
    AnyOf found{reader_word(workspace_id_, search.reader.person_id)};
    if (reviews::reads_what_is_open(search.reader.role))
        found.push_back(open_word(workspace_id_));
    std::vector<AnyOf> wanted{std::move(found)};
    const auto add = [&](std::string_view facet, const std::string& value) {
        if (!value.empty())
            wanted.push_back({facet_word(facet, value)});
    };
    add("kind", search.kind);
    add("severity", search.severity);
    add("factor", search.factor_kind);
    return wanted;
}

LibraryStore::Statement
LibraryStore::matching(const Search& search, std::string_view columns, std::int64_t count_max) const
{
    const bool is_sqlite = connection_.dialect() == storage::Dialect::Sqlite;
    const std::vector<AnyOf> facets = facet_words(search);
    Statement statement{
        fmt::format("SELECT {} FROM {}", columns, is_sqlite ? match_sqlite : match_postgres),
        {is_sqlite ? to_fts5(search.query, facets) : to_tsquery(search.query, facets), count_max,
            search.reader.person_id}};
    if (!is_sqlite)
        statement.values.emplace_back(workspace_id_);
    // The index hears of a change a moment later; who may read is asked of what is so now.
    statement.sql += " AND "
                     + reviews::readable_sql(
                         search.reader, "documents.workspace_id", "documents.review_id", "$3");
    const std::string_view id = is_sqlite ? "library_index.rowid" : "texts.id";
    if (search.before_id > 0) {
        statement.values.emplace_back(search.before_id);
        statement.sql += fmt::format(" AND {} < ${}", id, statement.values.size());
    }
    statement.sql += fmt::format(" ORDER BY {} DESC LIMIT $2", id);
    return statement;
}

Result<FoundPage> LibraryStore::find(const Search& search)
{
    const auto [sql, values] = matching(search,
        "documents.id, documents.number, documents.kind, documents.severity, "
        "documents.published_at, texts.title, texts.body",
        ranked_max);
    const Answer window = TRY(connection_.execute(sql, values));
    const std::vector<std::size_t> order = ranked(window, search.query);
    FoundPage page;
    const std::size_t end = std::min(order.size(), search.offset + hits_a_page);
    for (std::size_t i = search.offset; i < end; ++i)
        page.hits.push_back(read_found(window.row(order[i]), search.query));
    const bool is_window_full = std::ssize(order) == ranked_max;
    page.has_more = end < order.size() || is_window_full;
    if (end < order.size()) {
        // Bound from above, so that what is added in the meantime moves nothing on the next page.
        page.next_before_id = window.row(0).integer("id") + 1;
        page.next_offset = end;
    } else if (is_window_full) {
        page.next_before_id = window.row(order.size() - 1).integer("id");
    }
    return page;
}

Result<FacetCounts> LibraryStore::count(const Search& search)
{
    const auto [sql, values] =
        matching(search, "documents.kind, documents.severity, documents.factor_kinds", counted_max);
    const Answer answer = TRY(connection_.execute(sql, values));
    FacetCounts counts;
    counts.is_complete = answer.row_count() < static_cast<std::size_t>(counted_max);
    for (std::size_t i = 0; i < answer.row_count(); ++i) {
        const Row row = answer.row(i);
        ++counts.kinds[row.text("kind")];
        if (const std::string severity = row.text("severity"); !severity.empty())
            ++counts.severities[severity];
        for (const std::string& kind : row.get<std::vector<std::string>>("factor_kinds"))
            ++counts.factor_kinds[kind];
    }
    return counts;
}

} // namespace candor::library
