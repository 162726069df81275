#include "base/embed.h"
#include "timeline/picture.h"

CANDOR_EMBED(candor_picture_css, candor_picture_css_end, "timeline/picture.css");
extern "C" const char candor_picture_css[];
extern "C" const char candor_picture_css_end[];

namespace candor::timeline {

std::string_view picture_css() { return {candor_picture_css, candor_picture_css_end}; }

} // namespace candor::timeline
