#pragma once

#include <string>
#include <string_view>

/// Markdown (CommonMark with tables, strikethrough, task lists and bare addresses) as HTML that is safe
/// to put into a page, whoever wrote it. Never fails: any bytes give some HTML, well nested, of bounded
/// depth and size.
///
/// Raw HTML is shown as the text that it is. A link leads to http, https or mailto, or stays on this
/// server; any other is left as its text. A picture is shown only from this server; one from elsewhere
/// becomes a link, since loading it would tell a stranger who reads what, and when.
namespace candor::markdown {

struct HtmlOptions {
    /// The level under which the text stands: 2 makes its highest headings `<h3>`. No level is skipped,
    /// whatever the text skips, and nothing goes below `<h6>`.
    int heading_shift = 0;
};

/// Levels of nesting that are shown as such; what is deeper is shown without its marks.
inline constexpr std::size_t html_depth_max = 64;
/// Columns of a table that are shown.
inline constexpr std::size_t html_columns_max = 64;

std::string to_html(std::string_view markdown, const HtmlOptions& options = {});

/// The same for a text that is one paragraph as a rule: then without the `<p>` around it.
std::string to_html_line(std::string_view markdown);

/// `text` with what means something in HTML escaped, fit for an element or a quoted attribute.
std::string escape_html(std::string_view text);

/// The target as it may stand in an `href`, unescaped; "" if nothing may lead there.
std::string safe_target(std::string_view target);

} // namespace candor::markdown
