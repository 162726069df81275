#pragma once

#include "evidence/proposal.h"

#include <string>
#include <string_view>

namespace candor::evidence {

/// Which part of a report a heading or a label opens, by all the words that people use for it.
/// Numbering, emoji, anchors and remarks in brackets do not matter. `Other` if it is none of them.
SectionKey key_of_heading(std::string_view heading);

/// The same for a word that is no heading but might stand for one ("**Impact:** …"): only what
/// could not be meant otherwise.
SectionKey key_of_label(std::string_view label);

/// Whether a heading is one of those words and nothing else, so that it is no title of a report.
bool is_name_of_part(std::string_view heading);

/// A heading without its marks: no `#`, `**`, `{#anchor}` and final colon.
std::string heading_text(std::string_view heading);

} // namespace candor::evidence
