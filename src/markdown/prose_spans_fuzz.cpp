#include "markdown/prose_spans.h"

#include "base/result.h"

#include <cstddef>
#include <cstdint>

using namespace candor;

// Any bytes: the pieces lie in the text, in order, none overlapping, and each block's are its own.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const ProseText prose = markdown::prose_spans(text);
    std::size_t at = 0;
    for (const ProsePiece& piece : prose.pieces) {
        ENSURE(piece.span.begin >= at && piece.span.end > piece.span.begin);
        ENSURE(piece.span.end <= text.size());
        at = piece.span.end;
    }
    std::size_t pieces = 0;
    for (const ProseBlock& block : prose.blocks) {
        ENSURE(block.first_piece == pieces && block.piece_count > 0);
        ENSURE(block.first_ignored + block.ignored_count <= prose.ignored.size());
        ENSURE(block.heading.end <= text.size() && block.heading.begin <= block.heading.end);
        pieces += block.piece_count;
    }
    ENSURE(pieces == prose.pieces.size());
    return 0;
}
