// A follow-up that nobody could tell is done. The verb decides: "consider", "improve" and their like
// have no end of their own, and only a measure ("from 80 ms to 50 ms") gives them one. A date, an
// owner or a ticket does not. Outside of lists of follow-ups a plan has to be stated as one.

#include "language/grammar.h"
#include "language/rule.h"

namespace candor::language {

namespace {

using enum Class;

bool has_digit_and_unit(std::string_view number)
{
    const bool is_long = number.size() > 8;
    return !is_long
           && (number.ends_with('%') || number.ends_with("ms") || number.ends_with('s')
               || number.ends_with("GB") || number.ends_with("MB"));
}

/// Whether something can be measured: "to 50 ms", "below 10%", "from 3 to 5".
bool has_measure(const Sentence& sentence)
{
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        if (!sentence[i].is(Number))
            continue;
        if (has_digit_and_unit(sentence[i].span().of(sentence.text)))
            return true;
        if (i > 0
            && sentence.is_one_of(i - 1, "to"_word, "below"_word, "under"_word, "above"_word,
                "within"_word, "exceeds"_word, "than"_word, "least"_word, "most"_word)
            && !sentence.is(i + 1, Time))
            return true;
        if (sentence.is_one_of(i + 1, "ms"_word, "s"_word, "second"_word, "minute"_word,
                "percent"_word, "gb"_word, "mb"_word))
            return true;
    }
    return false;
}

/// "…; done when the checker is green" says what will be seen.
bool has_end(const Sentence& sentence)
{
    for (std::size_t i = 0; i + 1 < sentence.size(); ++i) {
        if (sentence.is_one_of(i, "done"_word, "finished"_word, "closed"_word, "complete"_word)
            && sentence.is_one_of(i + 1, "when"_word, "once"_word, "as"_word, "if"_word))
            return true;
    }
    return has_measure(sentence);
}

bool is_follow_up_part(const Sentence& sentence) { return sentence.part == Part::Actions; }

bool is_stated_as_plan(const Sentence& sentence, std::size_t at)
{
    const std::size_t begin = at > 6 ? at - 6 : 0;
    if (has_word(sentence, begin, at, "lack"_word))
        return false;
    if (has_class(sentence, begin, at, Past)
        && !has_word(sentence, begin, at, "need"_word, "should"_word))
        return false;
    return has_word(sentence, begin, at, "need"_word, "should"_word, "must"_word, "will"_word,
               "plan"_word, "'ll"_word, "want"_word, "intend"_word, "hope"_word, "continue"_word,
               "going"_word, "aim"_word)
           && has_word(sentence, 0, at, "we"_word, "i"_word, "team"_word, "to"_word)
           && !has_word(sentence, 0, at, "you"_word, "users"_word, "customers"_word);
}

/// An order at the beginning of a sentence or an item.
bool is_order(const Sentence& sentence, std::size_t at)
{
    if (!sentence.is(at, Base) || sentence.is(at + 1, Past | Be | Have | Modal))
        return false;
    return at == 0 || (sentence.begins_block && begins_clause(sentence, at) && at < 4)
           || (at == 1 && sentence.is(0, "to"_word));
}

/// "Mpho to investigate the drops", "The team will look into it".
bool is_assigned(const Sentence& sentence, std::size_t at)
{
    if (at == 0 || at > 8 || !(sentence.is_one_of(at - 1, "to"_word) || sentence.is(at - 1, Modal)))
        return false;
    return !has_class(sentence, 0, at - 1, Past | Base | Be)
           || (sentence.is(at - 1, Modal) && subject_of(sentence, at - 1).head + 2 >= at);
}

/// "Review actions:" names what follows.
bool is_heading_like(const Sentence& sentence)
{
    return sentence.is(1, "actions"_word)
           || (sentence.size() <= 4 && sentence.is(sentence.size() - 1, Colon));
}

bool is_follow_up(const Sentence& sentence, const Match& match)
{
    const std::size_t at = match.flag_begin;
    if (has_end(sentence) || sentence.is_question || is_negated(sentence, at)
        || is_heading_like(sentence))
        return false;

    if (!is_follow_up_part(sentence)
        && has_word(sentence, 0, sentence.size(), "you"_word, "your"_word, "below"_word,
            "above"_word, "appendix"_word))
        return false;
    if (is_follow_up_part(sentence))
        return is_order(sentence, at) || begins_clause(sentence, at)
               || is_stated_as_plan(sentence, at) || is_assigned(sentence, at);
    if (is_stated_as_plan(sentence, at))
        return true;
    const bool is_list = sentence.part == Part::Lessons || sentence.part == Part::WentBadly
                         || sentence.part == Part::Other || sentence.part == Part::WentWell
                         || sentence.part == Part::Lucky || sentence.part == Part::Resolution
                         || sentence.part == Part::Factors;
    return is_list && at == 0 && is_order(sentence, at);
}

/// In a list of follow-ups: a noun with "better" or "improved" before it and no verb.
bool is_wish(const Sentence& sentence, const Match& match)
{
    if (has_end(sentence) || sentence.is_question)
        return false;
    if (is_follow_up_part(sentence))
        return begins_clause(sentence, match.begin)
               || has_word(sentence, 0, match.begin, "need"_word);
    return has_word(sentence, 0, sentence.size(), "need"_word, "required"_word, "should"_word)
           && (match.begin == 0
               || sentence.is_one_of(match.begin - 1, "need"_word, "for"_word, ")"_word)
               || sentence.is(match.begin - 1, Parenthesis | Colon));
}

/// "Review" and "discuss" are done when they are done at a named place: not vague with an outcome.
bool is_open_ended(const Sentence& sentence, const Match& match)
{
    return is_follow_up(sentence, match)
           && !has_word(
               sentence, match.end, sentence.size(), "publish"_word, "delete"_word, "until"_word);
}

bool is_underway(const Sentence& sentence, const Match& match)
{
    return sentence.part != Part::Detection && !has_end(sentence)
           && !is_hypothetical(sentence, match.begin) && !sentence.is(match.end, Preposition)
           && sentence.part != Part::Summary
           && (!sentence.is_one_of(match.flag_begin, "look"_word)
               || sentence.is_one_of(match.end - 1, "into"_word))
           && !has_word(sentence, 0, match.begin, "reason"_word, "why"_word);
}

constexpr auto phrases_ = std::to_array<Phrase>({
    {"CONSIDER|EXPLORE|INVESTIGATE|DISCUSS|IMPROVE|ENHANCE|HARDEN|REVISIT|EVALUATE|ASSESS|"
     "STRENGTHEN|OPTIMISE|OPTIMIZE|REFINE|RETHINK|RECONSIDER|ANALYSE|ANALYZE|EXAMINE|STUDY|"
     "RESEARCH|STREAMLINE|REVAMP|OVERHAUL|BOLSTER|FOSTER|PROMOTE|ENCOURAGE|ENSURE|REASSESS|"
     "REEVALUATE|REVIEW|MODERNISE|MODERNIZE|RATIONALISE|BRAINSTORM|INVESTIGATE",
        [](const Sentence& sentence, const Match& match) {
            const Token& verb = sentence[match.flag_begin];
            if (!verb.is(Base) && !(verb.is(Ing) && is_stated_as_plan(sentence, match.flag_begin)))
                return false;
            if (verb.is_any_form_of("ensure"_word))
                return is_follow_up(sentence, match) && !sentence.is(match.end, "that"_word)
                       && has_word(sentence, match.end, sentence.size(), "properly"_word,
                           "way"_word, "better"_word, "any"_word, "proper"_word, "quality"_word,
                           "appropriate"_word, "adequate"_word, "more"_word);
            return is_open_ended(sentence, match);
        }},
    {"LOOK|DELVE|DIG|DIVE|INQUIRE|RESEARCH|INVESTIGATE [more|further|deeper|again|closer] "
     "into|at|further",
        [](const Sentence& sentence, const Match& match) {
            return sentence.is(match.flag_begin, Base | Ing) && is_follow_up(sentence, match);
        }},
    {"THINK|TALK|SPEAK|REFLECT|BRAINSTORM|LEARN|CHAT about|on|through|over|to|with|if|more|whether",
        is_follow_up},
    {"WORK|ENGAGE|COLLABORATE|LIAISE|COOPERATE|PARTNER [more] [closely] "
     "with|together|on|towards|toward",
        is_follow_up},
    {"CONTINUE|KEEP to|@ing|our|working|monitoring|improving", is_follow_up},
    {"TRY|SEEK|AIM|STRIVE|HOPE|ATTEMPT|ENDEAVOUR to|for|and", is_follow_up},
    {"SEE if|whether|what|how|about !many", is_follow_up},
    {"SIT|GET down|together with|and|to", is_follow_up},
    {"REACH|CATCH out|up to|with", is_follow_up},
    {"ALIGN|COORDINATE|SYNC|COMMUNICATE|TOUCH [up|better|base|more] with|on|about|better|more",
        is_follow_up},
    {"CLEAN|TIDY|TIGHTEN|BEEF|SORT|SHORE|FIRM|SPEED|STEP up|out|things", is_follow_up},
    {"FIGURE|WORK|FIND|IRON|MAP out how|what|why|a|the|whether|ways|way|if", is_follow_up},
    {"FIND|DEVELOP|CREATE|BUILD|DEFINE|ESTABLISH|DEVISE [a|some|the|more] "
     "better|ways|way|improved|stronger|nicer|smarter|cleaner|sustainable",
        is_follow_up},
    {"MAKE [it|the|our|things|sure] ..4 "
     "better|easier|stronger|clearer|nicer|safer|faster|reliable|robust|resilient|resilience|"
     "simpler|smoother",
        is_follow_up},
    {"GET better|smarter|faster|more", is_follow_up},
    {"has|have|need|needs to get|become|be [much|a] [lot] "
     "better|clearer|stronger|tighter|improved|smoother|faster|addressed|reviewed|discussed|"
     "considered|revisited|reconsidered|investigated|rethought",
        [](const Sentence& sentence, const Match& match) {
            return !has_end(sentence) && sentence.part != Part::Timeline
                   && (sentence.part == Part::Actions || sentence.part == Part::Lessons
                       || !has_class(sentence, 0, match.begin, Past));
        }},
    {"better|improved|more|stronger|tighter|enhanced|closer|clearer|increased|smarter|greater|"
     "additional|extra|stricter|regular|further|proper|more "
     "@noun|@ing|@adjective|@matter|@system|@document|coordination|cooperation|collaboration|"
     "resilience|robustness|observability|visibility|hygiene|handover|handovers|ownership|"
     "guardrails|awareness|transparency|testing|tooling|communication|comms",
        is_wish},
    {"INCREASE|RAISE|BOOST|GROW|EXPAND|EXTEND ..2 "
     "awareness|resilience|robustness|visibility|observability|coverage|reliability|confidence|"
     "capacity|cooperation|collaboration|transparency|understanding|ownership|quality",
        is_follow_up},
    {"REDUCE|LOWER|MINIMISE|MINIMIZE|LIMIT [our|the|overall] "
     "risk|risks|complexity|toil|noise|dependency|dependence|reliance|technical|impact|chance|"
     "likelihood|debt|friction|blast|exposure",
        is_follow_up},
    {"DEEPEN|SPREAD|SHARE [our|the|more] understanding|knowledge|word|learnings|learning",
        is_follow_up},
    {"GIVE|PUT|DEDICATE|DEVOTE|INVEST [some|more|in|a|time|it] [in|more|some|time|thought] "
     "thought|effort|time|focus|attention|emphasis|into|in",
        is_follow_up},
    {"BE [more] [@adverb] proactive|agile|transparent|prepared|resilient|responsive|pragmatic",
        is_follow_up},
    {"DO|START "
     "more|something|better|thinking|looking|considering|exploring|investigating|discussing "
     "[about|@noun|@ing]",
        is_follow_up},
    {"TAKE|HAVE a|another|closer|good|hard|look [closer|hard|fresh|deeper|look|good|second|long] "
     "look|at [at|into]",
        is_follow_up},
    {"ADDRESS|TACKLE|HANDLE the|our|these|this|any|those "
     "issue|issues|problem|problems|shortcomings|gaps|weaknesses|situation|debt|technical|concerns",
        is_follow_up},
    {"monitor|watch|observe the|this|it|closely|how|for "
     "situation|closely|it|further|more|how|whether",
        is_follow_up},
    {"more [closely|carefully|thoroughly|often|regularly|rigorously] "
     "monitor|test|review|check|watch|look",
        is_follow_up},
    {"possible|potential improvements|improvement|ways|options|solutions", is_wish},
    {"double|doubling down on", is_follow_up},
    {"IMPLEMENT|TAKE|ADOPT|INTRODUCE|PUT "
     "[the|further|additional|more|some|appropriate|necessary|stronger|better|all|preventive|"
     "corrective] measures|steps|safeguards|improvements|precautions|initiatives|controls",
        is_follow_up},
    {"IDENTIFY|DETERMINE|DECIDE|CLARIFY|DEFINE "
     "a|an|the|how|what|which|whether|if|ways|areas|improvements|gaps|opportunities|other|more|"
     "possible|further|any",
        is_follow_up},
    {"is|are|'re|be|am < exploring|looking|investigating|evaluating [into]", is_underway},
    {"KEEP a|an [@adjective|close|closer] eye on", is_follow_up},
    {"BE|GET|BECOME [@adverb|a|much] [bit|lot] better|smarter|faster|stronger at|in|with",
        is_follow_up},
    {"as appropriate|needed|necessary|possible|feasible $", is_follow_up},
    {"where possible|appropriate|feasible|needed|necessary", is_follow_up},
    {"IMPLEMENT|ADD|CREATE|WRITE|INTRODUCE|DO|HAVE more|better|additional|further|extra|improved "
     "test|tests|testing|monitoring|alerting|alerts|checks|documentation|logging|logs|metrics|"
     "automation|coverage|review|reviews|training|communication",
        is_follow_up},
});

bool is_told(const Sentence& sentence)
{
    return !sentence.is_heading && sentence.part != Part::Timeline && sentence.part != Part::Trigger
           && sentence.part != Part::Impact && sentence.part != Part::References
           && sentence.part != Part::Detection;
}

} // namespace

const Rule vague_action = {
    .name = "vague-action",
    .severity = Severity::Advice,
    .message = "Nobody could tell when this is done, so it will stay open or be closed without "
               "having helped.",
    .ask = "What would somebody see on the day this is finished?",
    .because = "Google SRE, Postmortem Culture; RCA2: actions have an owner and a measure",
    .speaks_in = is_told,
    .phrases = phrases_,
};

} // namespace candor::language
