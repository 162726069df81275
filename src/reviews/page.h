#pragma once

#include "reviews/document.h"
#include "timeline/picture.h"

#include <string>
#include <string_view>

/// A review as a page of HTML and CSS: readable without a script, by a screen reader and on paper.
namespace candor::reviews {

struct PageOptions {
    /// Inside makes one file that stands alone; Outside links to `stylesheet`, and there is no inline
    /// style and no script at all then.
    timeline::Styles styles = timeline::Styles::Outside;
    timeline::LaneBy lanes = timeline::LaneBy::Person;
    std::string stylesheet = "/assets/page.css";
    bool is_public = false;  ///< Shared by a link: says so, and keeps search engines away.
    std::string review_link; ///< Back to the review in Candor; "" for none. Not on a public page.
    std::string wording;     ///< What the workspace calls its reviews; "" leaves it out.
    std::string charter;     ///< What the review is not for, in Markdown; "" for none.
};

std::string write_page(const Document& document, const PageOptions& options = {});

/// What a reader sees where there is no such page, or not any more: as plain as the page itself.
/// `message` is an error's, without its full stop.
std::string write_missing_page(std::string_view message);

/// What is served where `PageOptions::stylesheet` points: the page's styles and the picture's.
std::string page_stylesheet();

/// The page's own part of them.
std::string_view page_css();

} // namespace candor::reviews
