#include "reviews/export.h"

#include "base/json.h"
#include "base/utf8.h"
#include "reviews/markdown_form.h"
#include "reviews/page.h"

#include <fmt/format.h>

namespace candor::reviews {

namespace {

std::string_view ending_of(ExportForm form)
{
    switch (form) {
    case ExportForm::Markdown:
        return "md";
    case ExportForm::Html:
        return "html";
    case ExportForm::Json:
        return "json";
    }
    broken_promise("an export has one of three forms", __FILE__, __LINE__);
}

/// The title in the letters that every file system takes.
std::string slug_of(std::string_view title)
{
    constexpr std::size_t slug_bytes_max = 60;
    std::string slug;
    for (const char c : lower_ascii(title)) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (is_plain)
            slug.push_back(c);
        else if (!slug.empty() && slug.back() != '-')
            slug.push_back('-');
        if (slug.size() >= slug_bytes_max)
            break;
    }
    while (slug.ends_with('-'))
        slug.pop_back();
    return slug;
}

} // namespace

std::string export_text(const Document& document, ExportForm form)
{
    switch (form) {
    case ExportForm::Markdown:
        return write_markdown(document);
    case ExportForm::Html:
        return write_page(document, {.styles = timeline::Styles::Inside});
    case ExportForm::Json:
        return json::text_of(document) + "\n";
    }
    broken_promise("an export has one of three forms", __FILE__, __LINE__);
}

std::string export_name(const Review& review, ExportForm form)
{
    const std::string slug = slug_of(review.title);
    return fmt::format(
        "PM-{}{}{}.{}", review.number, slug.empty() ? "" : "-", slug, ending_of(form));
}

} // namespace candor::reviews
