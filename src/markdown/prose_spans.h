#pragma once

#include "text/prose_text.h"

#include <string_view>

namespace candor::markdown {

/// The places of a Markdown text that are its writer's own prose, each with the heading it stands
/// under. Never fails: whatever the bytes are, some answer comes back.
///
/// Left out: front matter, code, HTML and comments, addresses and link targets, blockquotes (somebody
/// else's words), and what stands between `<!-- candor-off -->` and `<!-- candor-on -->`. A comment
/// `<!-- candor-ignore rule, rule -->` names rules that must not speak in the next block.
ProseText prose_spans(std::string_view markdown);

} // namespace candor::markdown
