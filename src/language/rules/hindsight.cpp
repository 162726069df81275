#include "language/grammar.h"
#include "language/rule.h"

namespace candor::language {

namespace {

using enum Class;

bool is_plain(const Sentence& sentence, const Match& match)
{
    return !is_negated(sentence, match.flag_begin);
}

/// "Document it clearly" tells how; "we clearly missed it" and "Clearly, …" tell who is certain.
bool is_certainty(const Sentence& sentence, const Match& match)
{
    if (is_negated(sentence, match.flag_begin) || !is_story(sentence))
        return false;
    const std::size_t at = match.flag_begin;

    if (sentence.is(at + 1, Comma) || (at == 0 && !sentence.is(at + 1, Participle | Adjective)))
        return true;
    if (sentence.is(at + 1, Adjective)
        || !sentence.is(at + 1, Base | Third | Past | Participle | Be | Have | Modal | Do))
        return sentence.is(at - 1, Be) && sentence.is(at + 1, Determiner);
    return !sentence.is(at - 1, Be)
           && (sentence.is(at + 1, Past | Be | Have | Modal | Do | Third)
               && !sentence.is_one_of(at + 1, "define"_word, "document"_word, "state"_word,
                   "mark"_word, "label"_word, "need"_word));
}

bool is_missed_by_people(const Sentence& sentence, const Match& match)
{
    if (is_negated(sentence, match.flag_begin) || is_hypothetical(sentence, match.flag_begin))
        return false;
    const Actor actor = subject_of(sentence, match.flag_begin).actor;
    return actor == Actor::Person || (actor == Actor::None && sentence.is(match.flag_begin, Past));
}

/// "was missed by the quorum" is a machine's; "was missed" is somebody's.
bool is_missed(const Sentence& sentence, const Match& match)
{
    if (is_hypothetical(sentence, match.flag_begin))
        return false;
    for (std::size_t i = match.end; i + 1 < sentence.size() && i < match.end + 3; ++i) {
        if (sentence[i].is("by"_word))
            return has_class(sentence, i + 1, i + 5, Person | Group | Name | Pronoun);
    }

    const Subject subject = subject_of(sentence, match.flag_begin);
    if (sentence.is(match.end - 1, "ignored"_word) && sentence.is(subject.head, System | Opaque)
        && subject.actor == Actor::Thing
        && !sentence.is_one_of(subject.head, "alert"_word, "alarm"_word, "page"_word, "log"_word,
            "dashboard"_word, "monitor"_word, "warning"_word))
        return false; // "the clause was ignored": by a program.
    return !has_word(sentence, subject.head, match.flag_begin, "request"_word, "packet"_word,
        "heartbeat"_word, "block"_word, "slot"_word, "deadline"_word, "epoch"_word, "frame"_word,
        "retry"_word, "connection"_word);
}

bool is_of_people(const Sentence& sentence, const Match& match)
{
    return subject_of(sentence, match.flag_begin).actor == Actor::Person;
}

bool is_first(const Sentence& sentence, const Match& match)
{
    return is_story(sentence) && match.begin == 0;
}

bool is_plain_story(const Sentence& sentence, const Match& match)
{
    return is_story(sentence) && is_plain(sentence, match)
           && !is_hypothetical(sentence, match.flag_begin);
}

bool is_story_of_past(const Sentence& sentence, const Match& match)
{
    return is_story(sentence) && !is_hypothetical(sentence, match.flag_begin)
           && (has_class(sentence, 0, match.begin, Past)
               || sentence.is(match.begin - (match.begin > 0), Be));
}

/// "Looking back, …" and "looking back at it", but not "looking back at the logs".
bool is_looking_back(const Sentence& sentence, const Match& match)
{
    const Token& last = sentence[match.end - 1];
    if (last.is(Comma) || last.is("now"_word) || last.is("then"_word))
        return true;
    return sentence.is_one_of(
               match.end, "it"_word, "this"_word, "that"_word, "what"_word, "the"_word)
           && !has_word(sentence, match.end, match.end + 3, "log"_word, "metric"_word, "graph"_word,
               "history"_word, "dashboard"_word, "trace"_word);
}

bool is_things(const Sentence& sentence, const Match& match)
{
    const Actor actor = subject_of(sentence, match.flag_begin).actor;
    return actor == Actor::Thing || actor == Actor::Unknown;
}

/// Nobody heeded what can only be called a sign now.
bool is_signs(const Sentence& sentence, const Match& match)
{
    return is_story(sentence)
           && has_word(sentence, 0, sentence.size(), "warning"_word, "sign"_word, "signal"_word,
               "alarm"_word, "alert"_word, "hint"_word, "clue"_word, "flag"_word, "symptom"_word)
           && match.begin < match.end;
}

bool is_all_along(const Sentence& sentence, const Match& match)
{
    return is_story(sentence)
           && (has_word(sentence, 0, match.begin, "there"_word, "sign"_word, "warn"_word,
                   "visible"_word, "know"_word, "wrong"_word, "doomed"_word, "flawed"_word,
                   "clear"_word)
               || has_word(sentence, match.begin, match.end, "know"_word))
           && has_word(sentence, match.begin, match.end, "along"_word, "start"_word,
               "beginning"_word, "outset"_word, "well"_word);
}

constexpr auto phrases_ = std::to_array<Phrase>({
    // Certainty in a word.
    {"!so obviously", is_plain},
    {"clearly|evidently|plainly|undoubtedly|surely|certainly|naturally|sure [enough]",
        is_certainty},
    {"of course", is_plain},
    {"predictably|unsurprisingly|inevitably|foreseeably|retrospectively", is_plain},
    {"as expected|predicted|feared", is_first},
    {"needless to say"},
    {"not surprisingly"},
    {"glaring|glaringly|blatant|blatantly|blindingly", is_plain},
    {"told you so"},
    // Looking back.
    {"in|with hindsight|retrospect"},
    {"with the benefit|wisdom of"},
    {"hindsight is|shows|tells|makes"},
    {"looking|thinking|reading|seen back now|then|,|on|at|over", is_looking_back},
    {"in the light|clear of|light"},
    {"knowing what @pronoun know|knows"},
    // Obvious, to be expected, bound to happen.
    {"it|that|this|there|which was|were|had|should [been] "
     "[have|@adverb|pretty|plain|painfully|quite] [been] "
     "obvious|inevitable|predictable|foreseeable|evident|unavoidable",
        is_plain},
    {"should|ought|must have been [@adverb] obvious|clear|apparent|evident|visible"},
    {"it was [@adverb] clear|apparent|evident|plain that|from", is_plain},
    {"easy|hard|difficult|impossible to < miss|overlook|ignore", is_story_of_past},
    {"hard|difficult|impossible to miss|overlook", is_story_of_past},
    {"only|just|merely a matter|question of time|when"},
    {"was|were|is a matter|question of time|when"},
    {"bound|doomed|destined|fated|certain to [@adverb] @base", is_plain},
    {"waiting to happen|explode|blow|strike"},
    {"accident|disaster|outage|bomb|crash|failure waiting to|in"},
    {"disaster|crash|outage|catastrophe in the making"},
    {"recipe for disaster|trouble|failure"},
    {"ticking [time] bomb"},
    {"time bomb"},
    {"asking for trouble"},
    {"was|were never|not going|gonna to"},
    {"was|were never [ever] meant|likely|able to [@adverb] survive|work|hold|last|scale|end"},
    {"foreseeable|inevitable|unavoidable", is_plain_story},
    {"could|would|had only end|ended|go|gone one|badly [way]"},
    {"heading|headed|cruising|sleepwalking|steering|drifting|sliding|racing "
     "for|towards|toward|into this|a|the|disaster|trouble",
        is_plain},
    {"no|hardly|little|small surprise|wonder [that|to|then]"},
    {"comes|came|come as no|little surprise"},
    // Anybody would have known.
    {"anyone|everyone|everybody|anybody|we|they [here] [all] < saw|knew|could|felt > [see] "
     "[it|this|that] coming"},
    {"saw|seen|see|knew|foresaw it|this|that|them coming"},
    {"anyone|everyone|everybody|anybody ..2 would|could|should|might|'d have|'ve"},
    {"anyone|everyone|everybody|anybody|whoever|nobody ..5 can|could "
     "have|see|tell|told|guess|guessed|miss|fail|predict"},
    {"as everybody|everyone|anyone|anybody ..4 could|can|knew|will|would|knows|told"},
    {"any|every|even|a child|fool|idiot|schoolboy|novice|beginner|blind|rookie|toddler|layman "
     "[@noun] would|could|knows|can"},
    {"crystal ball"},
    {"walked|walk|scrolled|scroll|looked|sailed|went|drove|strolled [right|straight|just] past "
     "it|this|that|them|the|those",
        is_missed_by_people},
    {"evident|obvious|apparent|clear|visible|plain from the|its|that "
     "day|start|first|moment|outset|beginning|logs|minute|hour|graph|graphs|numbers",
        is_story_of_past},
    {"even a|an|the ..3 can|could|would|might|should|had see|have|know|tell|spot|notice|seen",
        is_plain_story},
    {"n't|not|nobody|hardly need|needed|take|takes|took a|an|any "
     "crystal|genius|expert|detective|prophet|rocket|phd|fortune|@adjective"},
    {"n't|not take|need a genius|expert|rocket|crystal"},
    {"@pronoun|everyone|everybody|people [all] < knew|known > [it|this] [all|full] [along|well]",
        is_all_along},
    // The signs were there.
    {"red|warning flag|flags|sign|signs|bell|bells|light|lights|shot|shots < "
     "was|were|had|everywhere|all|there|missed|ignored|overlooked|been"},
    {"should|ought|could|must [to] have < been > a|the|our "
     "[red|warning|clear|first|early|big|obvious] "
     "flag|warning|signal|sign|hint|clue|tip|wake|alarm"},
    {"the|all|these|those|early|warning|clear|every|plenty [@adjective|early|warning|tell|of] "
     "[tale] "
     "sign|signs|signals|warnings|indications|indicators|symptoms|evidence|clues|clue|hints|hint|"
     "writing|proof|answer|omens|alarms was|were|had [all|already|been|plainly|long|right|staring] "
     "there|everywhere|visible|plain|present|on|obvious|clear"},
    {"early|clear|ample|repeated|obvious|plenty|enough|many|several|first [of] [early|clear] "
     "warning|warnings|signals|signs|clues|hints|omens",
        is_plain_story},
    {"writing was|on [on] the wall"},
    {"in plain sight|view"},
    {"right|there|all in|under front|our|their|his|her|everyone's of|noses|nose|eyes"},
    {"staring|stared|screaming|screamed|shouting|shouted|crying|waving|blinking|yelling|glaring|"
     "looking|begging at us|him|her|them|everyone|me|everybody"},
    {"staring|stared|looking|looked us|him|her|them|everyone|me in the face"},
    {"was|were|had|been|kept [been] < telling|warning|trying > [to] [tell|warn|show] "
     "us|them|him|her|everyone|something|everybody|[something]",
        is_things},
    {"tried to < tell|warn|show > us|them|everyone|everybody|him|her", is_things},
    {"spoke|speaks|said|tells|told volumes|plainly|loudly|itself"},
    // Missed and ignored.
    {"ignored|overlooked|disregarded|dismissed|shrugged|brushed|discounted", is_missed_by_people},
    {"have|had|ignoring|overlooking|disregarding [@adverb] < "
     "ignored|overlooked|disregarded|dismissed",
        is_missed_by_people},
    {"BE|GET|GO [@adverb|all|long] "
     "ignored|overlooked|unnoticed|unheeded|unread|disregarded|dismissed|unseen|unanswered|"
     "undetected|unremarked|unacknowledged|unaddressed",
        is_missed},
    {"BE|GET [@adverb] missed|brushed|waved|shrugged", is_missed},
    {"missed|miss|missing "
     "the|this|that|these|those|it|them|all|every|an|a|several|clear|early|obvious|important|two|"
     "three [@adjective|early|warning|clear|obvious|first|very|tell|of] [tale|the] "
     "[warning|obvious] "
     "alert|alerts|alarm|alarms|sign|signs|signal|signals|warning|warnings|page|pages|notification|"
     "notifications|email|emails|message|messages|hint|hints|clue|clues|line|lines|symptom|"
     "symptoms|indication|indications|mail|detail|details|step|steps|it|this|that|them|error|"
     "errors|bug|problem|issue|case|fact|trend|spike|drop|graph|flag|flags|connection|pattern|"
     "point",
        is_missed_by_people},
    {"we|they|he|she|i|team|engineer|everyone|everybody|@name|@group|@person "
     "[had|all|completely|simply|just] < missed",
        is_missed_by_people},
    {"nobody|no|none|one [one] ..3 < listened|heeded|acted|reacted > [to|on|it|the|them|these]",
        is_signs},
    {"turned|turn|turning a blind|deaf eye|ear"},
    {"blind|deaf to the|these|all|those", is_plain_story},
    // It would have been so easy.
    {"simply|just|only < had to|needed", is_of_people},
    {"< all @pronoun|@name|anyone|that|it [had|needed|took] [to|do|it] was|needed|took|had",
        is_plain_story},
    {"could|should|would [have] easily|trivially|simply [have] been|have"},
    {"could|should|would have easily|trivially"},
    {"easily|trivially have|be been|avoided|prevented|caught|spotted|seen|found|foreseen|detected"},
    {"one|a|single|quick|mere < glance|look > at ..6 "
     "would|should|could|was|had|shows|showed|tells"},
    {"from the start|beginning|outset|word", is_all_along},
    {"all along", is_all_along},
    {"full well"},
    {"days|weeks|months|long|hours|years before ..5 < warned|warnings|warning"},
    {"was|were always|only going|gonna to|end"},
    {"ring|rang|rung|ringing|rings ..2 alarm|alarms|bells|bell", is_plain_story},
    {"alarm bells", is_plain_story},
    {"could|should not|n't have been missed|overlooked|ignored"},
    {"could be|have [been] overlooked|missed|ignored", is_story_of_past},
    {"been|sat|sitting|lay|lying ..2 unread|unseen|unnoticed|unanswered|unopened|unacknowledged",
        is_plain_story},
    {"nobody|one|we|they|none|n't|not TAKE ..5 seriously", is_plain_story},
    {"cracks|trouble|problem|warning had been showing|brewing|building|coming", is_plain_story},
    {"plain|there|clear|obvious|visible for|to all|everyone|anyone|everybody|anybody [to] [see]",
        is_plain_story},
    {"blind man|eye"},
    {"what @pronoun know|knows today|now"},
    {"was|were|had [been|already|always|clearly] doomed|wrong|broken|flawed|fated from|all",
        is_plain_story},
    {"all along", is_plain_story},
    {"surprised nobody|one", is_plain_story},
    {"nobody|one should|could|can have been|be surprised", is_plain_story},
    {"only|just a question|matter of"},
    {"dress rehearsal", is_plain_story},
    {"ignored|missed|overlooked|dismissed|forgot|waved [off|away] > ..3 "
     "sign|signs|signal|signals|warning|warnings|alert|alerts|alarm|alarms|page|pages|hint|hints|"
     "symptom|symptoms|report|reports|complaint|complaints",
        is_missed_by_people},
    {"telltale|unmistakable|conspicuous", is_plain_story},
    {"slipped|went|passed|sailed|got past|by ..3 us|everyone|everybody|all|them|team|radar",
        is_plain_story},
    {"under the|our|everyone's radar", is_plain_story},
    {"hard|difficult|impossible to fathom|believe|comprehend|excuse|grasp", is_plain_story},
    {"beggars belief"},
});

bool is_statement(const Sentence& sentence) { return !sentence.is_question; }

} // namespace

const Rule hindsight = {
    .name = "hindsight",
    .severity = Severity::Advice,
    .message = "This is certain only now that the outcome is known; at the time it was one signal "
               "among many.",
    .ask = "What else was on their screens then, and which of it looked most likely?",
    .because = "Dekker, The Field Guide to Understanding 'Human Error': hindsight bias; Etsy, "
               "Debriefing Facilitation Guide",
    .speaks_in = is_statement,
    .phrases = phrases_,
};

} // namespace candor::language
