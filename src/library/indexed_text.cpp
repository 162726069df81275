#include "library/indexed_text.h"

#include "base/utf8.h"

#include <algorithm>

namespace candor::library {

namespace {

constexpr std::string_view marks = "*`#>|~";

void append(std::string& body, std::string_view markdown)
{
    if (trimmed(markdown).empty())
        return;
    if (!body.empty())
        body += '\n';
    body += plain_text(markdown);
}

} // namespace

std::string plain_text(std::string_view markdown)
{
    std::string plain;
    plain.reserve(markdown.size());
    for (const char c : markdown) {
        const bool is_mark = marks.find(c) != std::string_view::npos;
        const char shown = is_mark || c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
        if (shown != ' ' || (!plain.empty() && plain.back() != ' '))
            plain.push_back(shown);
    }
    return std::string(trimmed(plain));
}

IndexedText indexed_text(const reviews::Document& document)
{
    const reviews::Review& review = document.review;
    IndexedText text{.review_id = review.id.text,
        .number = review.number,
        .kind = review.kind,
        .severity = review.severity,
        .published_at = review.published_at,
        .title = review.title,
        .is_open = review.visibility == reviews::Visibility::Open};
    for (const reviews::Section& section : document.sections)
        if (section.state == reviews::SectionState::Shown)
            append(text.body, section.body);
    append(text.body, review.ongoing);
    for (const timeline::Event& event : document.events)
        append(text.body, event.what);
    for (const reviews::ImpactPhase& phase : document.phases)
        append(text.body, phase.felt);
    for (const reviews::Attempt& attempt : document.attempts)
        append(text.body, attempt.tried);
    for (const reviews::Surprise& surprise : document.surprises)
        append(text.body, surprise.text);
    for (const reviews::Factor& factor : document.factors) {
        append(text.body, factor.statement);
        const std::string kind(name_of(factor.kind));
        if (std::ranges::find(text.factor_kinds, kind) == text.factor_kinds.end())
            text.factor_kinds.push_back(kind);
    }
    for (const reviews::Lesson& lesson : document.lessons)
        append(text.body, lesson.text);
    for (const actions::Action& action : document.actions)
        append(text.body, action.statement);
    return text;
}

} // namespace candor::library
