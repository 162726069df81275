#include "language/grammar.h"
#include "language/rule.h"

namespace candor::language {

namespace {

using enum Class;

/// "It is up to the user to be vigilant."
bool is_for_users(const Sentence& sentence)
{
    return has_word(sentence, 0, sentence.size(), "user"_word, "customer"_word, "visitor"_word,
               "subscriber"_word)
           && !has_word(sentence, 0, sentence.size(), "we"_word, "our"_word, "staff"_word);
}

bool is_public_advice(const Sentence& sentence)
{

    return sentence.part != Part::Actions && sentence.part != Part::Lessons
           && has_word(
               sentence, 0, sentence.size(), "you"_word, "your"_word, "customer"_word, "user"_word)
           && !has_word(sentence, 0, sentence.size(), "please"_word, "pls"_word, "people"_word,
               "everyone"_word, "we"_word);
}

/// A remedy: an order, a plan or a wish, and not an account of what was done.
bool is_remedy(const Sentence& sentence, const Match& match)
{
    if (is_negated(sentence, match.flag_begin) || sentence.is_question
        || has_word(sentence, 0, match.flag_begin, "telling"_word, "asking"_word, "instead"_word))
        return false; // "Telling people to be careful has not worked."
    const std::size_t at = match.flag_begin;
    if (at > 0 && sentence.is(at - 1, Be | Do)
        && !has_class(sentence, at > 4 ? at - 4 : 0, at, Modal))
        return false;
    const std::size_t begin = clause_begin(sentence, at);

    return !tells_past(sentence, begin, at) || has_class(sentence, begin, at, Modal)
           || has_word(sentence, begin, at, "need"_word);
}

bool is_for_us(const Sentence& sentence, const Match& match)
{

    if (sentence.is_heading || is_for_users(sentence))
        return false;
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
                   sentence, 0, match.begin, "need"_word, "please"_word, "pls"_word, "to"_word)
               || has_word(sentence, 0, match.begin, "emphasise"_word, "emphasize"_word,
                   "stress"_word, "importance"_word));
}

bool is_ordered(const Sentence& sentence, const Match& match)
{
    return is_follow_up(sentence, match)
           && (sentence.part == Part::Actions || match.begin == 0
               || has_class(sentence, 0, match.begin, Modal));
}

/// "Make sure to test" is a wish; "make sure that the job never runs twice" has an end to it.
bool is_of_conduct(const Sentence& sentence, const Match& match)
{
    return is_follow_up(sentence, match)
           && !has_class(sentence, match.end, sentence.size(), Number | Opaque)
           && (!sentence.is(match.end, "that"_word)
               || sentence.is(match.end + 1, Pronoun | Person | Group));
}

bool is_in_actions(const Sentence& sentence, const Match& match)
{
    return sentence.part == Part::Actions && is_for_us(sentence, match);
}

/// "A little more rigour and we are fine": wished for, and not an account of what was given.
bool is_wished(const Sentence& sentence, const Match& match)
{
    return is_for_us(sentence, match)
           && (sentence.part == Part::Actions || sentence.part == Part::Lessons || match.begin == 0
               || has_class(sentence, 0, match.begin, Modal)
               || has_word(sentence, 0, match.begin, "need"_word, "require"_word));
}

bool is_careful(const Sentence& sentence, const Match& match)
{
    return is_follow_up(sentence, match) && !sentence.is_one_of(match.end, "of"_word);
}

/// "Always check" to ourselves, not as a note on a form or to the public.
bool is_always(const Sentence& sentence, const Match& match)
{
    return is_for_us(sentence, match)
           && (sentence.part == Part::Actions || sentence.part == Part::Lessons
               || (has_class(sentence, 0, match.begin, Modal)
                   && has_class(sentence, 0, match.begin, Pronoun | Person | Group | Name)));
}

bool is_note_to_all(const Sentence& sentence, const Match& match)
{
    return sentence.part == Part::Actions && match.begin < 2 && is_for_us(sentence, match);
}

