#pragma once

#include "base/names.h"
#include "reviews/document.h"

#include <string>
#include <string_view>

/// What of a review is fact, and what is somebody's statement: facts may be shared further than
/// statements, which were said under the charter. The only place that says which is which: a table that
/// `candor routes --access` prints. Why it is drawn there: `docs/why/layers.md`.
namespace candor::reviews {

enum class Layer { Fact, Statement };

constexpr auto names_of(Layer)
{
    return std::to_array<Named<Layer>>({{Layer::Fact, "fact"}, {Layer::Statement, "statement"}});
}

/// The layer of a kind of part, by the name that its changes have ("event").
Layer layer_of(std::string_view item);

/// "facts", "facts,statements", or "" for `otherwise`. `Invalid` for anything else.
Result<Layers> layers_from(std::string_view text, Layers otherwise);

/// The document with what the layers hold, and without the names of who is only mentioned in the rest.
Document with_layers(Document document, Layers layers);

/// What something without statements says of itself.
inline constexpr std::string_view facts_only_words =
    "This holds the facts: what happened when, who was affected, what was tried and what will be "
    "done. "
    "What people told and concluded was said under our charter, and is left out.";

/// The line that goes with statements wherever they are taken: under which charter they were said.
std::string charter_mark(std::int64_t charter_version);

/// What an export says of its layers at its top, in one line.
std::string layers_remark(const Document& document);

/// The table.
std::string layers_table();

} // namespace candor::reviews
