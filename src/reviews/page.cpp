#include "reviews/page.h"

#include "base/utf8.h"
#include "markdown/html.h"
#include "reviews/fixed_words.h"
#include "reviews/form_text.h"
#include "reviews/page_parts.h"
#include "reviews/picture_of.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::reviews {

namespace {

using markdown::escape_html;

std::string name_of_person(const Document& document, std::string_view id)
{
    const auto found = std::ranges::find(document.people, id, &PersonName::id);
    return found == document.people.end() ? "" : found->name;
}

/// Whether a section's subject has a part of its own below, where its text stands as well, if it has
/// any: a report that was brought in should not have two timelines, and no actions before the lessons.
bool is_told_below(const Section& section)
{
    static constexpr auto where_empty =
        std::to_array<std::string_view>({"factors", "lessons", "went_well", "went_badly", "lucky"});
    if (section.key == "timeline" || section.key == "actions")
        return true;
    return trimmed(section.body).empty()
           && std::ranges::find(where_empty, section.key) != where_empty.end();
}

/// What is written in the sections of this key, to stand above what is told as data.
std::string told_above(const Document& document, std::string_view key)
{
    std::string html;
    for (const Section& section : document.sections)
        if (section.state == SectionState::Shown && section.key == key
            && !trimmed(section.body).empty())
            html += text_html(section.body);
    return html;
}

std::vector<PageSection> sections_of(const Document& document)
{
    std::vector<PageSection> sections;
    // What is left out has no heading, or it would seem not to be known.
    const auto add = [&](std::string_view anchor, std::string_view title, std::string html,
                         std::string_view item) {
        const Layer layer = layer_of(item);
        if (layer == Layer::Fact || document.layers == Layers::FactsAndStatements)
            sections.push_back({std::string(anchor), std::string(title), std::move(html), layer});
    };
    for (std::size_t i = 0; i < document.sections.size(); ++i)
        if (const Section& section = document.sections[i];
            section.state == SectionState::Shown && !is_told_below(section))
            add(fmt::format("section-{}", i + 1), section.title, text_html(section.body),
                "section");
    add("timeline", "Timeline", told_above(document, "timeline") + timeline_html(document),
        "event");
    if (!document.phases.empty())
        add("impact-phases", "Phases of impact", phases_html(document), "phase");
    if (!document.attempts.empty())
        add("attempts", "What was tried", attempts_html(document), "attempt");
    if (!document.surprises.empty())
        add("surprises", "What surprised us", surprises_html(document), "surprise");
    add("factors", "Contributing factors", factors_html(document), "factor");
    add("lessons", "What was learnt", lessons_html(document), "lesson");
    if (std::string scope = scope_html(document); !scope.empty())
        add("scope", "Scope", std::move(scope), "review");
    add("actions", "Actions", told_above(document, "actions") + actions_html(document),
        "action"); // Last: learning comes first.
    return sections;
}

/// "PM-14 · blame-aware review · Outage · SEV 2 · published 2 July 2019".
std::string facts_line(const Document& document, const PageOptions& options)
{
    const Review& review = document.review;
    std::string line;
    const auto add = [&](const std::string& fact) {
        if (!fact.empty())
            line.append(line.empty() ? "" : " · ").append(escape_html(fact));
    };
    if (review.number != 0)
        add(fmt::format("PM-{}", review.number));
    add(options.wording);
    add(document.kind_name);
    add(document.severity_name.empty() ? "severity not known" : document.severity_name);
    if (review.published_at)
        add("published " + date_words(*review.published_at, review.zone));
    else
        add("not published yet: " + spaced(name_of(review.stage)));
    if (review.is_sample)
        add("a sample");
    return line;
}

std::string people_line(const Document& document)
{
    std::string authors;
    for (const std::string& id : document.review.author_ids)
        if (const std::string name = name_of_person(document, id); !name.empty())
            authors.append(authors.empty() ? "" : ", ").append(name);
    const std::string lead = name_of_person(document, document.review.lead_id);
    std::string line = lead.empty() ? "" : "Led by " + lead;
    if (!authors.empty())
        line.append(line.empty() ? "Written by " : " · written by ").append(authors);
    return line.empty() ? "" : fmt::format("<p class=\"people\">{}</p>\n", escape_html(line));
}

std::string detection_line(const Document& document)
{
    if (!document.review.detection_source)
        return "";
    switch (*document.review.detection_source) {
    case DetectionSource::Monitor:
        return "<p class=\"note\">First noticed by a monitor.</p>\n";
    case DetectionSource::Colleague:
        return "<p class=\"note\">First noticed by a colleague.</p>\n";
    case DetectionSource::Customer:
        return "<p class=\"note\">First noticed by a customer.</p>\n";
    case DetectionSource::Other:
        return "<p class=\"note\">First noticed by something else.</p>\n";
    }
    return "";
}

std::string header_html(const Document& document, const PageOptions& options)
{
    const Review& review = document.review;
    std::string html = "<header>\n<p class=\"facts\">" + facts_line(document, options) + "</p>\n";
    html += fmt::format("<h1>{}</h1>\n", escape_html(review.title));
    html += people_line(document);
    html += fmt::format("<p class=\"definition\">{}</p>\n", definition);
    if (!options.charter.empty())
        html += "<div class=\"charter\">\n" + text_html(options.charter) + "</div>\n";
    if (options.is_public)
        html += "<p class=\"note\">This is a public copy, readable by everybody who has its "
                "address.</p>\n";
    else if (const std::string link = markdown::safe_target(options.review_link); !link.empty())
        html += fmt::format(
            "<p class=\"back\"><a href=\"{}\">Open in Candor</a></p>\n", escape_html(link));
    if (document.layers == Layers::Facts)
        html += fmt::format("<p class=\"note layers\">{}</p>\n", facts_only_words);
    if (!review.ongoing.empty())
        html += "<div class=\"ongoing\">\n<h2>Still going on</h2>\n" + text_html(review.ongoing)
                + "</div>\n";
    return html + numbers_html(document) + detection_line(document) + "</header>\n";
}

std::string contents_html(const std::vector<PageSection>& sections)
{
    std::string html = "<nav class=\"contents\" aria-labelledby=\"contents\">\n"
                       "<h2 id=\"contents\">Contents</h2>\n<ol>\n";
    for (const PageSection& section : sections)
        html += fmt::format(
            "<li><a href=\"#{}\">{}</a></li>\n", section.anchor, escape_html(section.title));
    return html + "</ol>\n</nav>\n";
}

/// The marks carry the anchors of the list below instead of ids.
std::string picture_html(const Document& document, const PageOptions& options)
{
    Document drawn{.review = document.review, .events = document.events, .phases = document.phases};
    for (std::size_t i = 0; i < drawn.events.size(); ++i)
        drawn.events[i].id.text = event_anchor(i);
    if (std::ranges::none_of(
            drawn.events, [](const timeline::Event& event) { return event.at.has_value(); }))
        return ""; // The timeline below says that nothing is known yet.
    return "<div class=\"wide picture-frame\" tabindex=\"0\">\n"
           + picture_of(drawn, options.lanes, timeline::Styles::Outside) + "</div>\n";
}

/// Goes with every statement that says something.
std::string mark_html(const PageSection& section, const Document& document)
{
    if (section.layer == Layer::Fact || section.html == text_html(""))
        return "";
    return fmt::format("<p class=\"mark\">{}</p>\n", charter_mark(document.review.charter_version));
}

std::string sentence_case(std::string_view text)
{
    std::string said(text);
    if (!said.empty() && said[0] >= 'a' && said[0] <= 'z')
        said[0] = static_cast<char>(said[0] - 'a' + 'A');
    return said;
}

std::string head_html(const Document& document, const PageOptions& options)
{
    std::string html = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
    if (options.styles == timeline::Styles::Inside)
        html += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                "style-src 'unsafe-inline'\">\n";
    html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta name=\"color-scheme\" content=\"light dark\">\n";
    if (options.is_public)
        html += "<meta name=\"robots\" content=\"noindex\">\n";
    html += fmt::format("<title>{}</title>\n", escape_html(document.review.title));
    if (options.styles == timeline::Styles::Inside)
        html.append("<style>\n").append(page_stylesheet()).append("</style>\n");
    else
        html += fmt::format("<link rel=\"icon\" href=\"/mark.svg\" type=\"image/svg+xml\">\n"
                            "<link rel=\"stylesheet\" href=\"{}\">\n",
            escape_html(options.stylesheet));
    return html + "</head>\n";
}

} // namespace

std::string write_page(const Document& document, const PageOptions& options)
{
    const std::vector<PageSection> sections = sections_of(document);
    std::string html = head_html(document, options) + "<body>\n<main>\n";
    html += header_html(document, options) + contents_html(sections);
    html += picture_html(document, options);
    for (const PageSection& section : sections)
        html += fmt::format("<section id=\"{0}\" aria-labelledby=\"{0}-title\">\n"
                            "<h2 id=\"{0}-title\">{1}</h2>\n{2}{3}</section>\n",
            section.anchor, escape_html(section.title), section.html, mark_html(section, document));
    return html + "</main>\n</body>\n</html>\n";
}

std::string write_missing_page(std::string_view message)
{
    Document nothing;
    nothing.review.title = "There is no page at this address";
    std::string html = head_html(nothing, {.is_public = true}) + "<body>\n<main>\n<header>\n";
    html += fmt::format(
        "<h1>{}</h1>\n<p>{}.</p>\n", nothing.review.title, escape_html(sentence_case(message)));
    return html
           + "<p>Ask whoever gave you the address.</p>\n</header>\n</main>\n</body>\n</html>\n";
}

} // namespace candor::reviews
