#pragma once

#include "reviews/document.h"

#include <optional>
#include <string>
#include <string_view>

/// The canonical Markdown of a review: what `candor export --format markdown` gives and what reads back
/// to the same review. Written for people first; see docs/why/markdown-form.md.
namespace candor::reviews {

/// Never fails, also where the document would not pass its checks.
std::string write_markdown(const Document& document);

/// None if the text is not of this form: its front matter then has no `candor: 1`. Otherwise never
/// fails: what is not understood becomes text of a section, and nothing is dropped.
///
/// `read_markdown(write_markdown(d)) == as_carried(d)`.
std::optional<Document> read_markdown(std::string_view text);

/// A document without what whoever reads an export gives anew:
/// - ids of the review and its parts are "", but events are `event-1`, `event-2` … since the scope names
///   two of them, and people have their name for an id; people of one name are one;
/// - revisions are 0, and positions count from 0 in the order of their list;
/// - `is_shared` is false: reading an export makes nothing public;
/// - `visibility` is open: whom a review is restricted to are people of one workspace;
/// - texts end their lines in `\n` and have no blank lines at either end, nor white space at the very
///   end; texts of one line have neither line breaks nor white space at either end.
Document as_carried(const Document& document);

} // namespace candor::reviews
