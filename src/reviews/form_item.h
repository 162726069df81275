#pragma once

#include "reviews/form_time.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// One entry of a list in the Markdown form:
///
///     - **10:05** [began] **Chris**: Deployed build 512
///       and looked at the graph.
///       - Source: the deploy log
///       <!-- {"as_written":"10.05 h"} -->
///
/// The last line holds, as JSON, what the words cannot say; most entries have none.
namespace candor::reviews {

struct Item {
    std::string time;               ///< In words; "" if there is none.
    std::vector<std::string> marks; ///< What stands in brackets.
    std::string who;
    std::string body; ///< Markdown.
    std::vector<std::pair<std::string, std::string>> attributes;
    std::string meta; ///< A JSON object, or "".

    /// The value of an attribute; "" if there is none.
    std::string_view attribute(std::string_view label) const;
};

/// What an entry of some list may have.
struct ItemForm {
    bool has_time = false;
    bool has_who = false;
    std::span<const std::string_view> marks{};
    std::span<const std::string_view> labels{};
};

/// Ends in a line end. A body that would be read as a part of the head gets lines of its own.
std::string write_item(const Item& item, const ItemForm& form);

/// Reads the lines of one entry, the first of them with its bullet. Whatever is not recognised is body.
Item read_item(std::vector<std::string> lines, const ItemForm& form);

/// Whether the line begins an entry.
bool is_bullet(std::string_view line);

/// What stands in `<!-- {…} -->`, or "" if the line is none such.
std::string meta_in(std::string_view line);

/// `<!-- {…} -->` of a JSON object, in which nothing can end the comment.
std::string meta_line(std::string_view json);

} // namespace candor::reviews
