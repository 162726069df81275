#include "language/grammar.h"
#include "language/rule.h"

namespace candor::language {

namespace {

using enum Class;

bool is_meant(const Sentence& sentence, const Match& match)
{
    if (sentence.is(match.flag_begin, "contrary"_word)
        && sentence.is(match.end - 1, "documentation"_word))
        return false;
    return !is_hypothetical(sentence, match.flag_begin) && !sentence.is_question;
}

bool is_peoples(const Sentence& sentence, const Match& match)
{
    const Actor actor = subject_of(sentence, match.flag_begin).actor;
    const bool is_unsaid = actor == Actor::None && !sentence.is(match.flag_begin, Ing);
    return is_meant(sentence, match) && (actor == Actor::Person || is_unsaid)
           && !is_negated(sentence, match.flag_begin);
}

bool is_not_followed(const Sentence& sentence, const Match& match)
{
    const Actor actor = subject_of(sentence, match.flag_begin).actor;
    return is_meant(sentence, match) && actor != Actor::Outsider
           && (actor != Actor::Thing
               || sentence.is(subject_of(sentence, match.flag_begin).head, Document));
}

/// A machine that was "supposed to" is only broken.
bool is_duty_of_people(const Sentence& sentence, const Match& match)
{
    const Actor actor = subject_of(sentence, match.flag_begin).actor;
    return is_story(sentence) && is_meant(sentence, match) && actor == Actor::Person;
}

bool is_contrast(const Sentence& sentence, const Match& match)
{
    if (!is_story(sentence) || !is_meant(sentence, match))
        return false;
    const bool is_opposed =
        has_word(sentence, 0, sentence.size(), "but"_word, "yet"_word, "although"_word,
            "though"_word, "while"_word, "however"_word, "instead"_word)
        || has_class(sentence, 0, sentence.size(), Negation);
    return is_opposed
           && has_class(sentence, 0, sentence.size(), Name | Pronoun | Person | Group | Negation);
}

/// What a document says, told to show that somebody did otherwise.
bool is_of_duty(const Sentence& sentence, const Match& match)
{

    if (sentence.is_one_of(match.end - 1, "ask"_word, "want"_word, "name"_word, "list"_word,
            "read"_word, "call"_word)
        && !is_contrast(sentence, match))
        return false;
    return is_story(sentence) && is_meant(sentence, match) && sentence.part != Part::Background
           && subject_of(sentence, match.flag_begin).actor != Actor::Outsider;
}

bool is_story_of_people(const Sentence& sentence, const Match& match)
{
    return is_story(sentence) && is_meant(sentence, match)
           && subject_of(sentence, match.flag_begin).actor == Actor::Person;
}

bool is_absent(const Sentence& sentence, const Match& match)
{
    return is_story(sentence) && is_meant(sentence, match)
           && has_class(sentence, match.begin, sentence.size(), Past)
           && has_word(sentence, match.begin + 1, match.end + 3, "ticket"_word, "approval"_word,
               "permit"_word, "signature"_word, "sign"_word, "record"_word, "approver"_word)
           && has_class(sentence, match.begin, match.end + 3, Be | Have | Participle);
}

bool is_absent_of_people(const Sentence& sentence, const Match& match)
{
    return is_story(sentence) && is_meant(sentence, match)
           && has_word(sentence, 0, sentence.size(), "form"_word, "ticket"_word, "permit"_word,
               "change"_word, "checklist"_word, "approval"_word, "deviation"_word)
           && !sentence.is_one_of(match.end, "by"_word);
}

bool is_story_told(const Sentence& sentence, const Match& match)
{
    return is_story(sentence) && is_meant(sentence, match);
}

bool is_form(const Sentence& sentence, const Match& match)
{
    return is_story(sentence)
           && has_word(sentence, 0, match.begin, "form"_word, "sheet"_word, "sign"_word,
               "checklist"_word, "field"_word, "box"_word, "log"_word)
           && !has_class(sentence, match.begin, match.end, Negation);
}

bool is_absent_step(const Sentence& sentence, const Match& match)
{
    return is_story(sentence)
           && has_word(sentence, match.begin, match.end, "review"_word, "check"_word, "step"_word,
               "approval"_word, "test"_word, "sign"_word, "training"_word, "signature"_word,
               "checklist"_word, "form"_word, "inspection"_word);
}

bool is_opposed(const Sentence& sentence, const Match& match)
{
    return is_story(sentence) && is_contrast(sentence, match)
           && has_class(sentence, match.end, sentence.size(), Negation);
}

constexpr auto phrases_ = std::to_array<Phrase>({
    {"did|do|does|had|was|were|been not|n't [been] "
     "follow|followed|obey|obeyed|respect|respected|observe|observed|adhere|adhered|comply|"
     "complied|consult|consulted|stick|stuck|honour|honoured [to|with] [the|our|with|this|any] "
     "[@adjective|agreed|standard|established|written|change|release|deployment|approval|on|off] "
     "[@noun|change|four|call|boarding] @document",
        is_not_followed},
    {"FAIL|NEGLECT|OMIT|FORGET|REFUSE to follow|obey|observe|adhere|comply|consult|respect ..4 "
     "@document",
        is_peoples},
    {"without|not following|observing|consulting|respecting|adhering|obeying ..4 @document",
        is_meant},
    {"VIOLATE|BREACH|INFRINGE|CONTRAVENE|FLOUT|DISOBEY|TRANSGRESS|DEFY ..4 "
     "@document|rules|rule|embargo|freeze|instructions|agreement|order|orders|ban|procedure",
        is_peoples},
    {"violation|breach|contravention|defiance|disregard|infringement|breaching|violating|spite|"
     "neglect of|for the|our|company|all|this|agreed|change [@adjective|@noun|agreed|written] "
     "[@noun] @document|rules|embargo|freeze|instructions|rule",
        is_meant},
    {"IGNORE|DISREGARD|SKIP|BYPASS|CIRCUMVENT|SIDESTEP|EVADE|DODGE|SHORTCUT ..4 "
     "@document|review|reviews|approval|approvals|rule|rules|gate|gates|checks|sign|signoff|steps|"
     "step|procedure|guardrails|control|controls|instructions|embargo|freeze",
        is_peoples},
    {"was|were|been|got|had|is "
     "skipped|bypassed|circumvented|sidestepped|waived|disregarded|ignored",
        [](const Sentence& sentence, const Match& match) {
            const Subject subject = subject_of(sentence, match.flag_begin);
            return is_meant(sentence, match)
                   && (sentence.is(subject.head, Document)
                       || sentence.is_one_of(subject.head, "review"_word, "approval"_word,
                           "step"_word, "check"_word, "gate"_word, "freeze"_word));
        }},
    {"against|contrary|counter|outside "
     "to|the|our|company|all|agreed|team|change|every|standing|policy|procedure|protocol|explicit|"
     "written [the|our|company|change|explicit] [@adjective|@noun|agreed|written|standing|house] "
     "@document|rules|orders|instructions|advice|window|rule|embargo",
        is_meant},
    {"against|contrary|counter [to] "
     "policy|procedure|protocol|orders|instructions|rules|process|regulations|advice|guidelines",
        is_meant},
    {"outside|outwith the|of|an|any [of] [the] "
     "agreed|approved|allowed|permitted|change|maintenance|scheduled|release|deployment|official "
     "[maintenance|change|release|deployment] window|windows|hours|process|slot|scope",
        is_meant},
    {"unauthorised|unauthorized|unapproved|unsanctioned|illicit|unpermitted|rogue "
     "change|deploy|deployment|access|action|restart|edit|update|release|command|reboot|script|"
     "intervention|modification|merge|push|fix|work|hotfix|migration|@operate",
        [](const Sentence& sentence, const Match& match) {
            return is_meant(sentence, match) && !sentence.is_one_of(match.end - 1, "access"_word)
                   && !has_word(sentence, 0, sentence.size(), "attacker"_word, "malicious"_word);
        }},
    {"not|n't|never "
     "supposed|allowed|permitted|authorised|authorized|meant|cleared|entitled|licensed|certified|"
     "qualified|approved to",
        is_duty_of_people},
    {"was|were|are|is "
     "supposed|required|obliged|expected|told|instructed|mandated|meant|asked|bound to ..9 "
     "but|instead|never|yet [did|not|n't|never]",
        is_duty_of_people},
    {"as @pronoun|@name|required|the|prescribed|policy|procedure|mandated|demanded|stipulated|per "
     "[@person|@group|@document] [is|are|was|were|by|@modal] "
     "[obliged|required|supposed|bound|meant|told|demanded|the|instructed|policy|expected|"
     "prescribed|rules] [to|by|policy|us|rules]",
        [](const Sentence& sentence, const Match& match) {
            return has_word(sentence, match.begin, match.end, "oblige"_word, "require"_word,
                       "suppose"_word, "bound"_word, "demand"_word, "prescribe"_word,
                       "stipulate"_word, "mandate"_word)
                   && has_class(sentence, 0, match.begin, Negation) && is_meant(sentence, match);
        }},
    {"DEVIATE|DEPART|STRAY|DIVERGE|DIGRESS from ..4 "
     "@document|standard|plan|agreement|rules|steps|instructions",
        is_peoples},
    {"@document|wiki|handbook|contract|rules|rule|manual|rota|itil [@noun|@document] "
     "says|say|said|demands|demand|asks|asked|calls|called|forbids|forbid|prohibits|states|"
     "stipulates|mandates|prescribes|prescribed|tells|told|wants|specifies|demanded|mandated|"
     "clearly [clearly|explicitly|for|that]",
        is_contrast},
    {"is|was|are|were [strictly|explicitly|clearly|expressly] "
     "forbidden|prohibited|verboten|disallowed",
        is_contrast},
    {"although|though|while|even ..5 @document|rules|governance|compliance ..3 "
     "asks|demands|requires|says|forbids|calls|wants|insists|mandates|prohibits|required|demanded|"
     "demand|require|ask"},
    {"without "
     "[a|an|the|any|prior|proper|required|formal|first|mandatory|his|her|their|getting|having] "
     "[prior|proper|required|mandatory|second|necessary|valid|formal] [the|a|an|any] "
     "approval|authorisation|authorization|permission|permit|ticket|sign|signoff|clearance|review|"
     "approvals|consent|authority|change",
        [](const Sentence& sentence, const Match& match) {
            return is_story(sentence) && is_meant(sentence, match)
                   && !sentence.is_one_of(match.end, "request"_word)
                   && (has_class(sentence, 0, match.begin, Past | Third))
                   && subject_of(sentence, match.begin).actor != Actor::Outsider
                   && (!sentence.is(match.end - 1, "change"_word)
                       || sentence.is_one_of(
                           match.end, "request"_word, "ticket"_word, "record"_word));
        }},
    {"without doing|performing|completing|carrying|running|filling ..3 "
     "walk|checks|checklist|steps|form|inspection|procedure|check|required|mandatory|round",
        is_meant},
    {"nobody|no|never ..3 cleared|signed|approved|authorised|authorized|sanctioned ..6 "
     "with|off|by|this|it",
        [](const Sentence& sentence, const Match& match) {
            return is_story(sentence) && is_meant(sentence, match);
        }},
    {"need|needs|require|requires|must|needed a|an|have [a|an] "
     "permit|permission|ticket|approval|licence|license|signature|sign ..4 for|and|but|to ..6 "
     "had|none|no|without"},
    {"breaking|broke|broken|breaks|break|bent|bending [all|the|every|our|several] [the] "
     "rules|rule|protocol|procedure|embargo|freeze",
        is_meant},
    {"cut|cutting|cuts corners|corner"},
    {"took|take|taking < shortcuts|liberties"},
    {"behind|over the|his|her|their ..2 back|head of"},
    {"off|against the book|script|books"},
    {"skipped|skipping|skips|skip the ..3 "
     "review|checklist|test|tests|step|steps|staging|approval|handover|walk|check|checks|drill|"
     "canary|meeting",
        is_peoples},
    {"are|were|is|was|been told|instructed|warned|asked|trained|required|ordered "
     "[explicitly|repeatedly|clearly] [not] to ..9 @name|but|and|yet|ignored",
        [](const Sentence& sentence, const Match& match) {
            return is_story(sentence) && subject_of(sentence, match.begin).actor == Actor::Person
                   && has_class(sentence, match.begin, sentence.size(), Negation);
        }},
    {"told|instructed|warned|asked|trained|required|supposed|obliged to ..9 , ..2 did not|n't",
        is_contrast},
    {"wiki|handbook|runbook|playbook|manual|policy|checklist|process|rulebook|sop|rota|guideline|"
     "guidelines|rules|procedure|governance|standard|regulations|contract [@noun] "
     "[clearly|explicitly|plainly] "
     "says|say|said|demands|demand|forbids|forbid|stipulates|mandates|prescribes|prescribed|"
     "demanded|calls|insists|wants|asks|reads|names|lists",
        is_of_duty},

    {"in|a|clear|flagrant|direct breach|violation|contravention|defiance|contempt of ..5 "
     "@document|rules|rule|embargo|freeze|instructions|agreement|code|standards|regulations",
        is_meant},
    {"not|n't|never in|according|compliant|conform|by|per line|to|with|the ..5 "
     "@document|rules|standards|regulations|book|instructions|four",
        is_not_followed},
    {"outside|beyond|exceeded|exceeding|overstepped|overstepping|overstepped|exceeds "
     "his|her|their|its|the ..2 authority|remit|mandate|powers|brief|competence|role|permissions"},
    {"had|has|with no business|right|authority|mandate|permission|licence|license|clearance "
     "@ing|to",
        is_story_of_people},
    {"self approved|approving|approval|merged|merging|signed"},
    {"approved|approving|merged|merging|reviewed|signed|rubber his|her|their|it own|stamped [own] "
     "[change|pull|pr|work|code|request|himself|herself]",
        is_peoples},
    {"rubber stamped|stamping|stamp", is_meant},
    {"instead of|rather than following|consulting|asking|filing|opening|raising|waiting|using|than "
     "..5 @document|ticket|approval|request|checklist|window",
        is_meant},
    {"no change|ticket|approval|permit|signature|sign|review|request|record|second "
     "[off|request|record|ticket|signature|reviewer|approver] [was|were|had] "
     "[been|ever|raised|filed|opened|given|obtained|requested|written]",
        is_absent},
    {"never|not|n't [been|ever|@adverb] "
     "filled|signed|raised|filed|opened|countersigned|authorised|authorized|approved|sanctioned|"
     "cleared|permitted",
        is_absent_of_people},
    {"went|going|gone|goes|pressed|pushed ahead without|despite|anyway|regardless",
        is_story_of_people},
    {"behind|around|past the back|process|gate|board|committee [of]", is_peoples},
    {"worked|working|went|goes|gone|routed|got around|round the ..3 "
     "process|procedure|policy|approval|gate|rule|rules|control|controls|check",
        is_peoples},
    {"four eyes [rule|principle|check]", is_contrast},
    {"breach|violation|infringement|contravention of the|our|all|every ..4 "
     "principle|rule|rules|code|convention|standard|standards",
        is_meant},
    {"checklist|procedure|runbook|process|protocol|sop|form "
     "has|have|had|lists|contains|counts|names|listed @number|@determiner ..1 "
     "steps|boxes|items|points|signatures|checks|lines|stages|fields",
        is_of_duty},
    {"no [valid|approved|signed|open] change ticket|request|record|approval|order", is_meant},
    {"never|not|n't|without "
     "asked|got|sought|obtained|had|received|requested|seek|ask|get|asking|seeking|getting|"
     "obtaining [for|the|any|a] permission|approval|authorisation|authorization|clearance|sign",
        is_meant},
    {"deploys|deployed|merged|pushed|released|shipped|ran|restarted|edited|changed ..5 < "
     "during|despite|in > the|a|an|our [change|code|holiday|release|announced|agreed] "
     "freeze|embargo|blackout|moratorium",
        is_peoples},
    {"despite|notwithstanding the|our|an|explicit ..4 "
     "policy|rule|ban|freeze|embargo|instruction|instructions|warning|procedure|prohibition|"
     "moratorium",
        is_meant},
    {"did|do|does|had|was|were|been|has|have not|n't|never ..2 "
     "FOLLOW|OBEY|RESPECT|OBSERVE|ADHERE|COMPLY|CONSULT|STICK|HONOUR|HEED ..6 "
     "@document|rule|rules|window|freeze|steps|instructions|instruction|standard|agreement|"
     "principle|order|orders",
        is_not_followed},
    {"nobody|no|never|not|n't [one|had|ever|even] "
     "raised|filed|opened|obtained|sought|got|requested|asked|raise|file|open|obtain|seek|get ..4 "
     "ticket|approval|permission|permit|clearance|authorisation|authorization|signature|sign",
        is_story_told},
    {"contrary|counter to the|our|all|any|every|company|agreed ..4 "
     "@document|standard|standards|rule|rules|practice|practices|instructions|orders|advice",
        is_meant},
    {"left|remained blank|unsigned|empty|unfilled", is_form},
    {"rules|rule|policy|instructions|procedure is|are [perfectly|quite|very|absolutely] "
     "clear|explicit|unambiguous"},
    {"mandatory|required|compulsory|prescribed|obligatory|agreed|mandated|stipulated ..4 "
     "not|n't|never|skipped|omitted|missing|left|waived|ignored|absent",
        is_absent_step},
    {"not|n't|never [been|@adverb] "
     "carried|done|performed|completed|held|obtained|given|cleared|signed ..3 , > "
     "as|although|though|which",
        is_story_told},
    {"IGNORE|DISREGARD|OVERRULE|DEFY ..3 "
     "order|orders|instruction|instructions|rule|rules|directive|ban|embargo",
        is_peoples},
    {"according to|per the|our|its ..3 @document|wiki|standard|rules ..9 "
     "should|must|have|shall|required|supposed|needs",
        is_opposed},
    {"form|sheet|log|template|certificate requires|needs|wants|asks|demands|has|carries ..5 "
     "signatures|signature|names|initials",
        is_of_duty},
    {"not cleared|agreed|coordinated|approved|authorised|authorized|registered|announced|signed "
     "with|by|off|in",
        is_absent_of_people},
    {"was|were|had n't|not [been] cleared|agreed|approved|authorised|authorized|registered|signed "
     "with|by|off",
        is_story_told},
    {"manual|policy|runbook|contract|procedure|handbook|rules reserves|reserve|reserved for|to",
        is_story_told},
});

} // namespace

const Rule rule_breach = {
    .name = "rule-breach",
    .severity = Severity::Warning,
    .message = "Comparing what was done with what a document says explains neither: work always "
               "differs from its "
               "description, and usually succeeds.",
    .ask = "How is this work done on an ordinary day, and what made that the sensible way?",
    .because = "Dekker, The Field Guide to Understanding 'Human Error': procedures are resources "
               "for action",
    .phrases = phrases_,
};

} // namespace candor::language
