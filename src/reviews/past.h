#pragma once

#include "changes/change.h"
#include "reviews/document.h"

#include <span>

namespace candor::reviews {

/// Puts those lists of a document into their order that do not stand by their ids.
void arrange(Document& document);

/// Takes a document back to before `changes`: of every item that changed since then, the first change
/// after. `NotFound` if the review itself began with one of them. Names of people are left alone.
Result<void> fold_back(Document& document, std::span<const changes::Change> changes);

} // namespace candor::reviews
