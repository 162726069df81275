#pragma once

#include <string>
#include <string_view>

namespace candor::timeline {

/// How wide a text is about to be, in pixels. Errs to the wide side.
double text_width(std::string_view text, double font_size);

/// The beginning of `text` that fits, with an ellipsis if that is not all; "" if next to nothing does.
std::string text_within(std::string_view text, double width, double font_size);

} // namespace candor::timeline
