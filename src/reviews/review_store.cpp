#include "reviews/review_store.h"

#include "reviews/pace.h"
#include "reviews/part_store.h"
#include "reviews/past.h"
#include "storage/item_table.h"
#include "timeline/numbers.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::reviews {

namespace {

using changes::Act;
using storage::Answer;
using storage::Row;
using storage::Value;

const std::string columns = storage::column_list<Review>();

/// "reviews.id AS id, …": a list joins another table.
std::string qualified_columns()
{
    std::string all;
    const auto add = [&](std::string_view name) {
        all += fmt::format("{}reviews.{} AS {}", all.empty() ? "" : ", ", name, name);
    };
    json::detail::for_each_member<Review>([&](std::string_view name, auto) { add(name); });
    for (const std::string_view name : {"began_at", "mitigated_at", "resolved_at", "last_event_at"})
        add(name);
    return all;
}

const std::string listed_columns = qualified_columns();

/// `$3, $4, …` for the columns of a review, after workspace and template.
std::string review_places()
{
    std::string places;
    int parameter = 2;
    json::detail::for_each_member<Review>(
        [&](std::string_view, auto) { places += fmt::format(", ${}", ++parameter); });
    return places;
}

const std::string insert_review = "INSERT INTO reviews (workspace_id, template_id, " + columns
                                  + ") VALUES ($1, $2" + review_places() + ")";

const std::string select_head =
    "SELECT " + columns
    + ", sequence, public_token, public_layers, mitigated_at, "
      "resolved_at, last_event_at FROM reviews WHERE workspace_id = $1 ";
const std::string select_by_number = select_head + "AND number = $2 AND hidden_at IS NULL";
const std::string select_by_id = select_head + "AND id = $2 AND hidden_at IS NULL";
const std::string select_by_token =
    select_head
    + "AND public_token = $2 AND public_token <> '' AND visibility = 'open' AND hidden_at IS NULL";

// The revision in the WHERE is what keeps the second of two writers from undoing the first. Number,
// sample, sharing and the time of making are not the writer's to change.
constexpr std::string_view update_review = R"sql(
    UPDATE reviews
       SET title = $4, kind = $5, severity = $6, stage = $7, zone = $8, lead_id = $9, author_ids = $10,
           detection_source = $11, ongoing = $12, scope = $13, published_at = $14, revision = revision + 1
     WHERE workspace_id = $1 AND id = $2 AND revision = $3 AND hidden_at IS NULL
)sql";

constexpr std::string_view update_visibility = R"sql(
    UPDATE reviews SET visibility = $4, revision = revision + 1
     WHERE workspace_id = $1 AND id = $2 AND revision = $3 AND hidden_at IS NULL
)sql";

constexpr std::string_view update_token = R"sql(
    UPDATE reviews SET public_token = $3, is_shared = $4, public_layers = $5
     WHERE workspace_id = $1 AND id = $2
)sql";
constexpr std::string_view update_sequence =
    "UPDATE reviews SET sequence = $3 WHERE workspace_id = $1 AND id = $2";

constexpr std::string_view update_milestones = R"sql(
    UPDATE reviews
       SET began_at = $3, detected_at = $4, declared_at = $5, mitigated_at = $6, resolved_at = $7, last_event_at = $8
     WHERE workspace_id = $1 AND id = $2
)sql";

constexpr std::string_view count_samples_sql = R"sql(
    SELECT count(*) AS count FROM reviews WHERE workspace_id = $1 AND is_sample = 1 AND hidden_at IS NULL
)sql";
const std::string hide_samples_sql =
    "UPDATE reviews SET hidden_at = $2"
    " WHERE workspace_id = $1 AND is_sample = 1 AND hidden_at IS NULL RETURNING "
    + columns;
const std::string restore_samples_sql = "UPDATE reviews SET hidden_at = NULL"
                                        " WHERE workspace_id = $1 AND is_sample = 1 AND hidden_at "
                                        "IS NOT NULL AND hidden_at <= $2 RETURNING "
                                        + columns;

IncidentEnd read_end(const Row& row)
{
    const auto instant = [&](std::string_view column) {
        return row.get<std::optional<Instant>>(column);
    };
    return {instant("resolved_at"), instant("mitigated_at"), instant("last_event_at")};
}

