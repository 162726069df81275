#pragma once

#include "changes/change.h"
#include "reviews/document.h"
#include "reviews/pace.h"
#include "reviews/reader_store.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace candor::reviews {

inline constexpr std::int64_t page_rows = 50;

/// Which reviews a list shows. Empty fields do not filter.
struct ReviewFilter {
    std::string kind;
    std::string severity;
    std::string stage;
    std::string lead_id;
    std::optional<bool> is_published;
    std::optional<std::int64_t> before_number; ///< Where the page before ended.
    std::int64_t count_max = page_rows;
};

/// A review and what a list shows beside its facts, all from one table.
struct ListedReview {
    Review review;
    std::optional<Instant> began_at;
    IncidentEnd end;
};

/// Where a review stands in the row, beside its facts.
struct ReviewHead {
    Review review;
    std::int64_t sequence = 0; ///< Number of the last change to it or a part of it.
    std::string public_token;
    Layers public_layers = Layers::Facts; ///< What the public link shows.
    IncidentEnd end;
};

/// Who is to be named in a review.
struct Naming {
    std::vector<NamedPerson> people;
    std::optional<std::vector<std::string>> team_ids; ///< None leaves the teams as they are.
};

/// A public link as it is made.
struct PublicLink {
    std::string token; ///< "" for none.
    Layers layers = Layers::Facts;
};

/// What the record says of a public link.
struct LinkShows {
    Layers layers = Layers::Facts;
};
BOOST_DESCRIBE_STRUCT(LinkShows, (), (layers))

/// The one answer for a review that is not there, or not for whoever asks.
Failure no_such_review(std::int64_t number);

/// Reviews at rest. The only code that knows the `reviews` table.
class ReviewStore {
public:
    ReviewStore(storage::Connection& connection, std::string workspace_id)
        : connection_(connection)
        , workspace_id_(std::move(workspace_id))
    {
    }

    /// Gives the review its number.
    Result<Review>
    add(Review review, const std::string& template_id, const changes::Author& author);

    /// `NotFound` if there is none, or it is hidden.
    Result<ReviewHead> get(std::int64_t number);
    Result<std::optional<ReviewHead>> find(const ReviewId& id);
    /// Also of a hidden one.
    Result<std::int64_t> number_of(const ReviewId& id);
    Result<std::optional<ReviewHead>> find_shared(std::string_view public_token);

    /// `Conflict` if somebody else saved these facts since they were read.
    /// `act` says whether this is something new or what was there once.
    Result<Review>
    save(Review review, const changes::Author& author, changes::Act act = changes::Act::Changed);

    /// Says who reads the review, which has its new visibility, and is named in it. What becomes
    /// restricted loses its public link. `Conflict` as for `save`, for a sample, and if nobody were
    /// left who could say so again.
    Result<Readers>
    save_readers(Review review, const Naming& naming, const changes::Author& author);

    Result<Readers> readers_of(const Review& review);
    /// Names who is in the review's teams now, after a team has changed.
    Result<void> follow_teams(const ReviewId& id, const changes::Author& author);

    /// What somebody may read, newest first.
    Result<std::vector<ListedReview>> list(const ReviewFilter& filter, const Reader& reader);

    /// Makes a public link, or says anew what it shows.
    Result<void>
    save_link(const ReviewHead& head, const PublicLink& link, const changes::Author& author);
    Result<void> take_link_back(const ReviewHead& head, const changes::Author& author);

    /// Notes that something of the review has changed. Every store of a part calls it.
    Result<void> note_change(const ReviewId& id, std::int64_t sequence);

    /// Keeps what follows from the events, for lists.
    Result<void> save_milestones(const ReviewId& id, const std::vector<timeline::Event>& events);

    /// The review with all its parts, and the names of those it mentions by id.
    Result<Document> document(const ReviewHead& head);

    /// Puts down the names of everybody that the document names by id.
    Result<void> name_people(Document& document);

    Result<std::int64_t> count_samples();
    /// Hides the samples, or takes that back.
    Result<void> hide_samples(const changes::Author& author);
    Result<void> restore_samples(const changes::Author& author);

private:
    Result<void> record_readers(const ReviewId& id,
        const Readers& before,
        const Readers& after,
        const changes::Author& author);
    Result<void>
    change_samples(std::string_view sql, changes::Act act, const changes::Author& author);

    storage::Connection& connection_;
    std::string workspace_id_;
};

} // namespace candor::reviews