/// Training of people, and not of a model; to do better, and not to learn a tool.
bool is_of_staff(const Sentence& sentence, const Match& match)
{
    return is_follow_up(sentence, match)
           && !has_class(sentence, match.begin, match.end + 2, System);
}

bool is_retraining(const Sentence& sentence, const Match& match)
{
    return is_follow_up(sentence, match)
           && !has_word(sentence, match.end, sentence.size(), "model"_word, "classifier"_word,
               "network"_word, "model"_word);
}

bool is_obedience(const Sentence& sentence, const Match& match)
{
    return is_follow_up(sentence, match)
           && (sentence.part == Part::Actions
               || has_word(sentence, 0, sentence.size(), "next"_word, "always"_word, "future"_word,
                   "strictly"_word, "everyone"_word, "must"_word, "should"_word, "actually"_word,
                   "need"_word, "better"_word));
}

/// "Do not forget to …" is an order to ourselves where follow-ups stand, or to all of us.
bool is_order_not(const Sentence& sentence, const Match& match)
{
    return !sentence.is_question && begins_clause(sentence, match.begin)
           && !is_public_advice(sentence)
           && (sentence.part == Part::Actions || sentence.part == Part::Lessons);
}

bool is_duty(const Sentence& sentence, const Match& match)
{
    return sentence.part == Part::Actions && is_for_us(sentence, match)
           && !sentence.is(match.end, "in"_word)
           && !has_class(sentence, match.end, sentence.size(), Opaque);
}

/// "Please check …" to colleagues, not in a form.
bool is_asked(const Sentence& sentence, const Match& match)
{
    return is_for_us(sentence, match)
           && (sentence.part == Part::Actions || sentence.part == Part::Lessons
               || has_word(sentence, 0, sentence.size(), "everyone"_word, "everybody"_word,
                   "people"_word, "all"_word, "team"_word));
}

