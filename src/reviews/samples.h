#pragma once

#include "reviews/document.h"

/// Reviews to test with.
namespace candor::reviews {

/// A finished review with something in every part.
Document rich_document();

/// A review made of everything that could upset a reader of Markdown, the same for the same seed.
Document nasty_document(unsigned seed);

} // namespace candor::reviews
