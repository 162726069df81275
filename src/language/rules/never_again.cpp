#include "language/grammar.h"
#include "language/rule.h"

namespace candor::language {

namespace {

using enum Class;

bool is_promise(const Sentence& sentence, const Match& match)
{
    return !sentence.is_question
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

bool is_of_future(const Sentence& sentence, const Match& match)
{
    return is_vow(sentence, match) && !has_class(sentence, 0, match.begin, Past)
           && !sentence.is_one_of(match.begin > 0 ? match.begin - 1 : 0, "to"_word);
}

constexpr auto phrases_ = std::to_array<Phrase>({
    {"never|not|n't|nor [ever|be] [@adverb] "
     "happen|occur|recur|reoccur|repeat|repeated|reappear|return|resurface|strike "
     "[@adverb|itself|ever] again|twice|$",
        is_promise},
    {"never|not|n't [ever] recur|reoccur|reappear|resurface", is_promise},
    {"never|not|n't happen|occur|strike|see|let|allow|face|have|be ..6 again", is_promise},
    {"never [ever] again",
        [](const Sentence& sentence, const Match& match) {
            return is_promise(sentence, match) && sentence.part != Part::Timeline
                   && !has_class(sentence, match.end, match.end + 2, Past);
        }},
    {"never ..3 again",
        [](const Sentence& sentence, const Match& match) {
            return is_promise(sentence, match)
                   && has_class(
                       sentence, match.begin > 3 ? match.begin - 3 : 0, match.end, Modal | Base)
                   && !has_class(sentence, match.begin, match.end, Past);
        }},
    {"ENSURE|GUARANTEE|PROMISE|SURE|CERTAIN|VOW|SWEAR|PLEDGE|CONFIDENT ..3 "
     "this|it|that|such|nothing|these|something|there|no|similar|we|they ..5 "
     "does|never|not|n't|can|will|no|cannot ..3 "
     "happen|happens|recur|recurs|recurrence|repeated|occur|reoccur|again|repeats|repetition",
        is_promise},
    {"ENSURE|make ..6 do|does|can|will not|n't [ever] happen|occur|recur|reoccur|repeat",
        is_promise},
    {"PREVENT|PRECLUDE|EXCLUDE|STOP|AVOID any|all|every|a|such|this|it|another|future|further "
     "[kind|possible|future|further|such|and] [all|any] "
     "recurrence|repetition|repeat|reoccurrence|repeats|outage|outages",
        [](const Sentence& sentence, const Match& match) {
            return is_vow(sentence, match)
                   && (has_word(sentence, match.begin, match.end, "any"_word, "all"_word,
                           "every"_word, "another"_word)
                       || has_word(
                           sentence, 0, match.begin, "will"_word, "ensure"_word, "must"_word));
        }},
    {"will|shall|'ll|must|ensures|guarantees ..2 "
     "PREVENT|preclude|exclude|avoid|eliminate|stop|rule [out] ..3 "
     "such|this|similar|these|those|any|recurrence|repetition|future [kind|type] [of] [a] "
     "incidents|incident|outage|outages|errors|failures|failure|problem|issue|issues|occurring|"
     "happening|event|thing|recurrence|repeat|from",
        is_vow},
    {"PREVENT|STOP|KEEP this|it|that|such|these|anything|incident|incidents|outage "
     "[incident|kind|type|problem|issue|incidents|like|events] [of] [this] [from] < ever > "
     "happening|occurring|recurring|again"},
    {"PREVENT|STOP|KEEP|AVOID this|it|that|these|issue "
     "[incident|kind|type|problem|issue|incidents] from|to [ever] "
     "happening|occurring|recurring|reoccurring|returning|happen again|ever",
        is_of_future},
    {"ELIMINATE|REMOVE|EXCLUDE|RULE|ERADICATE|ABOLISH [out] [the|every|any|all|once|forever] "
     "possibility|possibilities|chance|chances|risk|risks|likelihood|recurrence",
        [](const Sentence& sentence, const Match& match) {
            return is_vow(sentence, match)
                   && (has_word(sentence, match.begin, match.end, "possibility"_word, "every"_word,
                           "any"_word, "all"_word, "recurrence"_word)
                       || sentence.is_one_of(match.end, "of"_word));
        }},
    {"make|made|makes|making|is|are|becomes|rendered ..6 impossible [for|to|that]",
        [](const Sentence& sentence, const Match& match) {
            return is_promise(sentence, match)
                   && sentence.is_one_of(
                       match.end - 1, "impossible"_word, "for"_word, "to"_word, "that"_word)
                   && has_word(sentence, 0, sentence.size(), "outage"_word, "failure"_word,
                       "incident"_word, "again"_word, "recur"_word, "happen"_word, "this"_word,
                       "such"_word, "mistake"_word, "repeat"_word)
                   && (has_class(sentence, 0, match.begin, Pronoun) || match.begin == 0);
        }},
    {"for good|ever $",
        [](const Sentence& sentence, const Match& match) {
            return sentence.part == Part::Actions && is_promise(sentence, match);
        }},
    {"once and for all"},
    {"must|can|may|will|shall not|never|n't|no be|happen|have|see ..3 "
     "second|third|fourth|another|next|repeat|more|other|recurrence|repetition",
        is_promise},
    {"there will|must|can|shall|should|may [never|not|n't|be] [be] no|never|a|another|any "
     "[more|second|repeat|such|be|further|third] ..3 "
     "repetition|repeat|recurrence|time|incident|outage|incidents|outages|second|another|this|"
     "again|such",
        is_promise},
    {"no repetition|recurrence|repeat|repeats of|$|is", is_promise},
    {"be|see no|the repetition|recurrence|repeat|last|end|time",
        [](const Sentence& sentence, const Match& match) {
            return is_promise(sentence, match) && has_class(sentence, 0, match.begin, Modal)
                   && !sentence.is_one_of(match.end - 1, "end"_word);
        }},
    {"the|this was|is the last|time [time|outage|such|incident|of]",
        [](const Sentence& sentence, const Match& match) {
            return sentence.is(match.begin, "this"_word)
                   && sentence.is_one_of(match.end - 2, "last"_word, "the"_word)
                   && is_promise(sentence, match);
        }},
    {"will|'ll not|never|n't|wo see|read|hear|find|catch|have ..7 again", is_promise},
    {"not|never|n't [ever] be repeated|possible [again]",
        [](const Sentence& sentence, const Match& match) {
            return is_promise(sentence, match)
                   && sentence.is_one_of(match.end - 1, "again"_word, "repeat"_word);
        }},
    {"so|that|sure [that] ..3 can|could|may|does|do|will|cannot|is|are|it|this|these "
     "[never|not|n't|no|longer] [longer] ..2 again",
        [](const Sentence& sentence, const Match& match) {
            return is_promise(sentence, match)
                   && has_class(sentence, match.begin, match.end, Negation);
        }},
    {"100%|bullet|bulletproof|fail|foolproof|failproof|watertight proof|guarantee|proofed",
        is_promise},
    {"zero|no outages|incidents|mistakes|errors|failures [ever|from|in|again]",
        [](const Sentence& sentence, const Match& match) {
            return sentence.part == Part::Actions
                   && sentence.is_one_of(match.end - 1, "ever"_word, "from"_word, "again"_word);
        }},
    {"incidents|incident|outage|outages|this|event|issue|issues|problem|happening|occurring ..3 < "
     "occurring|happening|reoccurring|recurring > in the future",
        is_of_future},
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
