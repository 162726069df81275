#include "language/grammar.h"
#include "language/rule.h"

namespace candor::language {

namespace {

using enum Class;

bool is_public_advice(const Sentence& sentence)
{
    return has_word(sentence, 0, sentence.size(), "you"_word, "your"_word, "pin"_word,
        "customer"_word, "user"_word);
}

/// A remedy: an order, a plan or a wish, and not an account of what was done.
bool is_remedy(const Sentence& sentence, const Match& match)
{
    if (is_negated(sentence, match.flag_begin) || sentence.is_question)
        return false;
    const std::size_t at = match.flag_begin;
    if (at > 0 && sentence.is(at - 1, Be | Do)
        && !has_class(sentence, at > 4 ? at - 4 : 0, at, Modal))
        return false;
    return !has_class(sentence, 0, at, Past) || has_class(sentence, 0, at, Modal)
           || has_word(sentence, 0, at, "need"_word);
}

bool is_for_us(const Sentence& sentence, const Match& match)
{
    return is_remedy(sentence, match)
           && (sentence.part == Part::Actions || !is_public_advice(sentence))
           && subject_of(sentence, match.flag_begin).actor != Actor::Thing;
}

bool is_follow_up(const Sentence& sentence, const Match& match)
{
    return is_for_us(sentence, match)
           && (sentence.part == Part::Actions || sentence.part == Part::Lessons || match.begin == 0
               || has_class(sentence, 0, match.begin, Modal)
               || has_word(
                   sentence, 0, match.begin, "need"_word, "please"_word, "pls"_word, "to"_word));
}

/// "Make sure to test" is a wish; "make sure that the job never runs twice" has an end to it.
bool is_of_conduct(const Sentence& sentence, const Match& match)
{
    return is_follow_up(sentence, match)
           && !has_class(sentence, match.end, sentence.size(), Number | Opaque)
           && (!sentence.is(match.end, "that"_word)
               || sentence.is(match.end + 1, Pronoun | Person | Group));
}

constexpr auto phrases_ = std::to_array<Phrase>({
    {"be|being|stay|remain|become|are|more [@adverb|a|extra|especially] "
     "careful|mindful|vigilant|diligent|cautious|attentive|alert|thorough|"
     "disciplined|meticulous|watchful|rigorous|conscientious|prudent|aware|wary|considerate|"
     "responsible|proactive|conscious|strict|stricter|patient|precise|accurate|patient",
        is_for_us},
    {"more|greater|extra|better|closer|utmost|a|some|little "
     "care|caution|attention|diligence|vigilance|discipline|rigour|rigor|focus|"
     "attentiveness|awareness|thoroughness|prudence|concentration|conscientiousness",
        is_for_us},
    {"careful|cautious|mindful|diligent|vigilant with|when|about|of|next|in", is_follow_up},
    {"PAY [@adverb|more|closer|close|better|extra|much|full|special|particular|a|greater] "
     "[@adverb|more|lot] attention",
        is_for_us},
    {"remember to", is_follow_up},
    {"make|making|be sure to|we|everyone|that|you|all|nobody|people|engineers|the", is_of_conduct},
    {"double|triple check|checking|checks", is_follow_up},
    {"doublecheck", is_follow_up},
    {"check|read|verify|look|test|think twice|carefully|properly|thoroughly|again [before]",
        is_follow_up},
    {"@adverb carefully|thoroughly|diligently|rigorously|cautiously|conscientiously|attentively "
     "check|read|test|review|verify|study|studying|monitor|watch|look|follow",
        is_follow_up},
    {"more|carefully|thoroughly|closely|diligently|rigorously "
     "[carefully|closely|thoroughly|strictly|diligently] "
     "test|review|monitor|check|read|study|studying|watch|follow|verify|consider",
        is_follow_up},
    {"test|review|monitor|check|read|study|watch|follow|verify|plan|work|look ..4 more "
     "carefully|closely|thoroughly|diligently|attentively|rigorously|cautiously|strictly",
        is_follow_up},
    {"REMIND "
     "everyone|everybody|all|people|staff|engineers|developers|colleagues|the|our|@person|@group|@"
     "name|teams|them|ourselves|each",
        is_for_us},
    {"reminder to|for|that|about "
     "everyone|all|check|the|staff|everybody|engineers|always|people|be|never",
        is_follow_up},
    {"TRY|WORK|concentrate|focus harder|better|more", is_for_us},
    {"do better next|in|at"},
    {"do|does|must|should|never not|n't [ever] [do|make|let|repeat] < this|that|it|the|these|such "
     "> [same|kind] [of] [again|mistake|mistakes]",
        is_follow_up},
    {"do|never|not|n't [do] it|that|this < again > $", is_follow_up},
    {"RETRAIN|TRAIN|COACH|EDUCATE|RESENSITISE|SENSITISE|SCHOOL|TEACH "
     "the|our|all|every|@person|@group|@name|staff|engineers|developers|people|operators|him|her|"
     "them|everyone",
        [](const Sentence& sentence, const Match& match) {
            return is_follow_up(sentence, match) && !sentence.is(match.end, System)
                   && !has_class(sentence, match.end, match.end + 3, System);
        }},
    {"retraining|refresher|resensitisation|awareness [training|course|session|campaign] [for|of]",
        is_follow_up},
    {"FOLLOW|ADHERE|STICK|OBEY|RESPECT|OBSERVE|KEEP [strictly|to|by] [strictly|to] "
     "the|our|all|that ..3 "
     "process|procedure|runbook|policy|checklist|rules|procedures|processes|guidelines|freeze|rule|"
     "protocol|playbook|book|steps|letter|plan",
        [](const Sentence& sentence, const Match& match) {
            return is_follow_up(sentence, match)
                   && (has_word(sentence, 0, sentence.size(), "next"_word, "always"_word,
                           "letter"_word, "future"_word, "strictly"_word, "everyone"_word,
                           "must"_word, "should"_word, "actually"_word, "time"_word, "need"_word,
                           "all"_word, "again"_word, "better"_word)
                       || sentence.part == Part::Actions);
        }},
    {"to the letter", is_follow_up},
    {"actually|really|strictly|consistently|religiously "
     "sticking|following|follow|stick|adhere|read|reading|use|using|look|looking|check|checking",
        is_follow_up},
    {"set|lead|setting|leading an|by good|example", is_follow_up},
    {"keep|have|having|with|need|get a|an|your|our|one|both ..2 eye|eyes [open|on|out|peeled|for]",
        is_follow_up},
    {"keep|stay|be|remaining on your|our|their|his|its guard|toes|wits", is_follow_up},
    {"eyes open", is_follow_up},
    {"take|TAKE|exercise|use|apply|with|show "
     "[more|greater|extra|better|the|due|utmost|great|a|some] [more|little] "
     "care|caution|restraint|diligence|time|ownership|responsibility|pride|judgement|judgment",
        [](const Sentence& sentence, const Match& match) {
            return is_follow_up(sentence, match)
                   && (sentence.is(match.end - 1, "care"_word)
                           ? !sentence.is(match.end, "of"_word)
                           : !sentence.is_one_of(match.end - 1, "time"_word, "ownership"_word,
                                 "responsibility"_word)
                                 || sentence.part == Part::Actions);
        }},
    {"think|thinking|look|pause|stop|breathe twice|before|hard [before] "
     "[you|we|@ing|acting|hitting|pressing|running|typing|deploying]",
        is_follow_up},
    {"pls|please|plz [pls|all|everyone|everybody|please|always|just|do] [@adverb|n't|not] @base",
        is_follow_up},
    {"everyone|everybody|all|we|people|engineers|staff must|should|has|have|need|needs|to|please "
     "[all|to|please|really|just] [to|always] < "
     "remember|concentrate|focus|check|read|think|look|watch|listen|care|double|ask|slow|"
     "communicate",
        is_follow_up},
    {"no more @noun|@ing|@adjective|test|careless",
        [](const Sentence& sentence, const Match& match) {
            return sentence.part == Part::Actions && is_follow_up(sentence, match);
        }},
    {"always < check|read|verify|ask|look|think|test|confirm|remember|inspect|announce|follow|use",
        is_follow_up},
    {"never [ever] again|forget|skip|assume|trust|deploy|run|touch|edit",
        [](const Sentence& sentence, const Match& match) {
            return sentence.part == Part::Actions && match.begin == 0 && is_for_us(sentence, match);
        }},
    {"step up|raise|lift|up our|your|their|the|its game|bar"},
    {"up our|your|their game"},
    {"SLOW down", is_follow_up},
    {"get it|things|this right next|from|this|first|in", is_follow_up},
    {"needs|need more|to|better [be|more] [carefully|careful|thorough] "
     "studying|care|attention|discipline|vigilance",
        is_for_us},
    {"SHARPEN|HEIGHTEN|RAISE|INCREASE|STRENGTHEN|IMPROVE ..2 "
     "awareness|vigilance|attention|discipline|attentiveness|focus|concentration|diligence",
        is_follow_up},
    {"with|more|greater|extra|utmost|due|work diligence|care|caution|diligently|vigilance",
        is_follow_up},
    {"diligently",
        [](const Sentence& sentence, const Match& match) {
            return sentence.part == Part::Actions && is_follow_up(sentence, match);
        }},
});

} // namespace

const Rule try_harder = {
    .name = "try-harder",
    .severity = Severity::Warning,
    .message = "This rests on people being more perfect than the people who were there, who were "
               "already doing their best.",
    .ask = "What could the system do so that nobody has to remember this?",
    .because =
        "RCA2, hierarchy of actions: reminders and care are the weakest; Dekker, Field Guide",
    .phrases = phrases_,
};

} // namespace candor::language
