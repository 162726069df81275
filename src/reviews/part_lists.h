#pragma once

#include "reviews/document.h"
#include "reviews/part_store.h"

/// The kinds of parts as a list, for what is done to each of them alike.
namespace candor::reviews {

/// Calls `visit` with every list of parts in the document.
void for_each_list(auto& document, auto&& visit)
{
    visit(document.sections);
    visit(document.events);
    visit(document.phases);
    visit(document.attempts);
    visit(document.surprises);
    visit(document.factors);
    visit(document.lessons);
    visit(document.actions);
    visit(document.set_aside);
}

} // namespace candor::reviews
