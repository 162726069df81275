#include "language/grammar.h"
#include "language/rule.h"

namespace candor::language {

namespace {

using enum Class;

constexpr Class people = Person | Group | Name | Pronoun | Possessive;

bool is_meant(const Sentence& sentence, const Match& match)
{
    return !is_negated(sentence, match.flag_begin);
}

bool is_about_people(const Sentence& sentence, const Match& match)
{
    return is_meant(sentence, match) && has_class(sentence, 0, sentence.size(), people)
           && subject_of(sentence, match.flag_begin).actor != Actor::Outsider;
}

/// "Revoke Pavel's access", not "revoke the leaked token".
bool is_of_person(const Sentence& sentence, const Match& match)
{
    if (!is_meant(sentence, match)
        || has_word(sentence, 0, sentence.size(), "token"_word, "credential"_word,
            "certificate"_word, "attacker"_word, "leak"_word, "compromised"_word, "unused"_word,
            "malicious"_word, "stale"_word))
        return false;
    return has_class(sentence, match.begin, match.end + 3, Person | Group | Name | Possessive);
}

bool is_fired(const Sentence& sentence, const Match& match)
{
    const Actor actor = subject_of(sentence, match.flag_begin).actor;
    return actor == Actor::Person && sentence.is(match.begin, Be | Get)
           && is_meant(sentence, match);
}

bool is_one_person(const Sentence& sentence, const Match& match)
{
    return has_class(sentence, match.flag_begin, match.flag_end, Name | Person | Possessive)
           || has_class(sentence, 0, match.flag_begin, Name | Person);
}

constexpr auto phrases_ = std::to_array<Phrase>({
    {"disciplinary", is_meant},
    {"disciplined|reprimand|reprimanded|rebuke|rebuked|demote|demoted|demotion|scolded|punished|"
     "punishment|punish|"
     "sanctioned|penalised|penalized|penalise|penalize|sacked|reprimands|chastised|castigated|"
     "suspended|suspend|suspension",
        is_about_people},
    {"reprimand|reprimands|punishment|demotion|scolding|dressing", is_meant},
    {"< BE|GET fired|dismissed|sacked|terminated|let", is_fired},
    {"fire|sack|dismiss @name|the|whoever", is_one_person},
    {"WRITE|written|wrote up @name|@pronoun|the", is_one_person},
    {"WRITE|written|wrote @name|him|her|them up"},
    {"be|been|was|were|get|got written up [for]", is_about_people},
    {"BE held|hold|holding responsible|liable|to account|accountable", is_about_people},
    {"HOLD @name|@pronoun|the|whoever|anyone|everyone|those|someone|somebody|people|engineers ..4 "
     "responsible|liable|accountable|account",
        is_meant},
    {"performance plan|improvement|review|warning", is_about_people},
    {"pip", is_about_people},
    {"name and shame|shamed|shaming"},
    {"naming and shaming"},
    {"wall|hall of shame"},
    {"shame|shamed|shaming [them|him|her|publicly|into]", is_about_people},
    {"FACE|have|bear|take|suffer [the] consequences", is_about_people},
    {"consequences for "
     "@name|@person|the|anyone|whoever|those|everyone|people|him|her|them|engineers",
        is_about_people},
    {"formal|written|verbal|final|official|stern warning|caution|letter|talking", is_about_people},
    {"warning letter", is_meant},
    {"a|the < stern|serious|hard|frank > talk|word|conversation|talking", is_about_people},
    {"REVOKE|REMOVE|WITHDRAW|STRIP|CANCEL|RESTRICT|PULL|LIMIT|CUT @name|@person|@group|@possessive "
     "..4 access|rights|privileges|permissions|sudo|admin|"
     "root|permission|bonus|account|key|credentials|commit|badge|production",
        is_of_person},
    {"REVOKE|REMOVE|WITHDRAW|STRIP|RESTRICT|PULL ..3 "
     "access|rights|privileges|permissions|sudo|root|permission|bonus of|from|for "
     "@name|@person|the|all|@group|whoever|anyone",
        is_of_person},
    {"TAKE away ..4 access|rights|privileges|permissions|sudo|admin|root|keys", is_meant},
    {"TAKE @name|@person|@pronoun|the|@possessive ..5 "
     "access|rights|privileges|permissions|sudo|root|keys away",
        is_meant},
    {"TAKE|REMOVE|PULL|KICK|BAR|BAN|EXCLUDE|SUSPEND|STRIP|DROP @name|him|her|them [@name] "
     "off|from|of the|on|all|any|our|further|production",
        is_meant},
    {"TAKE|REMOVE|BAR|BAN|EXCLUDE|SUSPEND|STRIP the|our|@name @person|@group off|from|of",
        is_meant},
    {"@name|@person|@group|@pronoun [will|is|are|to|should|must|shall|has|have|now] LOSE "
     "[his|her|their|all|the] sudo|access|rights|privileges|permissions|root|bonus|admin|"
     "commit|keys|prod|production|write|merge|weekend|leave",
        is_meant},
    {"@name|@person|he|she|they|developers ..4 must|may|should|has|have|will|can|needs|need "
     "[@adverb] [only|to|no|not] < get|obtain|seek|ask|have|need|require|longer|touch > [for|sign] "
     "approval|permission|"
     "sign|deploy|touch|merge|push|work",
        is_meant},
    {"must|should|has|needs|have|will|to [@adverb] < get|obtain|seek|need|require > "
     "approval|permission|sign from|of|by|off",
        is_one_person},
    {"from now|today on ..9 @name|@person|developers|engineers|@possessive ..6 "
     "approval|approved|supervised|supervision|sign|permission|checked|escorted"},
    {"may|is|are|can not|n't|no [longer] [be] < touch|deploy|work|merge|push|allowed|trusted",
        is_one_person},
    {"until @pronoun|@name|they|the ..3 "
     "proven|proved|proves|prove|earned|earn|learned|learnt|learns|shown|shows|regained|"
     "demonstrated"},
    {"DEDUCT|DOCK|WITHHOLD|CUT|CLAW ..5 from|of|back ..4 bonus|pay|salary|wages|budget|holiday",
        is_meant},
    {"DOCK|WITHHOLD|CUT|CANCEL|FORFEIT|FREEZE ..4 "
     "bonus|bonuses|pay|salary|wages|raise|promotion|holiday|leave",
        is_about_people},
    {"no bonus|promotion|raise|leave|holiday for @name|@person|the|anyone|whoever|@group"},
    {"LOSE ..3 bonus|job|holiday|promotion|raise", is_about_people},
    {"a|one|two|three|@number month|week|weeks|months|day|days of < "
     "weekend|night|extra|unpaid|on|desk|graveyard > ..3 for",
        is_meant},
    {"extra|weekend|night|unpaid|graveyard|holiday shift|shifts|duty|work|leave for "
     "@name|the|whoever|@person",
        is_meant},
    {"@name|@person|@group ..3 PAY for"},
    {"PAY ..3 out of|from his|her|their|the ..2 pocket|bonus|salary|budget"},
    {"hr|personnel < hearing|file|record|case|complaint"},
    {"hearing|interrogation|tribunal with|for|of @name|the|hr", is_meant},
    {"his|her|their|'s personnel|hr|permanent file|record"},
    {"in|on|into|to|note|entry his|her|their|@possessive file|record",
        [](const Sentence& sentence, const Match& match) {
            return sentence.part == Part::Actions
                   && has_class(sentence, 0, sentence.size(), Name | Person)
                   && is_meant(sentence, match);
        }},
    {"heads|head will|must|should|has|to|have [to] roll"},
    {"made|make|making|set an example of|with"},
    {"zero tolerance"},
    {"three strikes"},
    {"probation", is_about_people},
    {"REASSIGN|TRANSFER|MOVE|DEMOTE|RELEGATE @name|him|her|them to|off|out|from",
        [](const Sentence& sentence, const Match& match) {
            return sentence.part == Part::Actions && is_meant(sentence, match);
        }},
    {"@name|@person|he|she|they [to|must|will|should|shall|has] [@modal|to] "
     "APOLOGISE|APOLOGIZE|apologise|apologize",
        is_about_people},
    {"public|written|formal apology|apologies from|by", is_about_people},
    {"answer|answerable|answers to the|@name|management for", is_about_people},
    {"put|place|placed|putting @name|@person|him|her|them ..2 on|under [a|an] "
     "performance|probation|notice|supervision|watch|improvement|formal|report"},
    {"PLACE|PUT ..3 on probation|notice|report|leave"},
});

} // namespace

const Rule punitive = {
    .name = "punitive",
    .severity = Severity::Warning,
    .message = "A sanction teaches people to say less next time, and leaves in place what the "
               "incident came from.",
    .ask = "What would have to change so that the next person in that seat is helped, and not "
           "watched?",
    .because = "Gallego, Gaynor, Sander, Wilcox, Who to blame for all your problems: fear hides "
               "information",
    .phrases = phrases_,
};

} // namespace candor::language
