#pragma once

#include "actions/action.h"
#include "reviews/parts.h"
#include "reviews/review.h"
#include "timeline/event.h"

#include <boost/describe.hpp>
#include <set>
#include <string>
#include <vector>

namespace candor::reviews {

/// What of a review something holds: all of it, or only its facts (`layers.h` says which parts these are).
enum class Layers { Facts, FactsAndStatements };

constexpr auto names_of(Layers)
{
    return std::to_array<Named<Layers>>(
        {{Layers::Facts, "facts"}, {Layers::FactsAndStatements, "facts,statements"}});
}

/// A name that a review's ids stand for. Nothing else of a person goes into a document.
struct PersonName {
    std::string id;
    std::string name;

    friend bool operator==(const PersonName&, const PersonName&) = default;
};
BOOST_DESCRIBE_STRUCT(PersonName, (), (id, name))

/// A whole review as one value: what is loaded for the page, exported, imported and searched.
/// Every list is in its order; dropped sections are in it.
struct Document {
    Review review;
    std::string kind_name;          ///< The kind in words, for readers.
    std::string severity_name;      ///< "" while not known.
    std::vector<PersonName> people; ///< Everybody that is named by id below.
    std::vector<Section> sections;
    std::vector<timeline::Event> events;
    std::vector<ImpactPhase> phases;
    std::vector<Attempt> attempts;
    std::vector<Surprise> surprises;
    std::vector<Factor> factors;
    std::vector<Lesson> lessons;
    std::vector<actions::Action> actions;
    std::vector<SetAside> set_aside;
    Layers layers = Layers::FactsAndStatements; ///< What of the review is in here.

    friend bool operator==(const Document&, const Document&) = default;
};
BOOST_DESCRIBE_STRUCT(Document,
    (),
    (review,
        kind_name,
        severity_name,
        people,
        sections,
        events,
        phases,
        attempts,
        surprises,
        factors,
        lessons,
        actions,
        set_aside,
        layers))

/// The ids of everybody that the document names by id.
std::set<std::string> people_in(const Document& document);

} // namespace candor::reviews
