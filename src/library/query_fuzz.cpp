#include "library/index_words.h"
#include "library/snippet.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace candor::library;

/// A query and a text: whatever both are, the pieces of the snippet stand in the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view all(reinterpret_cast<const char*>(data), size);
    const std::size_t cut = all.find('\n');
    const Query query = read_query(all.substr(0, cut));
    const std::string_view text = cut == std::string_view::npos ? all : all.substr(cut + 1);
    if (to_fts5(query, {}).size() > 8 * query_bytes_max
        || to_tsquery(query, {}).size() > 40 * query_bytes_max)
        std::abort();
    (void)tsvector_of("", text, "");
    for (const Match& match : find_matches(text, query))
        if (match.begin >= match.end || match.end > text.size())
            std::abort();
    for (const SnippetPiece& piece : snippet(text, query))
        if (piece.is_match && text.find(piece.text) == std::string_view::npos)
            std::abort();
    (void)score(text.substr(0, 100), text, query);
    return 0;
}