ReviewHead read_head(const Row& row)
{
    return {storage::read_row<Review>(row), row.integer("sequence"), row.text("public_token"),
        row.get<Layers>("public_layers"), read_end(row)};
}

ListedReview read_listed(const Row& row)
{
    return {
        storage::read_row<Review>(row), row.get<std::optional<Instant>>("began_at"), read_end(row)};
}

/// Only the conditions that are asked for, so that each finds its index.
class ListStatement {
public:
    ListStatement(const ReviewFilter& filter, const Reader& reader, const std::string& workspace_id)
        : values_{workspace_id, reader.person_id}
    {
        where("kind = ", filter.kind);
        where("severity = ", filter.severity);
        where("stage = ", filter.stage);
        where("lead_id = ", filter.lead_id);
        if (filter.before_number) {
            values_.emplace_back(*filter.before_number);
            before_ = fmt::format("number < ${}", values_.size());
        }
        if (filter.is_published)
            conditions_ += fmt::format(
                " AND reviews.published_at IS {}NULL", *filter.is_published ? "NOT " : "");
        values_.emplace_back(std::clamp<std::int64_t>(filter.count_max, 1, 200));
        if (reads_what_is_open(reader.role))
            sql_ = fmt::format("SELECT * FROM ({}) AS open_ones UNION ALL"
                               " SELECT * FROM ({}) AS restricted_ones ORDER BY number DESC{}",
                open_ones(), named_ones(" AND named.visibility = 'restricted'"), limit());
        else
            sql_ = named_ones("");
    }

    const std::string& sql() const { return sql_; }
    const std::vector<Value>& values() const { return values_; }

private:
    void where(std::string_view condition, const std::string& value)
    {
        if (!value.empty())
            add(condition, value);
    }

    void add(std::string_view condition, Value value)
    {
        values_.push_back(std::move(value));
        conditions_ += fmt::format(" AND reviews.{}${}", condition, values_.size());
    }

    /// Said of the table whose index is to be walked, or another one's would be.
    std::string before(std::string_view table) const
    {
        return before_.empty() ? "" : fmt::format(" AND {}.{}", table, before_);
    }

    std::string limit() const { return fmt::format(" LIMIT ${}", values_.size()); }

    /// The stretch of an index over what is open.
    std::string open_ones() const
    {
        return fmt::format("SELECT {} FROM reviews WHERE reviews.workspace_id = $1"
                           " AND reviews.visibility = 'open'{}{} AND reviews.hidden_at IS NULL"
                           " ORDER BY reviews.number DESC{}",
            listed_columns, before("reviews"), conditions_, limit());
    }

    /// The stretch of an index over what this person is named in.
    std::string named_ones(std::string_view which) const
    {
        return fmt::format(
            "SELECT {} FROM review_people AS named JOIN reviews"
            " ON reviews.workspace_id = named.workspace_id AND reviews.id = named.review_id"
            " WHERE named.workspace_id = $1 AND named.person_id = $2{}{}{}"
            " AND reviews.hidden_at IS NULL ORDER BY named.number DESC{}",
            listed_columns, which, before("named"), conditions_, limit());
    }

    std::string conditions_;
    std::string before_;        ///< Where the page before ended.
    std::vector<Value> values_; ///< Workspace and person come first, the limit last.
    std::string sql_;
};

} // namespace

Result<Review>
ReviewStore::add(Review review, const std::string& template_id, const changes::Author& author)
{
    TRY(check(review));
    review.number = TRY(changes::next_number(connection_, workspace_id_, "reviews"));
    std::vector<Value> values{workspace_id_, template_id};
    storage::append_values(values, review);
    TRY(connection_.execute(insert_review, values));
    TRY(ReaderStore(connection_, workspace_id_).follow(review));
    const changes::What what{"review", review.id.text, "review", review.id.text, Act::Added};
    TRY(note_change(
        review.id, TRY(changes::record<Review>(connection_, author, what, nullptr, &review))));
    return review;
}

Failure no_such_review(std::int64_t number)
{
    return not_found(fmt::format("there is no review PM-{}", number));
}

Result<ReviewHead> ReviewStore::get(std::int64_t number)
{
    const Answer answer = TRY(connection_.run(select_by_number, workspace_id_, number));
    if (answer.is_empty())
        return no_such_review(number);
    return read_head(answer.only());
}

