#include "reviews/document.h"

namespace candor::reviews {

std::set<std::string> people_in(const Document& document)
{
    std::set<std::string> ids(document.review.author_ids.begin(), document.review.author_ids.end());
    ids.insert(document.review.lead_id);
    for (const timeline::Event& event : document.events)
        ids.insert(event.person_id);
    for (const Surprise& surprise : document.surprises)
        ids.insert(surprise.person_id);
    for (const actions::Action& action : document.actions)
        ids.insert(action.owner_id);
    ids.erase("");
    return ids;
}

} // namespace candor::reviews
