#include "app/live_guide.h"

#include "accounts/account_store.h"
#include "reviews/review_store.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace candor::app {

namespace {

using storage::Connection;

constexpr std::size_t numbers_kept_max = 100'000;
constexpr std::string_view review_prefix = "review/";

/// What lists of reviews, and the day's page, show something of.
constexpr std::array listed_items = {"review", "public_link", "event", "action", "lesson"};

std::int64_t number_in(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

} // namespace

Result<std::int64_t> LiveGuide::number_of(Connection& connection,
    const std::string& workspace_id,
    const std::string& review_id)
{
    if (const auto known = numbers_.find(review_id); known != numbers_.end())
        return known->second;
    if (numbers_.size() >= numbers_kept_max)
        numbers_.clear();
    reviews::ReviewStore reviews(connection, workspace_id);
    return numbers_[review_id] = TRY(reviews.number_of({review_id}));
}

Result<std::vector<live::Telling>> LiveGuide::tellings_of(Connection& connection,
    const std::string& workspace_id,
    const changes::Change& change)
{
    using live::Detail;
    if (change.thing != "review")
        return std::vector<live::Telling>{{"workspace", Detail::Mark}};
    const std::int64_t number = TRY(number_of(connection, workspace_id, change.thing_id));
    std::vector<live::Telling> tellings{
        {fmt::format("{}{}", review_prefix, number), Detail::Whole}};
    if (std::ranges::find(listed_items, change.item) != listed_items.end())
        tellings.push_back({"reviews", Detail::Mark});
    return tellings;
}

Result<bool>
LiveGuide::may_read(Connection& connection, const http::Caller& caller, std::string_view topic)
{
    if (topic == "reviews" || topic == "workspace")
        return true;
    if (!topic.starts_with(review_prefix))
        return false;
    reviews::ReviewStore reviews(connection, caller.workspace_id);
    const auto review = reviews.get(number_in(topic.substr(review_prefix.size())));
    if (!review && review.error().kind != ErrorKind::NotFound)
        return Failure(review.error());
    return review.has_value();
}

bool LiveGuide::is_about_access(const changes::Change& change)
{
    const bool is_whole_review = change.thing == "review" && change.item == "review";
    return change.thing == "person" || (is_whole_review && change.act == changes::Act::Deleted);
}

Result<std::string> LiveGuide::name_of(Connection& connection, const http::Caller& caller)
{
    accounts::AccountStore accounts(connection);
    return TRY(accounts.get_person(caller.workspace_id, caller.person_id)).name;
}

} // namespace candor::app