constexpr auto phrases_ = std::to_array<Phrase>({
    // Be a better person.
    {"be|stay|remain|become|keep [@adverb|a|extra|especially|more] "
     "[@adverb|more|bit|little|lot|all] [more] "
     "careful|mindful|vigilant|diligent|cautious|attentive|alert|thorough|disciplined|meticulous|"
     "watchful|rigorous|conscientious|prudent|wary|considerate|strict|stricter|patient|focused|"
     "focussed|sharp|sharper|awake|tidier|tidy|professional|sensible|smarter|punctual|suspicious|"
     "sceptical|skeptical|methodical|concentrated|circumspect",
        is_for_us},
    {"be|become [@adverb] [more] aware|conscious|responsible|proactive|precise|accurate "
     "of|when|that|about",
        is_wished},
    {"more|greater|extra|better|closer|utmost|some|little|bit|lot "
     "care|caution|attention|diligence|vigilance|discipline|rigour|rigor|focus|attentiveness|"
     "thoroughness|prudence|concentration|conscientiousness|patience|effort|respect|seriousness|"
     "humility",
        is_wished},
    {"more|greater|better|increased|higher|raised|general awareness", is_ordered},
    {"^ careful|cautious|mindful|diligent|vigilant|eyes with|when|about|of|next|in|open",
        is_always},
    {"PAY [@adverb|more|closer|close|better|extra|much|full|special|particular|a|greater] "
     "[@adverb|more|lot|bit] attention",
        is_for_us},
    {"take|exercise|use|apply|show|with "
     "[more|greater|extra|better|due|utmost|great|special|particular] [more|little] "
     "care|caution|restraint|diligence",
        is_careful},
    {"TRY|WORK|concentrate|focus|think harder|better|more", is_for_us},
    {"do|does|doing better next|in|at|than|from", is_for_us},
    {"step|raise|lift|up|pull [up] our|your|their|the|its [own] game|bar|socks|standards|weight"},
    {"get it|things|this right next|from|this|first|in", is_follow_up},
    {"SLOW down", is_follow_up},
    {"take [more|enough|your|our|their|the|some] time to|when|before|for", is_ordered},
    {"give ..3 full|undivided|more|proper|due attention|care", is_follow_up},
    {"SHARPEN|HEIGHTEN|RAISE|INCREASE|STRENGTHEN|IMPROVE|TIGHTEN ..2 "
     "awareness|vigilance|attention|discipline|attentiveness|focus|concentration|diligence",
        is_ordered},
    {"keep|keeping|have|having|need [your|our|their|both|an|his|her] [both|close|extra|second] "
     "eyes|wits|head|minds|mind [open|peeled|on|about|together|down|cool]",
        is_follow_up},
    {"on your|our|their|his|its|her guard|toes", is_follow_up},
    {"cool|clear|level head|heads", is_follow_up},
    {"on|up [to] each|all|every|everyone [of|one] [of] us|you [all] to", is_follow_up},
    {"it|is|'s up to each|all|every|everyone|us|the ..3 to", is_follow_up},
    // Remember, check, think.
    {"remember|remembers to", is_follow_up},
    {"do not|n't [@adverb|ever] forget|repeat|rush|panic|assume|skip [to|the|about|this|that]",
        is_order_not},
    {"not|never [@adverb] to < forget", is_follow_up},
    {"do not|n't [@adverb|ever] make|do|repeat ..2 same|such|this|that|it "
     "mistake|mistakes|again|error",
        is_order_not},
    {"make|making|be|makes sure to", is_of_conduct},
    {"make|making|be sure [that] @pronoun|everyone|all|@person [@adverb|all] "
     "notice|follow|check|test|read|review|use|stick|double|watch|keep|adhere|communicate|know|"
     "remember|look|always",
        is_of_conduct},
    {"double|triple check|checks|checking|checked", is_follow_up},
    {"doublecheck", is_follow_up},
    {"check|read|verify|look|test|think|count|measure twice", is_follow_up},
    {"check|read|verify|test|review|monitor|study|watch|follow|plan|work|look|listen|proofread ..5 "
     "carefully|thoroughly|closely|diligently|attentively|rigorously|cautiously|conscientiously|"
     "meticulously|seriously",
        is_follow_up},
    {"carefully|thoroughly|closely|diligently|rigorously|strictly|attentively|meticulously|"
     "conscientiously|cautiously "
     "check|read|test|review|verify|study|studying|monitor|watch|look|follow|consider|inspect|"
     "proofread|plan|examine|listen",
        is_follow_up},

    {"think|thinking|look|pause|breathe|count twice|before|hard|first|to|ten [before] "
     "[you|we|@ing|acting|hitting|pressing|running|typing|deploying|they]",
        is_follow_up},
    {"always [@adverb] < "
     "check|read|verify|ask|look|think|test|confirm|remember|inspect|announce|follow|use|double|"
     "stop|warn|log|lock|be|have|keep|write|tell",
        is_always},
    {"must|should|has|have|need|needs|please [all|please|really|just|simply] [to] [always] < "
     "remember|concentrate|care|double|slow|listen|behave|commit",
        is_follow_up},
    {"really|actually|consistently|religiously|properly|strictly|faithfully "
     "sticking|following|follow|stick|adhere|adhering|read|reading|use|using|look|looking|check|"
     "checking|obey|keep",
        is_follow_up},
    // Remind, retrain.
    {"REMIND "
     "everyone|everybody|all|people|staff|engineers|developers|colleagues|the|our|@person|@group|@"
     "name|teams|them|ourselves|each|him|her|every",
        is_for_us},
    {"reminder|reminders|memo|circular to|for|that|about|mail ..4 "
     "everyone|all|check|the|staff|everybody|engineers|always|people|be|never|team|teams|crew|"
     "crews|shift|shifts|@name|@person|@group",
        is_follow_up},
    {"mail|email|e|memo|note|message|poster|posters|sign|post [@noun] to|in|at|above|for ..3 "
     "all|everyone|staff|team|teams|crews|shifts|kitchen|office|desk",
        is_note_to_all},
    {"RETRAIN|COACH|EDUCATE|RESENSITISE|SENSITISE|SCHOOL|RESCHOOL|LECTURE|BRIEF ..1 "
     "the|our|all|every|@person|@group|@name|staff|engineers|developers|people|operators|him|her|"
     "them|everyone",
        is_of_staff},
    {"TRAIN|train "
     "the|our|all|every|@person|@group|@name|staff|engineers|developers|people|operators|him|her|"
     "them|everyone",
        is_of_staff},
    {"retraining|resensitisation|refresher [training|course|session|campaign] [for|of|on|in]",
        is_retraining},
    {"awareness|sensitisation|attentiveness|vigilance "
     "training|course|session|campaign|day|workshop",
        is_follow_up},
    {"repeat|redo|again|another|extra|more|additional|mandatory|compulsory ..2 "
     "training|course|courses|lesson|lessons for the|all|everyone|@name|@person|@group|staff",
        is_follow_up},
    // Follow the rules next time.
    {"FOLLOW|ADHERE|STICK|OBEY|RESPECT|OBSERVE|KEEP|COMPLY [strictly|to|by|with|more] "
     "[strictly|to|closely] [the|our|all|that|this|these|every] ..3 "
     "process|procedure|runbook|policy|checklist|rules|procedures|processes|guidelines|freeze|rule|"
     "protocol|playbook|book|steps|letter|plan|standards|runbooks|checklists|instructions",
        is_obedience},
    {"to the letter", is_follow_up},
    {"by the book", is_follow_up},
    {"set|lead|setting|leading [an|by] [a] [good|better] example", is_follow_up},
    {"do not|n't [@adverb] < do|repeat|make it|that|this|the|these ..3 again|mistake|mistakes",
        is_follow_up},
    {"no more "
     "@noun|@ing|@adjective|test|careless|late|last|quick|sloppy|surprise|shortcuts|heroics",
        is_in_actions},
    {"^ never [ever] forget|skip|assume|trust|deploy|run|touch|edit|work|leave|press|click|use|do",
        is_in_actions},
    {"pls|plz", is_follow_up},
    {"please [please|all|everyone|everybody|always|just|do|people|team|folks] "
     "[@adverb|n't|not|remember] "
     "read|check|test|look|think|remember|stop|ask|use|keep|take|make|be|pay|announce|watch|double|"
     "verify|listen|do|stick",
        is_asked},
    {"let 's|us [all|please|just|not|never|try] ..1 < "
     "careful|try|remember|watch|focus|concentrate|communicate|double|better|mindful",
        is_follow_up},
    {"conscientiously|attentively|vigilantly", is_in_actions},
    {"responsible|accountable|own|ownership for|of his|her|their|own [own] "
     "work|changes|actions|mistakes|quality",
        is_follow_up},
    {"take [more|full|better|personal] ownership|responsibility|pride", is_follow_up},
    {"needs|need more|better|to|greater [be|more] [carefully|careful|thorough|closely] "
     "studying|care|attention|discipline|vigilance",
        is_for_us},
    {"more < careful|thorough|diligent|attentive|disciplined|rigorous|cautious|vigilant|mindful > "
     "than|when|about|with|in|next|$",
        is_follow_up},
    {"@person|@group|everyone|everybody|people|all|we should|must|shall|need|needs|have|has|ought "
     "[to] [always|all|@adverb] < "
     "read|check|verify|remember|think|look|inspect|ask|listen|watch|learn|follow|stick|"
     "communicate|care|try|announce|confirm",
        is_duty},
    {"let 's all|us ..3 be|try|remember|work|keep|stay|watch|pay", is_follow_up},
    {"ask|asks|urge|urged|tell|instruct|encourage|expect "
     "everyone|everybody|all|people|staff|the|our|@person|@group|@name ..2 to ..6 "
     "careful|carefully|attention|attentive|diligent|vigilant|remember|check|mindful|thorough|"
     "double",
        is_for_us},
    {"work|operate|act|proceed|deploy [more] "
     "carefully|diligently|cautiously|conscientiously|responsibly|attentively",
        is_follow_up},
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