Result<std::optional<ReviewHead>> ReviewStore::find(const ReviewId& id)
{
    const Answer answer = TRY(connection_.run(select_by_id, workspace_id_, id));
    return answer.is_empty() ? std::optional<ReviewHead>()
                             : std::optional(read_head(answer.only()));
}

Result<std::int64_t> ReviewStore::number_of(const ReviewId& id)
{
    constexpr std::string_view select =
        "SELECT number FROM reviews WHERE workspace_id = $1 AND id = $2";
    const Answer answer = TRY(connection_.run(select, workspace_id_, id));
    if (answer.is_empty())
        return not_found("there is no such review");
    return answer.only().integer("number");
}

Result<std::optional<ReviewHead>> ReviewStore::find_shared(std::string_view public_token)
{
    const Answer answer = TRY(connection_.run(select_by_token, workspace_id_, public_token));
    return answer.is_empty() ? std::optional<ReviewHead>()
                             : std::optional(read_head(answer.only()));
}

Result<Review> ReviewStore::save(Review review, const changes::Author& author, Act act)
{
    TRY(check(review));
    const Review before = TRY(get(review.number)).review;
    const Answer answer = TRY(connection_.run(update_review, workspace_id_, review.id,
        review.revision, review.title, review.kind, review.severity, review.stage, review.zone,
        review.lead_id, review.author_ids, review.detection_source, review.ongoing, review.scope,
        review.published_at));
    if (answer.rows_changed() == 0)
        return conflict(
            "somebody else changed this review in the meantime; nothing was overwritten");
    ++review.revision;
    if (review.lead_id != before.lead_id || review.author_ids != before.author_ids) {
        ReaderStore readers(connection_, workspace_id_);
        TRY(readers.follow(review));
        TRY(readers.check_is_kept(review));
    }
    const changes::What what{"review", review.id.text, "review", review.id.text, act};
    TRY(note_change(review.id, TRY(changes::record(connection_, author, what, &before, &review))));
    return review;
}

Result<Readers>
ReviewStore::save_readers(Review review, const Naming& naming, const changes::Author& author)
{
    const bool is_restricted = review.visibility == Visibility::Restricted;
    if (is_restricted && review.is_sample)
        return conflict("a sample is for everybody, and cannot be restricted");
    ReaderStore store(connection_, workspace_id_);
    const ReviewHead head = TRY(get(review.number));
    const Readers before = TRY(readers_of(head.review));
    const Answer answer = TRY(connection_.run(
        update_visibility, workspace_id_, review.id, review.revision, review.visibility));
    if (answer.rows_changed() == 0)
        return conflict(
            "somebody else changed this review in the meantime; nothing was overwritten");
    ++review.revision;
    if (naming.team_ids)
        TRY(store.put_teams(review.id, *naming.team_ids));
    TRY(store.put(review, naming.people));
    TRY(store.check_is_kept(review));
    if (is_restricted && !head.public_token.empty())
        TRY(take_link_back(head, author));
    const Readers after = TRY(readers_of(review));
    TRY(record_readers(review.id, before, after, author));
    return after;
}

Result<Readers> ReviewStore::readers_of(const Review& review)
{
    ReaderStore readers(connection_, workspace_id_);
    return Readers{review.visibility, TRY(readers.list(review.id)),
        TRY(readers.teams_of(review.id)), review.revision};
}

Result<void> ReviewStore::record_readers(const ReviewId& id,
    const Readers& before,
    const Readers& after,
    const changes::Author& author)
{
    const changes::What what{"review", id.text, "readers", id.text, Act::Changed};
    return note_change(id, TRY(changes::record(connection_, author, what, &before, &after)));
}

Result<void> ReviewStore::follow_teams(const ReviewId& id, const changes::Author& author)
{
    const auto head = TRY(find(id));
    if (!head)
        return {};
    const Readers before = TRY(readers_of(head->review));
    TRY(ReaderStore(connection_, workspace_id_).follow(head->review));
    const Readers after = TRY(readers_of(head->review));
    return before.people == after.people ? Result<void>()
                                         : record_readers(id, before, after, author);
}

