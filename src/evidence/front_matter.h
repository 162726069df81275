#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candor::evidence {

/// One key of a front matter.
struct FrontField {
    std::string key;
    std::vector<std::string> values; ///< One, or those of a list; without quotes.
    std::string raw;                 ///< Its lines as written.
};

/// The block of YAML (`---`) or TOML (`+++`) that a document begins with.
struct FrontMatter {
    std::string language;           ///< "yaml" or "toml".
    std::vector<FrontField> fields; ///< In order. What is no field, as a comment, has no key.
    std::string_view before;        ///< What stands above it: mostly nothing.
    std::string_view body;          ///< What follows it.
    std::size_t body_line = 1;      ///< The number of the first line of the body.

    const FrontField* find(std::string_view key) const;
};

/// Reads the front matter, if there is one. It is read by lines: a colon in a title needs no quotes
/// here, and keys that are commented out stay text.
std::optional<FrontMatter> read_front_matter(std::string_view text);

} // namespace candor::evidence
