#pragma once

#include "base/names.h"
#include "reviews/document.h"

#include <array>
#include <string>

namespace candor::reviews {

enum class ExportForm { Markdown, Html, Json };

constexpr auto names_of(ExportForm)
{
    return std::to_array<Named<ExportForm>>({
        {ExportForm::Markdown, "markdown"},
        {ExportForm::Html, "html"},
        {ExportForm::Json, "json"},
    });
}

/// A review as one file: Markdown that an import reads back, a page with its styles and picture
/// inside, or everything as JSON.
std::string export_text(const Document& document, ExportForm form);

/// `PM-14-checkout-was-down.md`: what the file is best called.
std::string export_name(const Review& review, ExportForm form);

} // namespace candor::reviews
