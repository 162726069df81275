#include "text/prose_text.h"

#include <algorithm>

namespace candor {

namespace {

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == line.npos; }

void add_block(ProseText& prose, Span span)
{
    prose.blocks.push_back({.span = span,
        .first_piece = static_cast<std::uint32_t>(prose.pieces.size()),
        .piece_count = 1});
    prose.pieces.push_back({.span = span});
}

} // namespace

ProseText plain_prose(std::string_view text)
{
    ProseText prose{.text = text};
    Span open;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (!is_blank(text.substr(at, end - at))) {
            open = {open.size() > 0 ? open.begin : at, end};
        } else if (open.size() > 0) {
            add_block(prose, open);
            open = {};
        }
        at = end + 1;
    }
    if (open.size() > 0)
        add_block(prose, open);
    return prose;
}

} // namespace candor
