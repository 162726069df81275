#pragma once

#include "reviews/document.h"

#include <string>
#include <vector>

namespace candor::library {

/// A review as the library reads it: its words, and the values of its facets. Who did what is left
/// out: nobody is to be looked up by what went wrong around them. Who may find it is kept beside that,
/// where no query looks but for whoever asks.
struct IndexedText {
    std::string review_id;
    std::int64_t number = 0;
    std::string kind;
    std::string severity;
    std::vector<std::string> factor_kinds;
    std::optional<Instant> published_at;
    std::string title;
    std::string body;
    bool is_open = true;                 ///< Whether the whole workspace finds it.
    std::vector<std::string> reader_ids; ///< Who finds it for being named in it.
};

IndexedText indexed_text(const reviews::Document& document);

/// Without the marks of Markdown, as far as they are only marks.
std::string plain_text(std::string_view markdown);

} // namespace candor::library
