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
    if (at == 0 || sentence.is(at + 1, Comma))
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
    return !has_word(sentence, subject.head, match.flag_begin, "request"_word, "packet"_word,
        "heartbeat"_word, "block"_word, "slot"_word, "deadline"_word, "epoch"_word, "frame"_word,
        "retry"_word, "connection"_word);
}

bool is_of_people(const Sentence& sentence, const Match& match)
{
    return subject_of(sentence, match.flag_begin).actor == Actor::Person;
}

constexpr auto phrases_ = std::to_array<Phrase>({
    {"obviously", is_plain},
    {"clearly|evidently|plainly|undoubtedly|surely|certainly|naturally", is_certainty},
    {"of course", is_plain},
    {"in|with hindsight|retrospect"},
    {"hindsight is|shows|tells|20"},
    {"looking|look|thinking|reading|seen back [now|then] [on|at|over]"},
    {"retrospectively|predictably|unsurprisingly|inevitably", is_plain},
    {"not surprisingly"},
    {"it|that|this|there|which was|were|is|had|should [been] "
     "[@adverb|pretty|plain|painfully|quite] obvious|inevitable|predictable|foreseeable|"
     "evident|apparent [that|to|from]",
        is_plain},
    {"it was [@adverb] clear that|from", is_plain},
    {"was [@adverb] only a matter|question of time"},
    {"only a matter|question of time"},
    {"bound|doomed|destined|certain|guaranteed to [happen|fail|break|be|end|go]", is_plain},
    {"a disaster|accident|outage|failure|crash waiting to happen"},
    {"waiting to happen"},
    {"an|was|were|obvious accident|bomb waiting"},
    {"ticking [time] bomb"},
    {"time bomb"},
    {"was|were never going|gonna to"},
    {"anyone|everyone|everybody|anybody|any|nobody ..3 would|could|should|knew|had "
     "have|'ve|known|seen|it|that|been [seen|known|told|spotted|noticed]",
        is_plain},
    {"anyone|everyone|everybody|anybody|whoever could|can have|see|tell|told [seen|you|have]"},
    {"as everybody|everyone|anyone|anybody ..4 could|can|knew|will|would|knows"},
    {"any|every child|fool|idiot|schoolboy|novice|engineer|operator|beginner would|could|knows"},
    {"red|warning flag|flags|sign|signs|bell|bells|light|lights < "
     "was|were|had|everywhere|all|there|missed|ignored|overlooked|been"},
    {"should|ought|could|must [to] have < been > a "
     "red|warning|clear|signal|sign|hint|clue|tip|wake"},
    {"the|all|these|those|early|warning|clear|every "
     "sign|signs|signals|warnings|indications|symptoms|evidence|clues|hints|writing was|were|had "
     "[all|already|been|plainly|long] there|everywhere|visible|plain|present|on|obvious|clear"},
    {"writing was|on [on] the wall"},
    {"plain sight|view|for"},
    {"staring|stared|screaming|shouting|crying|waving|blinking|yelling|glaring|looking "
     "[us|him|her|them|everyone|at] [in] [the] [us|face|them|him|her|everyone]",
        [](const Sentence& sentence, const Match& match) {
            return match.end - match.flag_begin >= 2
                   && (sentence.is_one_of(match.end - 1, "us"_word, "face"_word, "them"_word,
                       "him"_word, "her"_word, "everyone"_word));
        }},
    {"was|were|had|is trying|telling|tried|warning|warned to|us|been [tell|telling|warn] "
     "[us|them|him|her|something]",
        [](const Sentence& sentence, const Match& match) {
            return has_word(sentence, match.flag_begin, match.end + 1, "us"_word, "something"_word)
                   && subject_of(sentence, match.flag_begin).actor != Actor::Person;
        }},
    {"IGNORE|OVERLOOK|DISREGARD|DISMISS|BRUSH|SHRUG", is_missed_by_people},
    {"BE|GET|went|gone|go|goes [@adverb|all] "
     "ignored|overlooked|unnoticed|unheeded|unread|disregarded|dismissed|unseen|unanswered|"
     "undetected|unremarked",
        is_missed},
    {"BE|GET [@adverb] missed|brushed|waved|shrugged", is_missed},
    {"MISS the|this|that|these|those|it|them|all|every|an|a|several|clear|early|obvious "
     "[@adjective|early|warning|clear|obvious|first|very] [warning] "
     "alert|alerts|alarm|alarms|sign|signs|signal|signals|warning|warnings|page|pages|notification|"
     "notifications|email|"
     "message|messages|hint|hints|clue|clues|line|symptom|symptoms|indication|indications|mail|"
     "detail|step|it|this|that|them|error|bug|problem|issue|edge|case|fact",
        is_missed_by_people},
    {"we|they|he|she|i|team|engineer|@name|@group [@adverb|had|have|all|completely] missed",
        is_missed_by_people},
    {"SIMPLY|just had to|needed", is_of_people},
    {"< all @pronoun|@name|anyone|they had|needed to do|was"},
    {"simply|just|only|all needed|required|had|was|it|took|have to|a|needed|took|was",
        [](const Sentence& sentence, const Match& match) {
            return is_story(sentence) && sentence.is_one_of(match.begin, "simply"_word)
                   && sentence.is_one_of(match.end - 1, "to"_word);
        }},
    {"easily|trivially|simply|readily have|be|been "
     "been|avoided|prevented|caught|spotted|seen|found|foreseen|detected "
     "[avoided|prevented|caught|spotted|seen|foreseen|detected|found|noticed]"},
    {"could|should|would easily|trivially have"},
    {"foreseeable|predictable|inevitable|unsurprising",
        [](const Sentence& sentence, const Match& match) {
            return is_story(sentence) && !is_negated(sentence, match.flag_begin);
        }},
    {"glaring|glaringly|blatant|blatantly|blindingly", is_plain},
    {"with the benefit|wisdom of"},
    {"knowing what @pronoun know|knows"},
    {"now that @pronoun know|knows"},
    {"we|they|everybody|everyone|all saw|knew it|this|that coming"},
    {"saw|seen|see|knew it|this|that coming"},
    {"anyone who had|has|looked|read|knows"},
    {"heading|headed|cruising|sleepwalking|steering|drifting for|towards|toward|into "
     "[this|a|the|disaster|trouble]",
        is_plain},
    {"no|hardly|little surprise|wonder [that|to|then]"},
    {"< should|ought|must > have been [@adverb] obvious|clear|apparent|evident"},
    {"writing on the wall"},
    {"knew|known all|full along|well"},
    {"all along",
        [](const Sentence& sentence, const Match& match) {
            return has_word(sentence, 0, match.begin, "there"_word, "sign"_word, "warn"_word,
                "know"_word, "visible"_word);
        }},
    {"told you so"},
    {"needless to say"},
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
