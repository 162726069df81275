#include "base/embed.h"
#include "reviews/page.h"

CANDOR_EMBED(candor_page_css, candor_page_css_end, "reviews/page.css");
extern "C" const char candor_page_css[];
extern "C" const char candor_page_css_end[];

namespace candor::reviews {

std::string_view page_css() { return {candor_page_css, candor_page_css_end}; }

std::string page_stylesheet() { return std::string(page_css()).append(timeline::picture_css()); }

} // namespace candor::reviews
