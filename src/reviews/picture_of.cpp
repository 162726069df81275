#include "reviews/picture_of.h"

namespace candor::reviews {

namespace {

int weight_of(Degree degree)
{
    switch (degree) {
    case Degree::Minor:
        return 1;
    case Degree::Major:
        return 2;
    case Degree::Total:
        return 3;
    }
    broken_promise("a degree is one of three", __FILE__, __LINE__);
}

} // namespace

std::string picture_of(const Document& document, timeline::LaneBy lanes, timeline::Styles styles)
{
    std::vector<timeline::PictureImpact> impact;
    impact.reserve(document.phases.size());
    for (const ImpactPhase& phase : document.phases)
        impact.push_back({{phase.began_at, phase.ended_at}, phase.felt,
            std::string(name_of(phase.degree)), weight_of(phase.degree)});
    return timeline::picture(document.events, impact,
        {.zone = document.review.zone,
            .lanes = lanes,
            .styles = styles,
            .title = "Timeline of " + document.review.title});
}

} // namespace candor::reviews
