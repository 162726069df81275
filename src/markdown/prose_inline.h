#pragma once

#include "text/prose_text.h"

#include <cstddef>

namespace candor::markdown {

/// What reading the inside of blocks remembers from one block to the next.
struct InlineState {
    bool is_muted = false;                ///< After `candor-off`.
    std::size_t no_comment_end_after = 0; ///< From here on no comment is ever closed.
};

/// Adds the pieces of the block: its words, and the things it names; markup is left out. Gives back
/// where reading ended, which is beyond the block if a comment that begins in it reaches beyond it.
std::size_t read_inline(ProseText& prose, Span block, InlineState& state);

} // namespace candor::markdown