Result<std::vector<ListedReview>> ReviewStore::list(const ReviewFilter& filter,
    const Reader& reader)
{
    const ListStatement statement(filter, reader, workspace_id_);
    const Answer answer = TRY(connection_.execute(statement.sql(), statement.values()));
    std::vector<ListedReview> listed;
    listed.reserve(answer.row_count());
    for (std::size_t i = 0; i < answer.row_count(); ++i)
        listed.push_back(read_listed(answer.row(i)));
    return listed;
}

// The token itself is a secret, and stays out of the record, which says what the link shows.
Result<void> ReviewStore::save_link(const ReviewHead& head,
    const PublicLink& link,
    const changes::Author& author)
{
    const ReviewId& id = head.review.id;
    TRY(connection_.run(
        update_token, workspace_id_, id, link.token, !link.token.empty(), link.layers));
    const LinkShows before{head.public_layers}, after{link.layers};
    const bool was = !head.public_token.empty(), is = !link.token.empty();
    const Act act = !is ? Act::Deleted : was ? Act::Changed : Act::Added;
    const changes::What what{"review", id.text, "public_link", id.text, act};
    return note_change(id, TRY(changes::record<LinkShows>(connection_, author, what,
                               was ? &before : nullptr, is ? &after : nullptr)));
}

Result<void> ReviewStore::take_link_back(const ReviewHead& head, const changes::Author& author)
{
    return save_link(head, {}, author);
}

Result<void> ReviewStore::note_change(const ReviewId& id, std::int64_t sequence)
{
    TRY(connection_.run(update_sequence, workspace_id_, id, sequence));
    return {};
}

Result<void> ReviewStore::save_milestones(const ReviewId& id,
    const std::vector<timeline::Event>& events)
{
    const timeline::Numbers numbers = timeline::numbers_of(events);
    TRY(connection_.run(update_milestones, workspace_id_, id, numbers.began_at, numbers.detected_at,
        numbers.declared_at, numbers.mitigated_at, numbers.resolved_at,
        end_of(events).last_event_at));
    return {};
}

Result<Document> ReviewStore::document(const ReviewHead& head)
{
    PartStore parts(connection_, head.review, {workspace_id_, "", {}});
    Document document{.review = head.review};
    document.sections = TRY(parts.list<Section>());
    document.events = TRY(parts.list<timeline::Event>());
    document.phases = TRY(parts.list<ImpactPhase>());
    document.attempts = TRY(parts.list<Attempt>());
    document.surprises = TRY(parts.list<Surprise>());
    document.factors = TRY(parts.list<Factor>());
    document.lessons = TRY(parts.list<Lesson>());
    document.actions = TRY(parts.list<actions::Action>());
    document.set_aside = TRY(parts.list<SetAside>());
    arrange(document);
    TRY(name_people(document));
    return document;
}

/// One select a name: a review mentions a handful, and each is a keyed read.
Result<void> ReviewStore::name_people(Document& document)
{
    document.people.clear();
    for (const std::string& id : people_in(document)) {
        constexpr std::string_view select =
            "SELECT name FROM people WHERE workspace_id = $1 AND id = $2";
        const Answer answer = TRY(connection_.run(select, workspace_id_, id));
        if (!answer.is_empty())
            document.people.push_back({id, answer.only().text("name")});
    }
    return {};
}

Result<std::int64_t> ReviewStore::count_samples()
{
    return TRY(connection_.run(count_samples_sql, workspace_id_)).only().integer("count");
}

Result<void>
ReviewStore::change_samples(std::string_view sql, Act act, const changes::Author& author)
{
    const Answer answer = TRY(connection_.run(sql, workspace_id_, author.now));
    for (std::size_t i = 0; i < answer.row_count(); ++i) {
        const auto review = storage::read_row<Review>(answer.row(i));
        const changes::What what{"review", review.id.text, "review", review.id.text, act};
        const Review* before = act == Act::Deleted ? &review : nullptr;
        const Review* after = act == Act::Deleted ? nullptr : &review;
        TRY(note_change(review.id, TRY(changes::record(connection_, author, what, before, after))));
    }
    return {};
}

Result<void> ReviewStore::hide_samples(const changes::Author& author)
{
    return change_samples(hide_samples_sql, Act::Deleted, author);
}

Result<void> ReviewStore::restore_samples(const changes::Author& author)
{
    return change_samples(restore_samples_sql, Act::Restored, author);
}

} // namespace candor::reviews
