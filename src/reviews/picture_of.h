#pragma once

#include "reviews/document.h"
#include "timeline/picture.h"

#include <string>

namespace candor::reviews {

/// The picture of a review's timeline, with its phases of impact.
std::string picture_of(const Document& document, timeline::LaneBy lanes, timeline::Styles styles);

} // namespace candor::reviews
