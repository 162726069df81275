#include "reviews/new_review.h"

#include "accounts/account_store.h"
#include "base/utf8.h"
#include "reviews/part_store.h"
#include "reviews/template_store.h"

#include <algorithm>
#include <map>

namespace candor::reviews {

namespace {

using accounts::AccountStore;
using storage::Connection;

bool has(const std::vector<accounts::Choice>& choices, std::string_view key)
{
    return std::ranges::find(choices, key, &accounts::Choice::key) != choices.end();
}

/// Ids of people that an imported document's names stand for.
class People {
public:
    People(Connection& connection, const Document& document, changes::Author author)
        : accounts_(connection)
        , author_(std::move(author))
    {
        for (const PersonName& person : document.people)
            names_[person.id] = person.name;
    }

    Result<void> load()
    {
        for (const accounts::Person& person : TRY(accounts_.list_people(author_.workspace_id)))
            ids_.emplace(lower_ascii(person.name), person.id);
        return {};
    }

    /// The id here of whom `id` named there; "" stays "", and so does one without a name. Whoever brings
    /// the document is known by id.
    Result<std::string> translate(const std::string& id)
    {
        if (id == author_.person_id)
            return id;
        const auto name = names_.find(id);
        if (id.empty() || name == names_.end())
            return std::string();
        const std::string key = lower_ascii(name->second);
        if (const auto known = ids_.find(key); known != ids_.end())
            return known->second;
        const accounts::Person mention{new_uuid(), name->second, "", accounts::Role::Anyone};
        TRY(accounts_.add_person(mention, "", author_));
        ids_.emplace(key, mention.id);
        return mention.id;
    }

private:
    AccountStore accounts_;
    changes::Author author_;
    std::map<std::string, std::string> names_;
    std::map<std::string, std::string> ids_;
};

Result<void> translate_people(Document& document, People& people)
{
    document.review.lead_id = TRY(people.translate(document.review.lead_id));
    for (std::string& id : document.review.author_ids)
        id = TRY(people.translate(id));
    std::erase(document.review.author_ids, "");
    for (timeline::Event& event : document.events)
        event.person_id = TRY(people.translate(event.person_id));
    for (Surprise& surprise : document.surprises)
        surprise.person_id = TRY(people.translate(surprise.person_id));
    for (actions::Action& action : document.actions)
        action.owner_id = TRY(people.translate(action.owner_id));
    return {};
}

template <class T>
Result<void> add_all(PartStore& parts, const std::vector<T>& list)
{
    for (const T& part : list)
        TRY(parts.add(part));
    return {};
}

/// Adds the events and moves the scope to their new ids.
Result<void> add_events(PartStore& parts, const std::vector<timeline::Event>& events, Scope& scope)
{
    const Scope before = scope;
    scope.first_event_id.clear();
    scope.last_event_id.clear();
    for (timeline::Event event : events) {
        const std::string old_id = event.id.text;
        event.evidence_ids.clear(); // Evidence does not travel with a document.
        const timeline::Event added = TRY(parts.add(std::move(event)));
        if (!old_id.empty() && old_id == before.first_event_id)
            scope.first_event_id = added.id.text;
        if (!old_id.empty() && old_id == before.last_event_id)
            scope.last_event_id = added.id.text;
    }
    return {};
}

} // namespace

Result<void>
check_belonging(Connection& connection, const std::string& workspace_id, const Review& review)
{
    AccountStore accounts(connection);
    const accounts::Workspace workspace = TRY(accounts.get_workspace(workspace_id));
    if (!has(workspace.kinds, review.kind))
        return invalid("kind", "choose one of the workspace's kinds");
    if (!review.severity.empty() && !has(workspace.severities, review.severity))
        return invalid(
            "severity", "choose one of the workspace's severities, or none while it is not known");
    if (!review.lead_id.empty() && !accounts.get_person(workspace_id, review.lead_id))
        return invalid("lead_id", "the lead is somebody of the workspace");
    for (const std::string& id : review.author_ids)
        if (!accounts.get_person(workspace_id, id))
            return invalid("author_ids", "authors are people of the workspace");
    return {};
}

Result<Review> begin_review(Connection& connection,
    Review review,
    const std::string& template_id,
    const changes::Author& author)
{
    const Template shape = TRY(TemplateStore(connection, author.workspace_id).get(template_id));
    review.id = new_id<ReviewId>();
    review.created_at = author.now;
    review.revision = 0;
    review.charter_version =
        TRY(AccountStore(connection).get_workspace(author.workspace_id)).charter_version;
    TRY(check_belonging(connection, author.workspace_id, review));
    review = TRY(
        ReviewStore(connection, author.workspace_id).add(std::move(review), template_id, author));
    PartStore parts(connection, review, author);
    TRY(add_all(parts, sections_of(shape)));
    return review;
}

Result<Review>
add_document(Connection& connection, Document document, const changes::Author& author)
{
    People people(connection, document, author);
    TRY(people.load());
    TRY(translate_people(document, people));
    Review& review = document.review;
    review.id = new_id<ReviewId>();
    review.is_shared = false;
    review.visibility = Visibility::Open;
    review.revision = 0;
    const Scope scope = std::exchange(review.scope, {});
    TRY(check_belonging(connection, author.workspace_id, review));
    review = TRY(ReviewStore(connection, author.workspace_id).add(std::move(review), "", author));

    PartStore parts(connection, review, author);
    TRY(add_all(parts, document.sections));
    TRY(add_all(parts, document.phases));
    TRY(add_all(parts, document.attempts));
    TRY(add_all(parts, document.surprises));
    TRY(add_all(parts, document.factors));
    TRY(add_all(parts, document.lessons));
    TRY(add_all(parts, document.actions));
    TRY(add_all(parts, document.set_aside));
    review.scope = scope;
    TRY(add_events(parts, document.events, review.scope));
    ReviewStore reviews(connection, author.workspace_id);
    TRY(reviews.save_milestones(review.id, TRY(parts.list<timeline::Event>())));
    return reviews.save(std::move(review), author);
}

} // namespace candor::reviews
