#include "language/grammar.h"
#include "language/rule.h"

namespace candor::language {

namespace {

bool is_claimed(const Sentence& sentence, const Match& match)
{
    if (is_negated(sentence, match.flag_begin))
        return false;
    for (std::size_t i = match.end; i < sentence.size() && i < match.end + 3; ++i) {
        if (sentence[i].is("not"_word)
            && !sentence.is_one_of(i + 1, "clear"_word, "known"_word, "yet"_word, "found"_word,
                "identified"_word, "immediately"_word, "obvious"_word))
            return sentence.is_one_of(i + 1, "only"_word);
    }
    return !has_word(sentence, match.begin > 3 ? match.begin - 3 : 0, match.begin, "of"_word)
           || !sentence.is_one_of(match.begin > 3 ? match.begin - 3 : 0, "one"_word);
}

/// "stopped looking for one cause" is what we hope for.
bool is_sought(const Sentence& sentence, const Match& match)
{
    return is_claimed(sentence, match)
           && !has_word(
               sentence, 0, match.begin, "stop"_word, "instead"_word, "rarely"_word, "search"_word);
}

bool is_of_trouble(const Sentence& sentence, std::size_t begin, std::size_t end)
{
    return has_word(sentence, begin, end, "outage"_word, "incident"_word, "failure"_word,
               "crash"_word, "delay"_word, "problem"_word, "issue"_word, "downtime"_word,
               "error"_word, "loss"_word, "fail"_word, "break"_word, "stop"_word, "lose"_word,
               "slow"_word, "miss"_word, "happen"_word)
           || has_word(sentence, begin, end, "occur"_word, "down"_word, "dark"_word, "crash"_word,
               "fall"_word, "disruption"_word, "incident"_word, "spike"_word, "degradation"_word,
               "bug"_word, "stall"_word, "drop"_word, "die"_word, "corruption"_word, "leak"_word,
               "breach"_word, "blackout"_word, "late"_word, "slowdown"_word, "hang"_word,
               "regression"_word, "response"_word)
           || has_word(sentence, begin, end, "broken"_word, "lost"_word, "disaster"_word,
               "collapse"_word, "freeze"_word, "overrun"_word, "accident"_word, "alert"_word);
}

/// "The reason why no block was lost" is told of what held.
bool is_reason(const Sentence& sentence, const Match& match)
{
    return is_claimed(sentence, match)
           && !has_class(sentence, match.begin, match.end, Class::Negation)
           && (is_of_trouble(sentence, match.begin, match.end + 1)
               || sentence.is_one_of(match.begin + 1, "only"_word, "one"_word, "single"_word));
}

/// "The cause of the outage was …", but not "one of the causes was".
bool is_the_cause(const Sentence& sentence, const Match& match)
{
    return is_reason(sentence, match) && sentence[match.begin].is("the"_word)
           && !has_word(sentence, match.begin, match.end, "unknown"_word);
}

bool is_only(const Sentence& sentence, const Match& match)
{
    return is_claimed(sentence, match) && is_story(sentence)
           && has_word(sentence, 0, sentence.size(), "outage"_word, "incident"_word, "failure"_word,
               "crash"_word, "delay"_word, "cause"_word, "blame"_word, "loss"_word, "downtime"_word,
               "explanation"_word, "fault"_word, "disaster"_word, "trigger"_word)
           && !sentence.is_one_of(match.end, "of"_word);
}

/// "at the root of it", and not "the root of the file system".
bool is_at_the_root(const Sentence& sentence, const Match& match)
{
    return is_claimed(sentence, match)
           && has_word(sentence, match.begin, match.end + 1, "problem"_word, "matter"_word,
               "trouble"_word, "evil"_word, "issue"_word, "outage"_word, "it"_word, "this"_word,
               "all"_word, "incident"_word, "failure"_word);
}

bool is_main(const Sentence& sentence, const Match& match)
{
    return is_claimed(sentence, match) && is_of_trouble(sentence, match.end - 1, match.end + 5);
}

bool is_things_doing(const Sentence& sentence, const Match& match)
{
    return is_claimed(sentence, match) && subject_of(sentence, match.begin).actor != Actor::Person;
}

constexpr auto advice = Severity::Advice;

constexpr auto phrases_ = std::to_array<Phrase>({
    {"root cause", is_claimed},
    {"rootcause", is_claimed},
    {"root causes", is_claimed, advice},
    {"rootcauses", is_claimed, advice},
    {"root causing|caused", is_claimed},
    {"primary|main|real|underlying|sole|principal|ultimate|fundamental|true|single|actual|only|"
     "exact|core|chief|original|basic|definitive|immediate|central|key|one|precise "
     "cause|culprit|explanation",
        is_sought},
    {"primary|main|real|underlying|fundamental|true|actual|principal|ultimate|core causes",
        is_claimed, advice},
    {"caused|explained|due|down [was|were] [to] "
     "solely|entirely|only|purely|exclusively|wholly|simply [by|to]",
        is_claimed},
    {"solely|entirely|only|purely|exclusively|wholly|simply|all|just [was|were] "
     "caused|explained|due|attributable|down|because [by|to|of]",
        is_claimed},
    {"the [only|one|single|main|real|primary|true|simple] reason [for|why|that|behind] [of] ..7 "
     "was|is|were",
        is_reason},
    {"the|one|single thing that broke|caused|brought|killed", is_claimed},
    {"for|had|has|was [just|only|exactly|but] one|single reason|cause|explanation [only|alone]",
        is_claimed},
    {"smoking gun", is_claimed},
    {"< no other > factor|factors|cause|causes|reason|explanation [played|was|were|contributed]"},
    {"nothing|none else|other|more < contributed|mattered|played|caused|involved"},
    {"< nothing more > $"},
    {"nothing else was|played|went|mattered|contributed"},
    {"this|that|it|which|@noun|@name < alone > "
     "caused|explains|explained|accounts|brought|took|was|broke|triggered"},
    {"BOIL|COME down to [one|a|this|the|single]", is_claimed},
    {"boils|boiled|comes|came|traced|pinned|narrowed down|back|it|everything|this [down] to "
     "one|single|exactly|just|nothing"},
    {"everything|all|whole|it [the|this] ..4 < TRACE|GO back to", is_claimed},
    {"everything else ..7 noise|secondary|fine|incidental|irrelevant|innocent|coincidence"},
    {"single point of origin|blame"},
    {"begins|began|starts|started|ends|ended and ends|ended|stops with|at"},

    {"one and only reason|cause|factor"},
    {"the|a cause [of|for|behind|was|is] ..7 was|is|were", is_the_cause},
    {"all [the|this|that|it|of] ..4 because|due of|to [one|a|single]", is_claimed},
    {"< that|this|it|which is|was what > did|caused|broke|killed|brought", is_claimed},
    {"the villain|perpetrator|offender|guilty was|were|is|party", is_claimed},
    {"sole|only|single contributor|trigger|factor|reason|explanation|driver|source|failure",
        is_only},
    {"nothing|nobody|no [one|thing] but|except|besides|apart", is_only},
    {"it|everything|all was|were|is all|entirely|solely|purely|only|just|simply "
     "[down|because|due|about|to] [of|to|a|one]",
        is_only},
    {"one|single|lone thing|line|typo|setting|cable|commit|flag|command|character|bit ..4 "
     "brought|took|killed|broke|caused|felled|sank",
        is_claimed},
    {"PINPOINT|pinned|nailed|narrowed|traced|track|tracked|boiled ..3 to [exactly|just|precisely] "
     "[one|a] single|one",
        is_claimed},

    {"lies|lay|rests|rested solely|entirely|squarely|only in|with|on"},
    {"case closed"},
    {"all because of", is_claimed},
    {"@noun|@name|@opaque < did it > $"},
    {"the [whole] outage|incident|failure|crash|delay|problem|issue was|is [all] because|down "
     "[of|to]",
        is_claimed},
    {"and|, nothing else|more $", is_claimed},
    {"case was|is|can|considered ..2 closed|shut"},
    {"root|roots of the|it|this|all|our [problem|matter|trouble|evil|issue|outage|all]",
        is_at_the_root},
    {"primary|main|principal|sole|chief|biggest|key driver|reason|trigger|contributor|source "
     "of|for|behind|was|is",
        is_main},
    {"plain and simple", is_claimed},
    {"actual|true|underlying|sole|primary|principal|ultimate reason|explanation|source|origin "
     "[for|of|that|why|the] ..7 was|is|were",
        is_reason},
    {"the cause was|is", is_claimed},
    {"the only one > $|, was|is", is_claimed},
    {"is|was|are|were|as|be [indeed|in|fact] the cause", is_claimed},
    {"ultimately|solely|entirely|wholly|fully|alone responsible for", is_things_doing},
});

} // namespace

const Rule single_cause = {
    .name = "single-cause",
    .severity = Severity::Warning,
    .message = "One cause ends the search: the other conditions that had to be there stay unseen, "
               "and stay in place.",
    .ask = "What else had to be true for this to happen, and what kept it from being worse?",
    .because = "Gallego, Gaynor, Sander: there is no root cause; contributing factors are many",
    .phrases = phrases_,
};

} // namespace candor::language
