#include "language/grammar.h"
#include "language/rule.h"

namespace candor::language {

namespace {

using enum Class;

/// "We cannot promise that it will not come back" is what an honest report says.
bool is_disclaimed(const Sentence& sentence, const Match& match)
{
    for (std::size_t i = 0; i < match.end; ++i) {
        if (sentence.is_one_of(i, "promise"_word, "guarantee"_word, "ensure"_word, "sure"_word,
                "certain"_word, "rule"_word)
            && is_negated(sentence, i))
            return true;
    }
    return false;
}

bool is_promise(const Sentence& sentence, const Match& match)
{
    return !sentence.is_question && !is_disclaimed(sentence, match)
           && !has_word(sentence, match.flag_begin > 3 ? match.flag_begin - 3 : 0, match.flag_begin,
               "if"_word, "cannot"_word, "hope"_word);
}

/// "to prevent similar incidents" is a purpose, and lawful; "will prevent such incidents" a promise.
bool is_vow(const Sentence& sentence, const Match& match)
{
    return is_promise(sentence, match)
           && !has_word(sentence, match.flag_begin > 4 ? match.flag_begin - 4 : 0, match.flag_begin,
               "help"_word, "reduce"_word, "likelihood"_word, "chance"_word, "risk"_word,
               "attempt"_word);
}

/// "It does not recur" is seen; "it will not recur" is promised.
bool is_foretold(const Sentence& sentence, const Match& match)
{
    const std::size_t begin = match.begin > 5 ? match.begin - 5 : 0;
    return is_promise(sentence, match)
           && (has_class(sentence, begin, match.begin, Modal)
               || has_word(sentence, 0, match.begin, "ensure"_word, "sure"_word, "guarantee"_word,
                   "so"_word));
}

bool is_of_future(const Sentence& sentence, const Match& match)
{
    return is_vow(sentence, match) && !has_class(sentence, 0, match.begin, Past)
           && !sentence.is_one_of(match.begin > 0 ? match.begin - 1 : 0, "to"_word);
}

bool is_of_failure_part(const Sentence& sentence)
{
    return sentence.part == Part::Actions || sentence.part == Part::Lessons
           || sentence.part == Part::Resolution;
}

/// Said of what is to come, and not of what was seen: "never again", "must not be lost again".
bool is_vowed(const Sentence& sentence, const Match& match)
{
    if (!is_promise(sentence, match)
        || has_word(
            sentence, 0, sentence.size(), "until"_word, "unless"_word, "could"_word, "try"_word))
        return false;
    const bool is_told = tells_past(sentence, clause_begin(sentence, match.begin), match.end)
                         && !has_class(sentence, 0, match.end, Modal);
    return !is_told && sentence.part != Part::Timeline;
}

bool is_planned(const Sentence& sentence, const Match& match)
{
    return is_vowed(sentence, match)
           && (sentence.part == Part::Actions
               || has_word(sentence, 0, match.end, "will"_word, "'ll"_word, "must"_word,
                   "shall"_word, "guarantee"_word, "promise"_word, "ensure"_word));
}

bool is_total(const Sentence& sentence, const Match& match)
{
    return is_vow(sentence, match)
           && !has_class(sentence, clause_begin(sentence, match.begin), match.begin + 1, Past)
           && (has_word(sentence, match.begin, match.end, "possibility"_word, "every"_word,
                   "any"_word, "all"_word, "recurrence"_word, "repetition"_word, "repeat"_word)
               || sentence.is_one_of(match.end, "of"_word));
}

/// "made impossible" of a failure, and not of a feature.
bool is_of_failure(const Sentence& sentence, const Match& match)
{
    return is_promise(sentence, match) && sentence.part != Part::Timeline
           && has_word(sentence, 0, sentence.size(), "outage"_word, "failure"_word, "incident"_word,
               "again"_word, "recur"_word, "happen"_word, "this"_word, "such"_word, "mistake"_word,
               "repeat"_word, "mix"_word, "loss"_word, "error"_word)
           && !has_word(sentence, 0, match.begin, "it"_word, "was"_word, "almost"_word,
               "nearly"_word, "which"_word);
}

bool is_in_actions(const Sentence& sentence, const Match& match)
{
    return sentence.part == Part::Actions && is_vowed(sentence, match);
}

/// "A leak is no longer possible" promises; "logins were no longer possible" tells.
bool is_no_longer(const Sentence& sentence, const Match& match)
{
    return is_vowed(sentence, match) && is_of_failure_part(sentence);
}

constexpr auto phrases_ = std::to_array<Phrase>({
    // It will not happen again.
    {"never|not|n't|nor|cannot [ever|be] [@adverb] "
     "happen|occur|recur|reoccur|repeat|repeated|reappear|return|resurface|strike ..3 "
     "again|anymore",
        is_foretold},
    {"never|not|n't|cannot [ever|@adverb] "
     "recur|reoccur|reappear|resurface|repeat|recurs|reoccurs|repeats",
        is_foretold},
    {"never|not|n't|cannot "
     "happen|occur|strike|bite|hit|come|return|see|let|allow|face|have|be|become|go|lose|suffer "
     "..9 again|anymore",
        is_foretold},
    {"never|n't|not come|return back", is_foretold},
    {"never [ever] again", is_vowed},
    {"never ..6 again", is_vowed},
    {"will|'ll|wo|shall|must|going never|not|n't|to [not|never|ever|be] ..7 again|anymore",
        is_vowed},
    {"no|nobody|none ..6 will|must|shall|should|'ll [ever|have|be|@adverb] ..7 again|anymore",
        is_vowed},
    {"so|sure [that] ..5 never|not|n't|no|cannot|nobody [longer] ..5 again|anymore|recur|reoccur",
        is_vowed},
    {"this|that|such|it|thing|kind|sort|these ..3 can|could|will|may|must no longer "
     "happen|occur|recur|arise",
        is_vowed},
    {"never|not|n't|no|cannot|nobody ..9 any more", is_vowed},
    {"sure|ENSURE|GUARANTEE|certain|PROMISE ..9 < never [again|ever|@adverb] > "
     "goes|go|fails|fail|breaks|crash|crashes|stops|dies|loses|lose|down|leak|leaks|happens|lets|"
     "leaves|leave",
        is_vowed},
    // Vows.
    {"ENSURE|GUARANTEE|PROMISE|SURE|CERTAIN|VOW|SWEAR|PLEDGE|CONFIDENT ..9 never|not|n't|no|cannot "
     "[ever|longer|be|@adverb] "
     "happen|happens|recur|recurs|recurrence|repeated|occur|occurs|reoccur|repeats|repetition|come|"
     "comes|return|returns|arise|arises",
        is_promise},
    {"ENSURE|GUARANTEE|PROMISE|make|making ..6 do|does|can|will|is|are never|not|n't|no "
     "[ever|longer] happen|occur|recur|reoccur|repeat|repeated|possible",
        is_promise},
    {"ENSURE|GUARANTEE|PROMISE|VOW|SWEAR|PLEDGE [you|our|everyone|that|the|all] "
     "[@outsider|@person] [that] ..6 < never|nothing|nobody",
        is_vowed},
    {"!the guarantee|guarantees|guaranteed|guaranteeing ..5 not|never|no|zero|free|against",
        is_promise},
    {"ENSURE|GUARANTEE no|zero|nothing|nobody ..6 again|recurrence|repetition|repeat", is_promise},
    // Prevented, all of it.
    {"PREVENT|PRECLUDE|EXCLUDE|STOP|AVOID|AVERT any|all|every|another|each "
     "[kind|possible|future|further] [all|any|such|and] "
     "recurrence|recurrences|repetition|repeat|reoccurrence|repeats|outage|outages|incident|"
     "incidents|failure|failures",
        is_vow},
    {"will|shall|'ll|must|ensures|guarantees ..2 PREVENT|preclude|exclude|avoid|eliminate|stop ..3 "
     "such|this|similar|these|those|any|recurrence|repetition|future ..7 "
     "occurring|happening|recurring|reoccurring|again|future|recurrence|happen|occur",
        is_vow},
    {"will|shall|'ll|must|ensures|guarantees ..2 PREVENT|preclude|exclude|avoid|eliminate|stop "
     "[a|any|all|the|every] [further|future|possible] "
     "recurrence|recurrences|repetition|repeat|reoccurrence",
        is_vow},
    {"PREVENT|STOP|KEEP|AVOID this|it|that|such|these|anything "
     "[incident|kind|type|problem|issue|incidents|like|events|a] [of|this|thing] [this] [from] < "
     "ever > happening|occurring|recurring|again"},
    {"PREVENT|STOP|KEEP|AVOID this|it|that|these|issue|such [a|an] "
     "[incident|kind|type|problem|issue|incidents|situation] [from|to] [ever] "
     "happening|occurring|recurring|reoccurring|returning|happen [again]",
        is_of_future},
    {"PREVENT|AVOID|EXCLUDE ..6 forever|permanently|altogether", is_planned},
    {"ELIMINATE|REMOVE|EXCLUDE|RULE|ERADICATE|ABOLISH [out] [the|all|every|any] "
     "[the|possible|remaining|residual] "
     "possibility|possibilities|chance|chances|likelihood|recurrence|repetition|repeat|repeats|"
     "risk",
        is_total},
    {"RULE|ruled|rules out any|every|all|a|that|recurrence|repetition|this|such|another|repeats",
        is_planned},
    {"recurrence|repetition|repeat|repeats is|are|has|was [now|been] [@adverb] "
     "excluded|impossible|ruled|eliminated|prevented|averted",
        is_promise},
    {"no|zero|without chance|possibility|way|risk|danger|room|prospect [that|of|for|left] ..6 "
     "again|recur|happen|repeat|recurrence|happening|repetition|recurring|recurs|happens",
        is_promise},
    {"zero repeats|repetitions|recurrences|reruns", is_promise},
    {"PROMISE|PLEDGE|VOW|SWEAR ..5 zero|no|never|nothing", is_vowed},
    {"no|zero [more] repetition|recurrence|repeat|repeats|recurrences", is_vowed},
    {"no|not|n't be|see|have [any|a|such] < repetition|repeat|recurrence", is_promise},
    // Impossible, for ever, the last one.
    {"make|makes|made|making|is|are|become|becomes|now|rendered|renders ..7 < impossible",
        is_of_failure},
    {"impossible for|to|that ..6 happen|recur|occur|repeat|return|back|come|again|fail",
        is_promise},
    {"once and for all", is_planned},
    {"for good|ever|always $", is_planned},
    {"thing of the past", is_promise},
    {"CLOSE|SHUT ..4 for good|ever !reason", is_promise},
    {"last time|outage|incident|one [that|we|this|of] ..5 ever|will", is_planned},
    {"be|remain|remains|stay|stays the last|only [such] time|outage|incident|one|of", is_planned},
    {"remain|remains|stay|stays|be a one off|time", is_planned},
    {"must|can|may|will|shall|should not|never|n't|no be|happen|have|see|become ..2 < "
     "second|third|fourth|fifth|another|next|repeat",
        is_vowed},
    {"there will|must|can|shall|should|wo|ca [never|not|n't] be [no|never|a|another|any] ..3 "
     "repetition|repeat|recurrence|time|second|third|another|again|twice",
        is_vowed},
    {"there will|must|can|shall|'ll be no|zero [more|further|repeat|second|such|next|other] ..2 "
     "outage|outages|incident|incidents|time|repetition|recurrence|repeat|surprise|surprises|"
     "failure|failures|mistake|mistakes",
        is_vowed},
    {"no more|further outage|outages|incidents|failures|mistakes|errors|surprises|leaks|losses "
     "[ever|from|in|again|of|like]",
        is_planned},
    {"zero outages|incidents|mistakes|errors|failures|recurrence|defects|downtime|losses",
        is_planned},
    {"100%|bullet|fool|fail|water proof|tight|guarantee|certain|sure|safe|guaranteed", is_planned},
    {"bulletproof|foolproof|failproof|watertight|unbreakable|infallible|ironclad|failsafe",
        is_planned},
    {"put|puts|putting an|a end|stop to ..3 this|such|these|all|outages|incidents|that",
        is_planned},
    {"CLOSE|SHUT ..4 forever", is_promise},
    {"last outage|incident|failure|time|one of its|this|that kind|sort|type", is_planned},
    {"this|it was|is the last > outage|incident|failure|time|one we|that|of|this|you", is_planned},
    {"for all time|times|eternity", is_planned},
    {"EXCLUDE|PREVENT|AVOID|PRECLUDE a|any second|third|further|another|repeat|next", is_planned},
    {"is|are|be|remains out of the question", is_of_failure},
    {"risk|possibility|chance|danger|likelihood ..8 "
     "eliminated|excluded|zero|gone|nil|banished|abolished|ruled",
        is_vowed},
    {"completely|fully|totally|entirely|permanently|forever|finally "
     "eliminated|eliminate|excluded|ruled|abolished|eradicated|eradicate",
        is_vowed},
    {"is|are|be|makes|becomes no longer possible", is_no_longer},
    {"no second|third|fourth|next|other|repeat time|chance|outage|incident|instance",
        is_in_actions},
    {"100 % availability|uptime|reliability|certainty|safety", is_planned},
    {"100% availability|uptime|reliability|certainty|safety", is_planned},
    {"RULE|ruled out in|for|from [the] [all] future|good|now", is_promise},
    {"see to it that ..3 never|nobody|nothing|no|not", is_vowed},
    {"rest assured ..9 not|never|no [be] happen|recur|occur|again|repeated", is_vowed},
    {"on my|our watch again", is_promise},
    {"against a|any|another|every|further repeat|recurrence|repetition|reoccurrence", is_planned},
    {"not|never one|a single more|further|lost", is_planned},
    {"not one|single more", is_promise},
    {"ENSURE|GUARANTEE|PROMISE|SURE|CERTAIN ..9 not|never|n't re "
     "emerge|occur|appear|surface|happen|arise",
        is_promise},
});

} // namespace

const Rule never_again = {
    .name = "never-again",
    .severity = Severity::Advice,
    .message = "Nobody can keep this promise, and having made it makes the next incident harder to "
               "speak of.",
    .ask = "What exactly becomes less likely, by how much, and what will we notice sooner?",
    .because = "Gallego, Gaynor, Sander, Wilcox, Who to blame for all your problems: failure is "
               "normal in complex systems",
    .phrases = phrases_,
};

} // namespace candor::language
