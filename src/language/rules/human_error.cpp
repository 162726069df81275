#include "language/grammar.h"
#include "language/rule.h"

namespace candor::language {

namespace {

using enum Class;

bool is_claimed(const Sentence& sentence, const Match& match)
{
    const std::size_t begin = match.flag_begin;

    if (is_negated(sentence, begin)
        || (sentence.part == Part::Actions && has_word(sentence, 0, begin, "so"_word, "that"_word)))
        return false; // "… so that a slip costs nothing"
    for (std::size_t i = match.end; i < sentence.size() && i < match.end + 3; ++i) {
        if (sentence[i].is(Negation) && sentence.is(i - 1, Be | Do | Modal))
            return false; // "human error is not a cause"
    }
    if (sentence.is_one_of(
            match.end, "board"_word, "committee"_word, "body"_word, "group"_word, "team"_word))
        return false;
    return !has_word(sentence, begin > 3 ? begin - 3 : 0, begin, "suggest"_word, "allege"_word,
        "ask"_word, "wonder"_word, "assume"_word, "suspect"_word, "suppose"_word, "before"_word,
        "whether"_word);
}

/// "was incorrectly marked as failed" is what a program did; "was accidentally merged" is not.
bool is_done_by_machine(const Sentence& sentence, std::size_t adverb)
{
    if (!sentence.is_one_of(
            adverb, "incorrectly"_word, "wrongly"_word, "erroneously"_word, "mistakenly"_word))
        return has_word(sentence, clause_begin(sentence, adverb), adverb, "prevent"_word,
            "avoid"_word, "from"_word);
    if (sentence.is(adverb + 1, Operate) || (adverb > 0 && sentence.is(adverb - 1, Operate)))
        return false;
    const Subject subject = subject_of(sentence, adverb);
    return sentence.is(subject.head, System)
           || has_word(sentence, adverb - 1, adverb + 3, "validate"_word, "parse"_word,
               "calculate"_word, "compute"_word, "document"_word, "interpret"_word, "reject"_word,
               "accept"_word, "cache"_word, "route"_word, "return"_word);
}

bool has_passive(const Sentence& sentence, std::size_t begin, std::size_t end)
{
    for (std::size_t i = begin; i + 1 < end; ++i) {

        const bool is_past = sentence[i].is("was"_word) || sentence[i].is("were"_word)
                             || sentence[i].is("been"_word) || sentence[i].is("got"_word);
        if (is_past && sentence.is(i + (sentence.is(i + 1, Adverb | Be) ? 2 : 1), Participle))
            return true;
    }
    return false;
}

/// "by mistake", unless it is what somebody guards against.
bool is_slip(const Sentence& sentence, const Match& match)
{
    return is_claimed(sentence, match) && !is_hypothetical(sentence, match.flag_begin)
           && !has_word(sentence, 0, match.flag_begin, "prevent"_word, "avoid"_word, "harder"_word,
               "stop"_word)
           && !sentence.is_one_of(match.end, "rate"_word, "message"_word, "code"_word);
}

/// An adverb of error is about a person unless something else is said to act: "the autoscaler
/// erroneously", "the change inadvertently". In the passive it is about whoever did it.
bool is_persons_act(const Sentence& sentence, const Match& match)
{
    const std::size_t adverb = match.flag_begin;
    if (!is_claimed(sentence, match) || is_hypothetical(sentence, adverb))
        return false;
    const bool is_passive =
        (adverb > 0 && sentence.is(adverb - 1, Be | Get))
        || (adverb > 1 && sentence.is(adverb - 1, Participle) && sentence.is(adverb - 2, Be))
        || (sentence.is(adverb + 1, Participle) && adverb > 0 && sentence.is(adverb - 1, Be));
    if (sentence.is_one_of(adverb + 1, "discover"_word, "find"_word, "notice"_word, "see"_word))
        return false;
    if (is_passive)
        return !is_done_by_machine(sentence, adverb);
    if (adverb > 0 && sentence[adverb - 1].is("to"_word))
        return false; // "harder to accidentally run it"

    const bool is_active = sentence.is(adverb + 1, Past | Third)
                           && (adverb == 0 || !sentence.is(adverb - 1, Be | Get));
    if ((!is_active && has_passive(sentence, clause_begin(sentence, adverb), adverb))
        || (sentence.is(adverb + 1, Ing) && has_passive(sentence, 0, adverb)))
        return !is_done_by_machine(sentence, adverb);
    const Actor actor = subject_of(sentence, adverb).actor;
    return actor == Actor::Person || actor == Actor::None;
}

bool is_by_people(const Sentence& sentence, const Match& match)
{
    const Actor actor = subject_of(sentence, match.flag_begin).actor;
    return is_claimed(sentence, match) && actor != Actor::Thing && actor != Actor::Outsider
           && !is_hypothetical(sentence, match.flag_begin);
}

bool is_of_ours(const Sentence& sentence, const Match& match)
{
    return is_claimed(sentence, match)
           && subject_of(sentence, match.flag_begin).actor == Actor::Person;
}

/// "a mistyped number" is a thing, "she mistyped the number" an act.
bool is_by_people_acting(const Sentence& sentence, const Match& match)
{
    const std::size_t verb = match.flag_begin;

    if (verb > 0 && sentence.is(verb - 1, Be | Get) && sentence.is(verb, Participle))
        return is_claimed(sentence, match); // "was mistyped": by somebody.
    const bool is_adjective =
        verb > 0 && sentence.is(verb - 1, Determiner) && !sentence.is(verb - 1, Pronoun);
    return !is_adjective && is_by_people(sentence, match);
}

/// What happened, and not what to guard against.
bool is_told_of(const Sentence& sentence, const Match& match)
{
    return is_claimed(sentence, match) && is_story(sentence)
           && !has_class(sentence, 0, match.begin, Modal)
           && !has_word(sentence, 0, match.begin, "prevent"_word, "avoid"_word, "against"_word);
}

/// "user error" is one, "the user error page" is none.
bool is_not_a_thing(const Sentence& sentence, const Match& match)
{
    return is_claimed(sentence, match)
           && !sentence.is_one_of(match.end, "page"_word, "message"_word, "handler"_word,
               "code"_word, "rate"_word, "log"_word, "budget"_word, "report"_word, "class"_word);
}

constexpr auto phrases_ = std::to_array<Phrase>({
    {"human|operator|operating|user|pilot|manual|engineer|developer|operational|clerical|typing|"
     "operators|administrator|admin|transcription|judgement|judgment|people|person|layer "
     "error|errors|mistake|mistakes|failure|fault|slip",
        is_not_a_thing},
    {"typographical|clerical|copy|paste|keying|fat|finger|careless "
     "error|errors|mistake|mistakes|finger",
        is_claimed},
    {"error|mistake|slip|lapse|oversight|blunder on|by the|our|@name "
     "part|engineer|developer|operator|team",
        is_claimed},
    {"error|mistake|slip|lapse in|of judgement|judgment|attention|concentration", is_claimed},
    {"human factor", is_claimed},
    {"pebkac|pebcak|layer-8|id10t", is_claimed},
    {"between keyboard|chair and chair|keyboard"},
    {"fat finger|fingered|fingering|fingers", is_claimed},
    {"fatfinger|fatfingered|fatfingering", is_claimed},
    {"transposed|swapped|mixed|inverted|muddled|mistook|confused two|the|up|@determiner "
     "digits|letters|names|cables|files|columns|labels|rows|numbers|two|hosts|windows",
        is_by_people},
    {"crossed wires", is_claimed},
    {"wires [got|were|was] crossed", is_claimed},
    {"a|the|brief|short|little|some|momentary moment|bit|case of > [@adjective] < "
     "inattention|confusion|distraction|absentmindedness|forgetfulness|carelessness",
        is_claimed},
    {"confusion|misunderstanding|inattention|absentmindedness|carelessness on|by "
     "the|our|@name|@possessive part|@person|@group|team",
        is_claimed},
    {"off day", is_claimed},
    {"brain fade|freeze|cramp|fog", is_claimed},
    {"< typo|typos|mistype|misspelling "
     "by|in|made|of|from|using|caused|caused|introduced|meant|sent|pointed|broke|took|took",
        is_claimed},
    {"a|the|by|to|one|single|small|silly < typo|misspelling|misclick|mistyping", is_claimed},
    {"MISTYPE|MISCLICK|MISREAD|MISCOUNT|MISKEY|MISREMEMBER|MISJUDGE|MISHANDLE|MISPLACE|MISLABEL|"
     "MISINTERPRET|MISUNDERSTAND",
        is_by_people_acting},
    {"GOOF|BOTCH|BUNGLE|FUMBLE|FLUB|BLUNDER", is_by_people},
    {"screwed|SCREW|messed|MESS|fouled|cocked|slipped|muffed|fluffed up", is_by_people},
    {"DROP the ball", is_by_people},
    {"MAKE|COMMIT [a|an|the|some|this|that|one] "
     "[@adjective|simple|silly|honest|small|classic|few|costly|stupid|genuine|understandable] "
     "mistake|mistakes|slip|blunder|typo|typos|goof|oversight",
        is_by_people},
    {"< mistake|mistakes made|we|of|that|by|during|when|while|in", is_claimed},
    {"was|were|is|an|a|it's|this|honest|simple|my|our|his|her|their|@name|'s "
     "[honest|simple|pure|plain|silly|costly|genuine|clear|classic] < "
     "mistake|mistakes|oversight|slip|blunder|lapse|mishap|gaffe",
        is_claimed},
    {"by|in|through mistake|accident|error|oversight|inadvertence|misadventure", is_slip},
    {"mistakenly|accidentally|inadvertently|erroneously|unintentionally|unwittingly|wrongly|"
     "unknowingly|absentmindedly|mistakingly|incorrectly|accidently",
        is_persons_act},
    {"inadvertent|accidental|unintentional|unintended|mistaken|erroneous "
     "change|changes|update|updates|upgrade|upgrades|deploy|release|rollout|revert|rollback|"
     "deletion|removal|misconfiguration|configuration|merge|push|restart|deletion|shutdown|"
     "exposure|publication|click|command|drop|purge|disclosure|deployment|reboot|revocation|"
     "truncation|overwrite",
        is_told_of},
    {"slip up|ups", is_claimed},
    {"mix up|ups", is_claimed},
    {"< slip of the|a finger|fingers|keyboard|hand|pen|mouse|tongue", is_claimed},
    {"slipup|slipups|mixup|mixups|oversight|brainfart|thinko|mishap|blunder|blunders|bungling|"
     "facepalm",
        is_claimed},
    {"brain|senior|user fart|moment", is_claimed},
    {"honest|innocent|silly|stupid|rookie|beginner's|schoolboy|elementary "
     "mistake|slip|error|oversight|goof",
        is_claimed},
    {"got|get|mixed|muddled|confused ..5 muddled|mixed|confused|swapped|crossed [up]", is_of_ours},
    {"mixed|muddled|mixes|mixing ..5 up", is_of_ours},
    {"CONFUSE|MISTAKE|mistook ..4 with|for", is_of_ours},
    {"THINK it|he|she|they was|were < on|in|at > the test|staging|lab|dev", is_of_ours},
    {"< thinking it|this|that|he|she|they was|were [on|in|at] the|a "
     "lab|staging|test|dev|sandbox|wrong"},
    {"@pronoun|@name|@person|@group < "
     "ticked|clicked|pressed|typed|picked|selected|chose|entered|pasted|pulled|unplugged|opened|"
     "hit|edited|deleted|ran|sent|restarted|copied|used|flipped|pushed > [in|on|into] the wrong"},
    {"WRONG button|key|window|terminal|tab|box < by|clicked|pressed|chosen"},
    {"in|on|into|to the wrong terminal|window|tab|console", is_by_people},
    {"FORGETFULNESS|absentmindedness|inattention|clumsiness", is_claimed},
    {"due|owing|down|attributed|attributable|came to [a|an|some|simple|plain] < "
     "human|operator|manual|user|personal|inattention|carelessness",
        is_claimed},
    {"misconfiguration|mistake|error|slip by|from our|the|an|@name|one|a "
     "@person|@group|team|engineer|operator",
        is_claimed},
    {"was|were|got|been [@adverb] "
     "transposed|mistyped|miskeyed|mislabelled|mislabeled|misread|misspelt|misspelled|misheard|"
     "miscounted|misfiled|misplaced|botched|fumbled|bungled|muddled",
        is_claimed},
    {"@pronoun|@name|@person|@group [had|@adverb] < "
     "typed|keyed|entered|selected|picked|clicked|wrote|pressed|copied|chose|pasted > ..6 "
     "instead|rather of|than",
        is_claimed},
    {"finger trouble|slip|fumble|error"},
    {"tired fingers|eyes|hands", is_claimed},
    {"through|from|of sheer|pure|simple|plain|carelessness|inattention|forgetfulness "
     "[carelessness|inattention|forgetfulness|habit]",
        is_slip},
    {"simple|plain|classic|pure|genuine|honest human|typing|copy|operator|clerical "
     "mistake|error|slip",
        is_claimed},
    {"slip|mistake|error|blunder|fumble at|by the|our|@name|an|a|one [@noun] "
     "keyboard|console|desk|@person|engineer|crew|panel|terminal|operator",
        is_claimed},
});

} // namespace

const Rule human_error = {
    .name = "human-error",
    .severity = Severity::Warning,
    .message = "Naming an error ends the story where it begins: it says that somebody slipped, and "
               "hides what "
               "made the slip easy and its effect large.",
    .ask = "What was it about the tools, the signals and the moment that made this easy to do?",
    .because =
        "Dekker, The Field Guide to Understanding 'Human Error': error is a symptom, not a cause",
    .phrases = phrases_,
};

} // namespace candor::language
