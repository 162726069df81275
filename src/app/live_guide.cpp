#include "app/live_guide.h"

#include "accounts/access.h"
#include "accounts/account_store.h"
#include "reviews/access.h"
#include "reviews/api_request.h"
#include "reviews/kept_value.h"
#include "reviews/private_note_store.h"
#include "reviews/review_store.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace candor::app {

namespace {

using storage::Connection;

constexpr std::size_t places_kept_max = 100'000;
constexpr std::string_view review_prefix = "review/";
constexpr auto people_topic = "workspace:people"; ///< Nobody can ask for it: no name has a colon.

/// What lists of reviews, and the day's page, show something of.
constexpr std::array listed_items = {
    "review", "readers", "public_link", "event", "action", "lesson"};

std::int64_t number_in(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

/// Whether other people lead or write, which lets them into a restricted review.
bool names_others(const json::Raw& before, const json::Raw& after)
{
    const auto was = reviews::read_kept<reviews::Review>(before);
    const auto is = reviews::read_kept<reviews::Review>(after);
    return !was || !is || was->lead_id != is->lead_id || was->author_ids != is->author_ids;
}

} // namespace

Result<LiveGuide::Place> LiveGuide::place_of(Connection& connection,
    const std::string& workspace_id,
    const changes::Change& change)
{
    const std::string& review_id = change.thing_id;
    if (change.item == "readers")
        places_.erase(review_id);
    if (const auto known = places_.find(review_id); known != places_.end())
        return known->second;
    if (places_.size() >= places_kept_max)
        places_.clear();
    reviews::ReviewStore reviews(connection, workspace_id);
    const auto head = TRY(reviews.find({review_id}));
    const Place place{TRY(reviews.number_of({review_id})),
        head && head->review.visibility == reviews::Visibility::Open};
    if (head)
        places_[review_id] = place;
    return place;
}

Result<std::vector<live::Telling>> LiveGuide::tellings_of(Connection& connection,
    const std::string& workspace_id,
    const changes::Change& change)
{
    using live::Detail;
    if (change.thing == "person" || change.thing == "team")
        return std::vector<live::Telling>{{"workspace", Detail::Mark, people_topic}};
    if (change.thing == reviews::private_note_thing)
        return std::vector<live::Telling>(); // That there is one is told to nobody.
    if (change.thing != "review")
        return std::vector<live::Telling>{{"workspace", Detail::Mark}};
    const Place place = TRY(place_of(connection, workspace_id, change));
    const std::string topic = fmt::format("{}{}", review_prefix, place.number);
    const bool is_told_whole = change.item != "readers";
    std::vector<live::Telling> tellings{{topic, is_told_whole ? Detail::Whole : Detail::Mark}};
    if (std::ranges::find(listed_items, change.item) != listed_items.end())
        tellings.push_back({"reviews", Detail::Mark, topic, place.is_open});
    return tellings;
}

Result<bool>
LiveGuide::may_read(Connection& connection, const http::Caller& caller, std::string_view topic)
{
    const reviews::Reader reader = reviews::reader_of(caller);
    if (topic == "reviews" || topic == "workspace")
        return true;
    if (topic == people_topic)
        return accounts::may_see_everybody(reader.role);
    if (!topic.starts_with(review_prefix))
        return false;
    const auto review = reviews::readable_review(
        connection, caller.workspace_id, number_in(topic.substr(review_prefix.size())), reader);
    if (!review && review.error().kind != ErrorKind::NotFound)
        return Failure(review.error());
    return review.has_value();
}

bool LiveGuide::reads_what_is_open(const http::Caller& caller)
{
    return reviews::reads_what_is_open(reviews::reader_of(caller).role);
}

bool LiveGuide::is_about_access(const changes::Change& change)
{
    if (change.thing != "review")
        return change.thing == "person" || change.thing == "team";
    if (change.item == "review" && change.act != changes::Act::Added)
        return change.act == changes::Act::Deleted || names_others(change.before, change.after);
    return change.item == "readers";
}

Result<std::string> LiveGuide::name_of(Connection& connection, const http::Caller& caller)
{
    accounts::AccountStore accounts(connection);
    return TRY(accounts.get_person(caller.workspace_id, caller.person_id)).name;
}

} // namespace candor::app
