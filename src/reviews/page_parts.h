#pragma once

#include "reviews/layers.h"

#include <optional>
#include <string>
#include <string_view>

/// The pieces of the page, each as HTML.
namespace candor::reviews {

/// What one section of the page is, under which anchor and heading.
struct PageSection {
    std::string anchor;
    std::string title;
    std::string html; ///< Without the heading.
    Layer layer = Layer::Statement;
};

/// Markdown as blocks under a second-level heading; "not known yet" where there is none.
std::string text_html(std::string_view markdown);

/// "2 July 2019" by the clocks of `zone`.
std::string date_words(Instant at, std::string_view zone);

std::string timeline_html(const Document& document);
std::string phases_html(const Document& document);
std::string attempts_html(const Document& document);
std::string surprises_html(const Document& document);
std::string factors_html(const Document& document);
std::string lessons_html(const Document& document);
std::string scope_html(const Document& document);
std::string actions_html(const Document& document);

/// What follows from the callouts, as a list of terms.
std::string numbers_html(const Document& document);

/// The anchor of the `index`-th event, which its mark in the picture carries, too.
std::string event_anchor(std::size_t index);

} // namespace candor::reviews
