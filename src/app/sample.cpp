#include "app/sample.h"

#include "accounts/account_store.h"
#include "app/accounts_desk.h"
#include "reviews/from_proposal.h"
#include "reviews/markdown_form.h"
#include "reviews/new_review.h"

#include <span>

namespace candor::app {

/// Made by the build from the folder `samples/`: file name and canonical Markdown, in their order.
std::span<const std::pair<std::string_view, std::string_view>> sample_files();

namespace {

using reviews::Document;
using storage::Connection;

constexpr std::string_view sample_email = "ada@example.org";

/// The incident of a draft ended within the last day, whenever the sample is made: its pace should read as
/// it does on the morning after.
void move_to_last_day(Document& document, Instant now)
{
    if (document.review.stage != reviews::Stage::Draft || document.events.empty())
        return;
    const auto days_since = std::chrono::floor<std::chrono::days>(now - *document.events.back().at);
    const std::chrono::microseconds by = days_since;
    const auto move = [&](std::optional<Instant>& at) {
        if (at)
            *at += by;
    };
    document.review.created_at = now;
    for (timeline::Event& event : document.events) {
        move(event.at);
        move(event.ended_at);
    }
    for (reviews::Attempt& attempt : document.attempts)
        move(attempt.at);
}

Result<void>
add_sample(Connection& connection, std::string_view markdown, const Operator& who, Instant now)
{
    const changes::Author author{who.workspace.id, who.person_id, now};
    std::optional<Document> document = reviews::read_markdown(markdown);
    ENSURE(document); // It is a file of ours.
    timeline::sort(document->events);
    reviews::adopt(*document, who.workspace, {}, author);
    document->review.is_sample = true;
    move_to_last_day(*document, now);
    TRY(reviews::add_document(connection, *std::move(document), author));
    return {};
}

} // namespace

Result<SampleAccount> fill_with_sample(storage::Database& database)
{
    const auto workspace = TRY(database.read([](Connection& connection) {
        return accounts::AccountStore(connection).find_workspace();
    }));
    if (workspace)
        return conflict("there is a workspace already; samples go into an empty folder");
    const NewAccount account = TRY(add_account(
        database, {.name = "Ada", .email = std::string(sample_email)}, "Sample workspace"));
    const Operator who = TRY(operator_of(database));
    TRY(database.write(who.workspace.id, [&](Connection& connection) -> Result<void> {
        for (const auto& [name, markdown] : sample_files())
            TRY(add_sample(connection, markdown, who, SystemClock().now()));
        return {};
    }));
    return SampleAccount{account.person.email, account.password};
}

} // namespace candor::app
