#include "reviews/coach_api.h"

#include "language/coach.h"
#include "markdown/prose_spans.h"
#include "reviews/parts.h"

namespace candor::reviews {

void CoachApi::add_routes(http::Router& router)
{
    using enum http::Method;
    router.add({.method = Post,
                   .path = "/api/v1/coach",
                   .summary = "What the coach hears in a text; nothing is kept"},
        *this, &CoachApi::check);
    router.add({.method = Get, .path = "/api/v1/coach/rules", .summary = "The coach's rules"},
        *this, &CoachApi::list_rules);
}

Result<CoachApi::CoachAnswer> CoachApi::check(const http::Request&, const Passage& body)
{
    if (body.text.size() > body_bytes_max)
        return invalid(
            "text", fmt::format("the coach reads at most {} bytes at once", body_bytes_max));
    const ProseText prose = markdown::prose_spans(body.text);
    const auto remarks = language::check(prose, {.part = language::part_named(body.part)});
    return CoachAnswer{language::findings_of(body.text, remarks)};
}

Result<CoachApi::RuleList> CoachApi::list_rules(const http::Request&)
{
    RuleList list;
    for (const language::Rule* rule : language::catalog())
        list.rules.push_back({std::string(rule->name), rule->severity, std::string(rule->message),
            std::string(rule->ask), std::string(rule->because)});
    return list;
}

} // namespace candor::reviews
