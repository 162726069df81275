#include "reviews/events_api.h"

#include "base/zone.h"
#include "reviews/api_request.h"
#include "reviews/part_store.h"

#include <algorithm>
#include <set>

namespace candor::reviews {

namespace {

using storage::Connection;
using timeline::Event;

constexpr std::size_t added_at_once_max = 5'000;
constexpr std::int64_t shift_seconds_max = std::int64_t{10} * 366 * 24 * 3600;

std::optional<Instant> moved(std::optional<Instant> at, std::chrono::seconds by)
{
    return at ? std::optional(*at + by) : std::nullopt;
}

/// What the clocks of the old zone said, said by those of the new.
std::optional<Instant>
rezoned(std::optional<Instant> at, std::string_view from, std::string_view to)
{
    return at ? std::optional(to_instant(to_local(*at, from), to)) : std::nullopt;
}

Result<std::vector<Event>> keep_milestones(Connection& connection,
    PartStore& parts,
    const http::Request& request,
    const Review& review)
{
    std::vector<Event> events = TRY(parts.list<Event>());
    TRY(ReviewStore(connection, request.member().workspace_id).save_milestones(review.id, events));
    return events;
}

} // namespace

void EventsApi::add_routes(http::Router& router)
{
    using enum http::Method;
    router.add({.method = Post,
                   .path = "/api/v1/reviews/{number}/events",
                   .summary = "Adds events to the timeline, all or none"},
        *this, &EventsApi::add);
    router.add({.method = Post,
                   .path = "/api/v1/reviews/{number}/events/shift",
                   .summary = "Moves events in time, all by as much"},
        *this, &EventsApi::shift);
    router.add({.method = Post,
                   .path = "/api/v1/reviews/{number}/zone",
                   .summary = "Gives the review a time zone"},
        *this, &EventsApi::change_zone);
}

Result<EventsApi::EventList> EventsApi::add(const http::Request& request, const EventList& body)
{
    if (body.events.size() > added_at_once_max)
        return invalid(
            "events", fmt::format("at most {} events are added at once; add the rest after these",
                          added_at_once_max));
    return database_.write(
        request.member().workspace_id, [&](Connection& connection) -> Result<EventList> {
            const Review review = TRY(editable_review(connection, request)).review;
            PartStore parts(connection, review, author_of(request, clock_));
            EventList added;
            for (const Event& event : body.events)
                added.events.push_back(TRY(parts.add(event)));
            TRY(keep_milestones(connection, parts, request, review));
            return added;
        });
}

Result<EventsApi::EventList> EventsApi::shift(const http::Request& request, const Shift& body)
{
    if (body.seconds > shift_seconds_max || body.seconds < -shift_seconds_max)
        return invalid("seconds", "events are moved by at most ten years at once");
    return database_.write(
        request.member().workspace_id, [&](Connection& connection) -> Result<EventList> {
            const Review review = TRY(editable_review(connection, request)).review;
            PartStore parts(connection, review, author_of(request, clock_));
            const std::set<std::string_view> ids(body.ids.begin(), body.ids.end());
            EventList shifted;
            for (Event event : TRY(parts.list<Event>())) {
                if (!ids.contains(event.id.text))
                    continue;
                event.at = moved(event.at, std::chrono::seconds(body.seconds));
                event.ended_at = moved(event.ended_at, std::chrono::seconds(body.seconds));
                shifted.events.push_back(TRY(parts.save(std::move(event))));
            }
            TRY(keep_milestones(connection, parts, request, review));
            return shifted;
        });
}

Result<Snapshot> EventsApi::change_zone(const http::Request& request, const ZoneChange& body)
{
    if (!is_zone(body.zone))
        return invalid("zone", "a zone is an IANA name, like Europe/Berlin");
    return database_.write(
        request.member().workspace_id, [&](Connection& connection) -> Result<Snapshot> {
            const changes::Author author = author_of(request, clock_);
            const ReadableReview found = TRY(editable_review(connection, request));
            Review review = found.review;
            PartStore parts(connection, review, author);
            const std::string from = std::exchange(review.zone, body.zone);
            for (Event event : TRY(parts.list<Event>())) {
                if (body.keep == Keep::Moment || !event.zone.empty() || !event.at)
                    continue;
                event.at = rezoned(event.at, from, body.zone);
                event.ended_at = rezoned(event.ended_at, from, body.zone);
                TRY(parts.save(std::move(event)));
            }
            ReviewStore reviews(connection, author.workspace_id);
            review = TRY(reviews.save(std::move(review), author));
            TRY(keep_milestones(connection, parts, request, review));
            return snapshot(connection, author.workspace_id, TRY(reviews.get(review.number)),
                found.reader, author.now);
        });
}

void SectionOrderApi::add_routes(http::Router& router)
{
    router.add({.method = http::Method::Put,
                   .path = "/api/v1/reviews/{number}/sections/order",
                   .summary = "Puts the sections into another order"},
        *this, &SectionOrderApi::reorder);
}

Result<SectionOrderApi::SectionList> SectionOrderApi::reorder(const http::Request& request,
    const Order& body)
{
    return database_.write(
        request.member().workspace_id, [&](Connection& connection) -> Result<SectionList> {
            const Review review = TRY(editable_review(connection, request)).review;
            PartStore parts(connection, review, author_of(request, clock_));
            SectionList list{TRY(parts.list<Section>())};
            for (Section& section : list.sections) {
                const auto place = std::ranges::find(body.ids, section.id);
                if (place == body.ids.end())
                    return conflict("a section was added in the meantime; load the page again");
                if (const std::int64_t position = place - body.ids.begin();
                    section.position != position) {
                    section.position = position;
                    section = TRY(parts.save(std::move(section)));
                }
            }
            std::ranges::sort(list.sections, {}, &Section::position);
            return list;
        });
}

} // namespace candor::reviews
