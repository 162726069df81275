#include "reviews/form_text.h"
#include "reviews/markdown_form.h"

#include <algorithm>
#include <map>

namespace candor::reviews {

namespace {

using Names = std::map<std::string, std::string>;

std::string name_of_person(const Names& names, const std::string& id)
{
    const auto found = names.find(id);
    return found == names.end() ? tidy_line(id) : found->second;
}

void tidy_lines(auto&... lines) { ((lines = tidy_line(lines)), ...); }
void tidy_texts(auto&... texts) { ((texts = tidy_text(texts)), ...); }

/// What all parts share: no id, no revision, a position by order.
void renumber(auto& parts)
{
    std::int64_t position = 0;
    for (auto& part : parts) {
        part.id = {};
        part.revision = 0;
        part.position = position++;
    }
}

Names take_names(Document& document)
{
    Names names;
    std::vector<PersonName> people;
    for (PersonName& person : document.people) {
        const std::string name = tidy_line(person.name);
        names.emplace(person.id, name);
        if (std::ranges::find(people, name, &PersonName::name) == people.end())
            people.push_back({name, name});
    }
    document.people = std::move(people);
    return names;
}

std::string numbered(std::size_t index) { return "event-" + std::to_string(index + 1); }

void carry_events(Document& document, const Names& names)
{
    std::map<std::string, std::string> ids;
    for (std::size_t i = 0; i < document.events.size(); ++i) {
        timeline::Event& event = document.events[i];
        if (!event.id.is_empty())
            ids.emplace(event.id.text, numbered(i));
        event.id.text = numbered(i);
        event.revision = 0;
        event.person_id = name_of_person(names, event.person_id);
        tidy_lines(event.who, event.source, event.inflection);
        tidy_texts(event.what);
    }
    Scope& scope = document.review.scope;
    scope.first_event_id = ids[scope.first_event_id];
    scope.last_event_id = ids[scope.last_event_id];
}

void carry_review(Document& document, const Names& names)
{
    Review& review = document.review;
    review.id = {};
    review.revision = 0;
    review.is_shared = false;
    review.visibility = Visibility::Open;
    tidy_lines(review.title, review.kind, review.severity, review.zone, document.kind_name,
        document.severity_name);
    tidy_texts(review.ongoing, review.scope.excludes);
    review.lead_id = name_of_person(names, review.lead_id);
    for (std::string& author : review.author_ids)
        author = name_of_person(names, author);
}

void carry_parts(Document& document, const Names& names)
{
    for (Section& section : document.sections) {
        tidy_lines(section.title);
        tidy_texts(section.body, section.prompt);
    }
    for (ImpactPhase& phase : document.phases)
        tidy_texts(phase.felt);
    for (Attempt& attempt : document.attempts) {
        tidy_lines(attempt.who);
        tidy_texts(attempt.tried);
    }
    for (Surprise& surprise : document.surprises) {
        surprise.person_id = name_of_person(names, surprise.person_id);
        tidy_lines(surprise.who);
        tidy_texts(surprise.text);
    }
    for (Factor& factor : document.factors)
        tidy_texts(factor.statement, factor.note);
    for (Lesson& lesson : document.lessons)
        tidy_texts(lesson.text, lesson.elsewhere, lesson.looked_at_note);
    for (SetAside& one : document.set_aside) {
        tidy_lines(one.rule);
        tidy_texts(one.phrase, one.reason);
    }
    for (actions::Action& action : document.actions) {
        action.owner_id = name_of_person(names, action.owner_id);
        tidy_lines(action.owner, action.due, action.link);
        tidy_texts(action.statement, action.reason);
    }
}

} // namespace

Document as_carried(const Document& document)
{
    Document carried = document;
    const Names names = take_names(carried);
    carry_review(carried, names);
    carry_events(carried, names);
    carry_parts(carried, names);
    renumber(carried.sections);
    renumber(carried.phases);
    renumber(carried.attempts);
    renumber(carried.surprises);
    renumber(carried.factors);
    renumber(carried.lessons);
    renumber(carried.actions);
    renumber(carried.set_aside);
    return carried;
}

} // namespace candor::reviews
