#pragma once

#include "base/id.h"
#include "base/instant.h"
#include "base/names.h"
#include "base/result.h"

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace candor::reviews {

using ReviewId = Id<struct ReviewTag>;

/// A review's way, in order. Publishing is separate from it.
enum class Stage { Draft, Gathering, Scheduled, InSession, Reflecting, FollowingUp, Done };

constexpr auto names_of(Stage)
{
    return std::to_array<Named<Stage>>({
        {Stage::Draft, "draft"},
        {Stage::Gathering, "gathering"},
        {Stage::Scheduled, "scheduled"},
        {Stage::InSession, "in_session"},
        {Stage::Reflecting, "reflecting"},
        {Stage::FollowingUp, "following_up"},
        {Stage::Done, "done"},
    });
}

/// Whether the workspace reads a review, or only the people who are named in it.
enum class Visibility { Open, Restricted };

constexpr auto names_of(Visibility)
{
    return std::to_array<Named<Visibility>>(
        {{Visibility::Open, "open"}, {Visibility::Restricted, "restricted"}});
}

/// Who or what noticed first.
enum class DetectionSource { Monitor, Colleague, Customer, Other };

constexpr auto names_of(DetectionSource)
{
    return std::to_array<Named<DetectionSource>>({
        {DetectionSource::Monitor, "monitor"},
        {DetectionSource::Colleague, "colleague"},
        {DetectionSource::Customer, "customer"},
        {DetectionSource::Other, "other"},
    });
}

inline constexpr std::size_t title_bytes_max = 200;
inline constexpr std::size_t note_bytes_max = 4'000;
inline constexpr std::size_t authors_max = 50;

/// The agreed first and last event, and what the review will not look into.
struct Scope {
    std::string first_event_id; ///< "" until agreed.
    std::string last_event_id;
    std::string excludes; ///< Markdown.
    std::optional<Instant> agreed_at;

    friend bool operator==(const Scope&, const Scope&) = default;
};
BOOST_DESCRIBE_STRUCT(Scope, (), (first_event_id, last_event_id, excludes, agreed_at))

/// What is known of a review apart from its parts.
struct Review {
    ReviewId id;
    std::int64_t number = 0; ///< `PM-14` is 14. Given by the store.
    std::string title;
    std::string kind;     ///< Key of one of the workspace's kinds.
    std::string severity; ///< Key of one of the workspace's severities; "" while not known.
    Stage stage = Stage::Draft;
    std::string zone;    ///< IANA; "" while not known, which is not the same as UTC.
    std::string lead_id; ///< Person.
    std::vector<std::string> author_ids;
    std::optional<DetectionSource> detection_source;
    std::string ongoing; ///< What is still going on, if anything is. Markdown.
    Scope scope;
    std::int64_t charter_version = 1;
    bool is_sample = false;
    Instant created_at;
    std::optional<Instant> published_at;
    bool is_shared = false; ///< Whether there is a public link.
    Visibility visibility = Visibility::Open;
    std::int64_t revision = 0; ///< How often these facts were saved.

    friend bool operator==(const Review&, const Review&) = default;
};
BOOST_DESCRIBE_STRUCT(Review,
    (),
    (id,
        number,
        title,
        kind,
        severity,
        stage,
        zone,
        lead_id,
        author_ids,
        detection_source,
        ongoing,
        scope,
        charter_version,
        is_sample,
        created_at,
        published_at,
        is_shared,
        visibility,
        revision))

/// `Invalid` with the field if a title is missing or too long, a zone is none, and so on. Whether kind
/// and people exist is the store's question.
Result<void> check(const Review& review);

} // namespace candor::reviews
