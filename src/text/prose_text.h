#pragma once

#include "text/span.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace candor {

/// What stands at a place of a text, as far as a reader of language cares.
enum class PieceKind : std::uint8_t {
    Words,  ///< Prose, to be read.
    Opaque, ///< Code, an address, a picture: a thing that is named and not read.
};

/// A stretch of a text. What lies between two pieces of one block is markup, and is passed over as
/// if it were not there.
struct ProsePiece {
    Span span{};
    PieceKind kind = PieceKind::Words;

    friend bool operator==(const ProsePiece&, const ProsePiece&) = default;
};

enum class BlockKind : std::uint8_t { Paragraph, Heading, Item, Cell };

/// Prose that belongs together: no sentence reaches beyond its block.
struct ProseBlock {
    BlockKind kind = BlockKind::Paragraph;
    Span span{};
    /// The title of the heading that the block stands under (of a heading: its own); empty for none.
    Span heading{};
    std::uint8_t heading_level = 0; ///< From 1; 0 where there is no heading.
    std::uint32_t first_piece = 0;
    std::uint32_t piece_count = 0;
    /// The names of rules that must not speak here, as they stand in `ProseText::ignored`.
    std::uint32_t first_ignored = 0;
    std::uint32_t ignored_count = 0;
};

/// A text with the places in it that are prose, in their order, none overlapping another. This is
/// what a format (Markdown) hands to the coach, so that neither has to know the other.
struct ProseText {
    std::string_view text{};
    std::vector<ProsePiece> pieces{};
    std::vector<ProseBlock> blocks{};
    std::vector<Span> ignored{}; ///< Each the name of a rule, or empty for all of them.
};

/// `text` without any format: a block for each run of lines that are not blank.
ProseText plain_prose(std::string_view text);

} // namespace candor
