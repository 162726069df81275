#include "reviews/parts.h"

#include "base/text_check.h"

namespace candor::reviews {

Result<void> check(const Section& section)
{
    TRY(check_present("title", section.title, "a section has a title; give it one"));
    TRY(check_line("title", "the title", section.title, heading_bytes_max));
    TRY(check_line("key", "the key", section.key, heading_bytes_max));
    TRY(check_fits("prompt", "the prompt", section.prompt, text_bytes_max));
    return check_fits("body", "the section", section.body, body_bytes_max);
}

Result<void> check(const ImpactPhase& phase)
{
    TRY(check_span("began_at", phase.began_at, "ended_at", phase.ended_at));
    if (!phase.began_at && !phase.ended_at)
        TRY(check_present(
            "felt", phase.felt, "a phase of impact says what users felt, or when; write one down"));
    return check_fits("felt", "what users felt", phase.felt, text_bytes_max);
}

Result<void> check(const Attempt& attempt)
{
    TRY(check_year("at", attempt.at));
    TRY(check_line("who", "the name", attempt.who, heading_bytes_max));
    TRY(check_present("tried", attempt.tried, "an attempt says what was tried; write it down"));
    return check_fits("tried", "what was tried", attempt.tried, text_bytes_max);
}

Result<void> check(const Lesson& lesson)
{
    TRY(check_present("text", lesson.text, "a lesson says what was learnt; write it down"));
    TRY(check_fits("text", "the lesson", lesson.text, text_bytes_max));
    TRY(check_fits("elsewhere", "where else to do so", lesson.elsewhere, text_bytes_max));
    TRY(check_year("looked_at", lesson.looked_at));
    return check_fits("looked_at_note", "what was found", lesson.looked_at_note, text_bytes_max);
}

Result<void> check(const Factor& factor)
{
    TRY(check_present(
        "statement", factor.statement, "a factor says what contributed; write it down"));
    TRY(check_fits("statement", "the factor", factor.statement, text_bytes_max));
    if (factor.standing == Standing::Accepted)
        TRY(check_present("note", factor.note,
            "a factor is accepted with a reason; say why it is left as it is"));
    return check_fits("note", "the note", factor.note, text_bytes_max);
}

Result<void> check(const Surprise& surprise)
{
    TRY(check_line("who", "the name", surprise.who, heading_bytes_max));
    TRY(check_present(
        "text", surprise.text, "a surprise says what was not foreseen; write it down"));
    return check_fits("text", "the surprise", surprise.text, text_bytes_max);
}

Result<void> check(const SetAside& set_aside)
{
    TRY(check_present("rule", set_aside.rule, "a finding names its rule; say which it was"));
    TRY(check_line("rule", "the rule", set_aside.rule, heading_bytes_max));
    TRY(check_fits("phrase", "the phrase", set_aside.phrase, text_bytes_max));
    TRY(check_present("reason", set_aside.reason,
        "a finding is set aside with a reason; say why it is right here"));
    return check_fits("reason", "the reason", set_aside.reason, text_bytes_max);
}

std::vector<timeline::ImpactSpan> impact_of(const std::vector<ImpactPhase>& phases)
{
    std::vector<timeline::ImpactSpan> spans;
    spans.reserve(phases.size());
    for (const ImpactPhase& phase : phases)
        spans.push_back({phase.began_at, phase.ended_at});
    return spans;
}

} // namespace candor::reviews
