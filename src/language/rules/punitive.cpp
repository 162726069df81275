#include "language/grammar.h"
#include "language/rule.h"

namespace candor::language {

namespace {

using enum Class;

constexpr Class people = Person | Group | Name | Pronoun | Possessive;

bool is_meant(const Sentence& sentence, const Match& match)
{
    return !is_negated(sentence, match.flag_begin)
           && !has_word(sentence, 0, match.flag_begin, "nobody"_word, "neither"_word);
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
    if (has_word(sentence, match.begin, match.end, "its"_word)
        || subject_of(sentence, match.begin).actor == Actor::Outsider)
        return false;

    const bool is_response = sentence.part == Part::Timeline || sentence.part == Part::Resolution;
    return !is_response
           && (has_class(sentence, match.begin, match.end + 3, Person | Group | Name)
               || has_word(sentence, match.begin, match.end, "his"_word, "her"_word, "their"_word));
}

bool is_one_person(const Sentence& sentence, const Match& match)
{

    const Actor actor = subject_of(sentence, match.begin).actor;
    return actor == Actor::Person
           || (actor == Actor::None
               && has_class(sentence, match.flag_begin, match.flag_end, Name | Person));
}

bool is_in_actions(const Sentence& sentence, const Match& match)
{
    return sentence.part == Part::Actions && is_meant(sentence, match);
}

/// The verb is done to one of ours.
bool is_of_ours(const Sentence& sentence, const Match& match)
{
    const Subject subject = subject_of(sentence, match.flag_begin);
    return is_meant(sentence, match) && subject.actor == Actor::Person
           && !sentence.is(subject.head, System)
           && !has_word(sentence, match.end, match.end + 2, "to"_word, "as"_word);
}

bool is_on_people(const Sentence& sentence, const Match& match)
{
    const std::size_t last = match.end - 1;
    return is_meant(sentence, match)
           && (sentence.is(last, Name | Person | Pronoun | Group)
               || has_class(sentence, match.end, match.end + 3, Person | Group | Name));
}

bool is_on_people_here(const Sentence& sentence, const Match& match)
{
    return is_in_actions(sentence, match)
           && has_class(sentence, 0, match.begin, Name | Person | Group);
}

bool is_sanction_note(const Sentence& sentence, const Match& match)
{
    return is_meant(sentence, match)
           && (sentence.part == Part::Actions
               || has_class(sentence, 0, match.begin, Name | Person | Group)
               || has_class(sentence, match.end, sentence.size(), Name | Person | Group));
}

bool is_about_people_or_in_actions(const Sentence& sentence, const Match& match)
{
    return is_meant(sentence, match)
           && (sentence.part == Part::Actions
               || has_class(sentence, 0, match.begin, Name | Person | Group))
           && !has_word(sentence, match.begin, match.end, "customer"_word, "user"_word);
}

/// "Take Ida off the rota", but not "take the cache off the path".
bool is_person_off(const Sentence& sentence, const Match& match)
{
    if (!is_meant(sentence, match)
        || has_word(sentence, match.begin, sentence.size(), "alert"_word, "dns"_word, "pool"_word,
            "organization"_word, "group"_word))
        return false;
    const bool is_plan =
        sentence.part == Part::Actions || has_class(sentence, 0, match.begin, Modal);
    return is_plan && has_class(sentence, 0, match.end, Name | Person | Pronoun);
}

bool is_person_sent(const Sentence& sentence, const Match& match)
{
    const bool is_person = sentence.is(match.begin + 1, Name)
                           || sentence.is(match.begin + 1, Pronoun)
                           || sentence.is(match.begin + 2, Person);
    return sentence.part == Part::Actions && is_meant(sentence, match) && is_person
           && !has_word(sentence, match.begin, match.begin + 1, "send"_word);
}

bool is_threat(const Sentence& sentence, const Match& match)
{
    return has_word(
               sentence, 0, sentence.size(), "more"_word, "again"_word, "next"_word, "another"_word)
           && has_word(sentence, 0, sentence.size(), "out"_word, "gone"_word, "finished"_word,
               "history"_word, "toast"_word, "fired"_word)
           && has_class(sentence, 0, sentence.size(), Name | Pronoun | Person)
           && is_meant(sentence, match);
}

bool is_person_watched(const Sentence& sentence, const Match& match)
{
    return sentence.part == Part::Actions && is_meant(sentence, match)
           && has_class(sentence, 0, match.begin, Name | Person | Pronoun);
}

constexpr auto phrases_ = std::to_array<Phrase>({
    // Words that are sanctions by themselves.
    {"disciplinary", is_meant},
    {"reprimand|reprimands|reprimanded|rebuke|rebuked|dressing|scolding|punishment|demotion|"
     "castigated|chastised|sacking|dismissal",
        is_meant},
    {"BE|GET [@adverb] "
     "disciplined|punished|sanctioned|penalised|penalized|demoted|scolded|fired|sacked|dismissed|"
     "suspended|grounded|benched|fined|blacklisted|sidelined|barred|banned|reported|admonished|"
     "reassigned|shamed|docked|whipped|flogged|lectured|stripped",
        is_of_ours},
    {"discipline|punish|sanction|penalise|penalize|suspend|demote|sack|fire|ground|fine|shame|"
     "scold|admonish|lecture|blacklist "
     "@name|@person|the|him|her|them|whoever|anyone|those|every|people|@group|offenders|@"
     "possessive",
        is_on_people},
    {"BE|GET|BEING let go", is_about_people},
    {"SHOW ..3 the door"},
    {"name and shame|shamed|shaming"},
    {"naming and shaming"},
    {"wall|hall|board of shame"},
    {"publicly shame|shamed|shaming|name|named|apologise|apologize"},
    {"zero tolerance"},
    {"heads|head will|must|should|has|to|have [to] roll"},
    {"made|make|making|set an example of|with|out"},
    {"three strikes"},
    {"black mark|marks|list", is_about_people},
    {"mark against|on @possessive", is_about_people},
    {"hold|held|holding|hold "
     "@name|@pronoun|the|whoever|anyone|everyone|those|someone|somebody|people|engineers|@group "
     "..4 responsible|liable|accountable|account",
        is_meant},
    {"BE|BEING held [personally|fully] responsible|liable|accountable", is_meant},
    {"BE|BEING held|made|called to account|answer|pay|apologise|explain", is_meant},
    {"answer|answerable|answers to [the] @name|management|board|boss|@person for", is_meant},
    {"explain|justify himself|herself|themselves|themself", is_meant},
    {"explain|justify ..4 [to] [the] < board|management|cto|ceo|directors", is_on_people_here},
    {"as|for a|an|his|her|their "
     "sanction|punishment|penalty|deterrent|penance|disciplinary|reprisal|retribution",
        is_meant},
    {"@name|he|she|they is|are out|gone|finished|history|toast|done [@adverb]", is_threat},
    {"one|any|next more|another [mistake|slip|error|outage|one|time] [like] [this|that|it] [again] "
     "and|, [and]",
        is_threat},
    // Paper.
    {"performance plan|improvement|warning", is_about_people},
    {"WRITE|written|wrote @name|him|her|them|@person up", is_meant},
    {"WRITE|written|wrote up @name|him|her|them", is_meant},
    {"be|been|was|were|get|got|being written up [for|by|after]", is_of_ours},
    {"formal|written|verbal|final|official|stern|first|second|last "
     "warning|caution|letter|admonition|talking",
        is_sanction_note},
    {"warning letter", is_meant},
    {"letter of warning|reprimand"},
    {"hr|personnel|disciplinary < hearing|file|record|case|complaint|meeting|process"},
    {"hearing|interrogation|tribunal|inquisition with|for|of @name|the|hr", is_meant},
    {"escalate|escalated|report|reported|refer|referred|send|sent "
     "@name|him|her|them|the|whoever|this|it ..5 to hr|management|personnel|boss|disciplinary",
        is_meant},
    {"complaint against @name|the|@person|@group", is_meant},
    {"in|on|into|to his|her|their|@possessive [hr|personnel] file|record|appraisal|evaluation",
        is_sanction_note},
    {"note|entry|comment|mention|remark|reflect|reflected ..5 in|into|on ..4 "
     "appraisal|evaluation|file|review|record|assessment|performance",
        is_sanction_note},
    {"'s|his|her|their|annual|yearly|year performance|appraisal|annual|end ..1 "
     "review|rating|appraisal|score|evaluation",
        is_in_actions},
    {"next|further|any|another|second offence|offense|slip|violation|infraction|time ..6 "
     "dismissal|consequences|dismissed|fired|out|sanction|access|lose|loses",
        is_meant},
    {"probation", is_about_people},
    // Consequences.
    {"consequences for "
     "@name|@person|the|anyone|whoever|those|everyone|people|him|her|them|engineers|@group",
        is_about_people},
    {"FACE|bear|take|suffer|have|having|without|no|be [the|serious|no|any|real|personal] < "
     "consequences",
        is_about_people},
    {"PAY for his|her|their|it|this|the"},
    {"pay|pays|paying the price|back|out", is_about_people},
    {"PAY ..5 out of his|her|their|own|the ..2 pocket|bonus|salary|budget"},
    {"anyone|anybody|whoever|who|everyone|person|engineer|developer ..9 "
     "will|shall|must|should|ought|to|gets|loses|pays|buys|has [be|to|immediately] "
     "lose|pay|buy|answer|face|explain|fired|removed|banned|barred|suspended|reported|written|"
     "sanctioned|disciplined|punished|apologise|apologize|access|go|leave|dismissed",
        is_sanction_note},
    {"deserve|deserves|deserved ..3 punishment|sanction|warning|fired|sacked|it|blame",
        is_about_people},
    {"teach|teaching @name|him|her|them|the [@person|@group] a lesson"},
    {"@name|@person|he|she|they ..4 to|must|will|should|shall|has ..2 "
     "apologise|apologize|repay|reimburse",
        is_meant},
    {"public|written|formal|personal apology|apologies from|by", is_meant},
    {"a|the|have < stern|serious|hard|frank|firm|harsh > talk|word|words|conversation|talking",
        is_meant},

    {"have|having|had a [@adjective|serious|little|quiet] word with|to "
     "@name|@person|the|whoever|@group|him|her|them",
        is_in_actions},
    // Access taken away from a person.
    {"REVOKE|REMOVE|WITHDRAW|STRIP|CANCEL|RESTRICT|PULL|LIMIT|CUT|SUSPEND|TAKE|DISABLE|CURTAIL "
     "@name|@person|@group|@possessive|the ..5 "
     "access|rights|privileges|permissions|sudo|admin|root|permission|bonus|key|keys|commit|badge|"
     "production|pager",
        is_of_person},
    {"REVOKE|REMOVE|WITHDRAW|STRIP|RESTRICT|PULL|TAKE|DENY|REFUSE ..4 "
     "access|rights|privileges|permissions|sudo|root|permission|bonus|keys|admin ..3 "
     "of|from|for|to|away @name|@person|the|all|@group|whoever|anyone|him|her|them",
        is_of_person},
    {"TAKE away ..5 access|rights|privileges|permissions|sudo|admin|root|keys|pager|laptop",
        is_meant},
    {"TAKE @name|@person|@pronoun|the|@possessive ..6 "
     "access|rights|privileges|permissions|sudo|root|keys|pager|laptop away|from|off",
        is_meant},
    {"TAKE|KICK|BAR|BAN|EXCLUDE|SUSPEND|STRIP|DROP|REMOVE|BENCH|PULL @name|him|her|them|@person "
     "[@name] off|from|of|out",
        is_person_off},
    {"TAKE|KICK|BAR|BAN|EXCLUDE|SUSPEND|STRIP|DROP|REMOVE|BENCH|PULL the|our|@name "
     "@person|@group|@name off|from",
        is_person_off},
    {"off|from the ..2 team|rota|rotation|roster|project|schedule|pager "
     "until|for|with|permanently|from|$",
        is_person_off},
    {"@name|@person|@group|@pronoun|juniors [will|is|are|to|should|must|shall|now|all|therefore] "
     "[to] lose|loses|forfeit|forfeits ..3 "
     "sudo|access|rights|privileges|permissions|root|bonus|admin|commit|keys|prod|production|write|"
     "merge|weekend|leave|pager|job|key|badge|holiday|promotion",
        is_meant},
    {"hand|hands|give|gives|turn|turns [in|back|over|up] his|her|their ..2 "
     "badge|keys|laptop|pager|token|key|card [in|back|over]",
        is_meant},
    {"must|should|has|needs|have|will|to|shall|now|may|only [@adverb|first|now|only] < "
     "get|obtain|seek|need|needs|require|requires|ask|be > [for|his|her|their] "
     "approval|permission|sign|approved|countersigned|supervised|checked|cleared [off|by|from|of]",
        is_one_person},
    {"from now|today|here on ..9 @name|@person|developers|engineers|@possessive|by ..9 "
     "approval|approved|supervised|supervision|sign|permission|checked|escorted|countersigned|"
     "cleared|watched",
        is_meant},
    {"may|must|is|are|can|shall|will|should not|n't|no|never [longer] [be] < "
     "touch|deploy|work|merge|push|allowed|trusted|handle|come|go|operate|run|use",
        is_one_person},
    {"only under|with supervision|escort|a [@adjective] [chaperone|supervisor]", is_one_person},
    {"until|unless @pronoun|@name|they|the ..3 "
     "proven|proved|proves|prove|earned|earn|learned|learnt|learns|shown|shows|regained|"
     "demonstrated|behave|behaves|improved",
        is_meant},
    {"contract|contracts|employment|assignment ..5 not|n't [be] renewed|extended|prolonged",
        is_meant},
    {"END|TERMINATE|CANCEL @name|the|@possessive ..3 contract|employment|assignment",
        is_about_people},
    // Money, shifts, places.
    {"DEDUCT|DOCK|WITHHOLD|CLAW|TAKE|RECOVER|CHARGE|BILL ..9 from|of|back|out|to|against ..5 "
     "bonus|pay|salary|wages|pocket|allowance",
        is_meant},
    {"DOCK|WITHHOLD|CUT|CANCEL|FORFEIT|FREEZE|HALVE|POSTPONE|STOP|REDUCE|LOSE|DENY|DELAY|SKIP ..5 "
     "bonus|bonuses|pay|salary|wages|raise|promotion|promotions|holiday|leave|vacation|rise|perks|"
     "allowance",
        is_about_people_or_in_actions},
    {"no bonus|promotion|raise|leave|holiday|vacation|pudding|home [office] for|this|until "
     "@name|@person|the|anyone|whoever|@group|quarter|year|those",
        is_meant},
    {"fine|penalty|fines of|for @number|@name|the|anyone|every|whoever|@person", is_in_actions},
    {"month|week|weeks|months|day|days|year|quarter of|on ..2 < "
     "weekend|night|extra|unpaid|desk|graveyard|early|late|call|duty|shifts|shift|standby > ..4 "
     "for",
        is_in_actions},
    {"extra|weekend|night|unpaid|graveyard|holiday|double shift|shifts|duty|work|leave|duties|rota "
     "for @name|the|whoever|@person|@group|those|everyone",
        is_in_actions},
    {"REASSIGN|TRANSFER|MOVE|DEMOTE|RELEGATE|SEND|ASSIGN|EXILE|BANISH @name|him|her|them|the "
     "[@name|@person|@group] to|off|out|from|home|back",
        is_person_sent},
    {"put|place|placed|putting @name|@person|him|her|them|the ..2 on|under [a|an] "
     "performance|probation|notice|supervision|watch|improvement|formal|report|leave|desk"},
    {"PLACE|PUT ..3 on probation|notice|report|leave"},
    {"buy|buys|bring|brings ..3 cake|cakes|breakfast|beer|pizza|doughnuts|lunch for",
        is_in_actions},
    {"publish|post|display|announce|circulate|hang|put ..4 "
     "name|names|photo|offender|offenders|culprit|culprits",
        is_in_actions},
    {"leaderboard|league|ranking|scoreboard|board|table|list of|with ..3 "
     "offenders|worst|mistakes|culprits|names|who|breakers",
        is_in_actions},
    {"back to training|school|junior|helpdesk|desk", is_person_sent},
    {"report|escalate|refer|send|denounce @name|him|her|them|the|whoever ..3 to ..3 "
     "council|police|board|superiors|headquarters|line|lawyers|director|cto|ceo|management",
        is_in_actions},
    {"hr|personnel to speak|talk|meet|interview|see|summon|look|have", is_meant},
    {"his|her|their|'s conduct|attitude|behaviour|behavior|performance|failings|shortcomings",
        is_in_actions},
    {"look|looking for a|another|new job|employer|position", is_meant},
    {"find|seek himself|herself|a|another|themselves [a|another] [new] job", is_meant},
    {"no ..2 rise|raise|bonus|promotion|leave|holiday|vacation|perks|increase for|until",
        is_in_actions},
    {"without pay|salary|wages", is_in_actions},
    {"charge|bill|invoice|deduct ..5 to|from @name|the|their|his|her ..2 "
     "team|crew|group|department|@person|@name|budget|pocket",
        is_in_actions},
    {"sit|stand|look|watch|be [right] beside|behind|next|over to|him|her|them|@possessive [to] "
     "[him|her|them|shoulder]",
        is_in_actions},
    {"lower|downgrade|cut|reduce|mark ..3 "
     "rating|grade|score|appraisal|evaluation|rank|status|responsibilities",
        is_about_people_or_in_actions},
    {"give @name|@person|the|him|her|them ..3 a ..1 dressing|talking|warning|lecture|earful|slap",
        is_meant},
    {"supervised|supervision|chaperoned|shadowed|monitored|escorted by|for|until|at ..3 "
     "all|month|manager|times|notice|months|weeks|senior",
        is_person_watched},
    {"no longer|more @name|@person|he|she|they", is_one_person},
    {"REPRIMAND|PUNISH|FIRE|SACK|DISMISS|DISCIPLINE the|those|whoever ..3 "
     "responsible|involved|guilty|concerned|who",
        is_meant},
    {"person|persons|people|engineer|operator|one|ones|those|party responsible ..4 "
     "held|pay|account|punished|found|face|answer|leave|go",
        is_meant},
    {"find|identify|determine|establish|investigate who "
     "is|was|caused|did|broke|made|responsible|the [is|was] [responsible|guilty|culprit]",
        is_in_actions},
    {"get|gets|got|given|deserves|be the sack|boot|axe|chop|push|heave", is_about_people},
    {"will|must|shall|should|have|has [have|to] [to] answer for", is_meant},
    {"remember|remembered|recalled|noted ..3 when|at|in|come ..6 "
     "promotion|bonus|appraisal|raise|review",
        is_meant},
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
