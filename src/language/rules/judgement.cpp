#include "language/grammar.h"
#include "language/rule.h"

namespace candor::language {

namespace {

using enum Class;

bool is_about_machines(const Sentence& sentence, const Match& match)
{
    if (sentence.is(match.begin, Joined))
        return true; // "the clinical-negligence team"
    for (std::size_t i = match.end; i < match.end + 2 && i < sentence.size(); ++i) {
        if (sentence[i].is(Joined) || (sentence[i].is(System) && !sentence[i].is(Person | Group)))
            return true; // "lazy-loaded", "a bad disk"
    }
    return false;
}

/// Whether the word judges somebody: it stands before a person, or is said of one, or of what a
/// person did.
bool is_of_people(const Sentence& sentence, const Match& match)
{
    if (is_negated(sentence, match.flag_begin) || is_about_machines(sentence, match))
        return false;

    if (sentence.is(match.end, Person | Group | Name)
        || sentence.is_one_of(match.end, "decision"_word, "move"_word, "choice"_word, "act"_word,
            "idea"_word, "thing"_word, "behaviour"_word, "mistake"_word)
        || (match.begin > 0 && sentence.is(match.begin - 1, Possessive)))
        return true;
    const Actor actor = subject_of(sentence, match.flag_begin).actor;
    return actor == Actor::Person
           || has_class(sentence, match.end, match.end + 8, Person | Group | Name)
           || has_class(sentence, match.begin > 5 ? match.begin - 5 : 0, match.begin,
               Person | Group | Pronoun | Name);
}

bool is_said(const Sentence& sentence, const Match& match)
{
    return !is_negated(sentence, match.flag_begin) && !is_about_machines(sentence, match);
}

bool is_person_before(const Sentence& sentence, const Match& match)
{
    return !is_negated(sentence, match.flag_begin)
           && subject_of(sentence, match.flag_begin).actor == Actor::Person;
}

bool is_person_named(const Sentence& sentence, const Match& match)
{
    return is_said(sentence, match)
           && has_class(sentence, 0, sentence.size(), Person | Group | Name | Pronoun | Possessive)
           && subject_of(sentence, match.end).actor != Actor::Thing;
}

bool is_person_not(const Sentence& sentence, const Match& match)
{
    const std::size_t be = match.flag_begin;
    return be > 0 && sentence.is(be - 1, Be) && subject_of(sentence, be - 1).actor == Actor::Person
           && !has_word(sentence, match.end, match.end + 2, "with"_word, "for"_word, "at"_word);
}

bool is_person_careless(const Sentence& sentence, const Match& match)
{
    return is_person_before(sentence, match)
           && has_word(sentence, match.begin + 2, match.end, "care"_word, "listen"_word,
               "concentrate"_word, "job"_word, "homework"_word, "seriously"_word, "slightest"_word,
               "trouble"_word);
}

bool is_people_somewhere(const Sentence& sentence, const Match& match)
{
    return is_story(sentence)
           && has_class(sentence, 0, sentence.size(), Person | Group | Name | Pronoun)
           && !has_word(sentence, match.end, match.end + 2, "recent"_word, "common"_word);
}

bool is_lacking(const Sentence& sentence, const Match& match)
{
    return has_class(sentence, 0, match.begin, Negation)
           || has_word(sentence, 0, match.begin, "lack"_word, "little"_word, "any"_word);
}

bool is_person_before_verb(const Sentence& sentence, const Match& match)
{
    return subject_of(sentence, match.begin).actor == Actor::Person
           && subject_of(sentence, match.begin).head < match.begin
           && !sentence.is_one_of(match.begin, "no"_word);
}

bool is_clueless(const Sentence& sentence, const Match& match)
{
    return subject_of(sentence, match.begin).actor == Actor::Person && !sentence.is_question
           && !has_word(sentence, 0, match.begin, "we"_word, "i"_word);
}

bool is_story_judged(const Sentence& sentence, const Match& match)
{
    return is_story(sentence) && match.end > match.begin
           && has_class(sentence, match.begin, match.end, Negation);
}

bool is_self(const Sentence& sentence, const Match& match)
{
    return has_word(sentence, match.begin, match.end, "ego"_word, "himself"_word, "herself"_word,
        "themselves"_word);
}

constexpr auto phrases_ = std::to_array<Phrase>({
    {"careless|negligent|sloppy|reckless|incompetent|irresponsible|clueless|thoughtless|"
     "inattentive|lackadaisical|inept|unprofessional|foolish|stupid|lazy|arrogant|complacent|"
     "impatient|inexperienced|unskilled|amateurish|cavalier|heedless|absentminded|ignorant|"
     "overconfident|stubborn|unqualified|hasty|rash|dumb|idiotic|moronic|feckless|overzealous|"
     "shoddy|slapdash|halfhearted|hamfisted|unwise|naive|timid|cowardly|dozy|panicky|gullible|"
     "selfish|sluggish|nonchalant|blasé|indifferent|flippant",
        is_of_people},
    {"carelessly|negligently|sloppily|recklessly|incompetently|irresponsibly|thoughtlessly|"
     "foolishly|stupidly|lazily|arrogantly|hastily|rashly|blindly|carefree|naively|blithely|"
     "needlessly|haphazardly|impatiently|idly|cluelessly|complacently|stubbornly",
        is_person_named},
    {"carelessness|negligence|sloppiness|recklessness|incompetence|irresponsibility|"
     "thoughtlessness|inattention|laziness|arrogance|complacency|stupidity|ineptitude|impatience|"
     "ego|hubris|foolishness|inexperience|overconfidence|ignorance|dereliction",
        is_said},
    {"half hearted|heartedly|baked|arsed|assed", is_of_people},
    {"ham fisted|handed", is_of_people},
    {"poor|bad|questionable|wrong|terrible|dubious|foolish|awful|unwise|unfortunate|weak|sloppy|"
     "rash|hasty|stupid|faulty|flawed|horrible|lousy|disastrous|ill "
     "judgement|judgment|decision|decisions|call|choice|choices|discipline|habits|habit|attitude|"
     "workmanship|housekeeping|craftsmanship|leadership|management",
        is_said},
    {"lack of "
     "judgement|judgment|care|discipline|attention|diligence|professionalism|common|competence|"
     "commitment|ownership|responsibility|experience|rigour|rigor|effort|interest|skill|skills",
        is_said},
    {"lacked|lacks|lacking [the|any|basic|in] "
     "judgement|judgment|care|discipline|diligence|competence|experience|rigour|rigor|skill|skills",
        is_said},
    {"at fault", is_person_before},
    {"@name|@person|@group|@pronoun [@adverb] BE [@adverb] to blame", is_said},
    {"blame|fault|guilt|responsibility < lies|lay|rests|falls|fell|belongs with|on|to "
     "@name|@person|@group|the|our"},
    {"< culprit [@adverb|,|here] was|is|were [@adverb] [our|the|a|an] @name|@person|@group",
        is_said},
    {"@name|@person|@group|@pronoun was|is|were the culprit|culprits|offender|villain", is_said},
    {"'s|my|his|her|their|your|our|whose [own] fault", is_said},
    {"fault of the|our|@name [@noun|@name] @person|@group|team", is_said},
    {"inexcusable|unforgivable|indefensible|unpardonable", is_said},
    {"no|without|hardly excuse|excuses", nullptr},
    {"DO not|n't|hardly KNOW his|her|their|the|what|how|way ..5", is_person_before},
    {"out of his|her|their|its depth|league"},
    {"in over his|her|their head|heads"},
    {"not|n't|never up|cut|fit to|out the|for job|task|this|it|role", is_person_before},
    {"OUGHT|should to|have known|know better", nullptr},
    {"know|knew|known|knows better", is_person_before},
    {"common sense", is_said},
    {"asleep|sleeping at|on the wheel|switch|job"},
    {"COULD n't|not care less"},
    {"couldn't be bothered", nullptr},
    {"could not|n't be bothered"},
    {"no|little|n't|hardly|not [a|the] [slightest|faintest|first|any] idea|clue|notion "
     "what|how|about|of",
        is_clueless},
    {"CUT corners", is_person_before},
    {"took|TAKE the easy|lazy way|route|option", is_person_before},
    {"with [too|so] little|no care|patience|thought|attention|regard|respect|diligence|interest",
        is_said},
    {"too|so|overly little|much > [too|and] patience|ego|pride|confidence|care|enthusiasm",
        is_said},
    {"too < "
     "lazy|proud|busy|junior|inexperienced|eager|arrogant|impatient|quick|careless|stubborn|timid|"
     "slow|green|confident > [to|for]",
        is_of_people},
    {"weak|weakest link", is_of_people},
    {"amateur|amateurs|cowboy|cowboys|idiot|idiots|fool|clown|moron|slacker|troublemaker|"
     "dilettante",
        is_said},
    {"trigger happy", is_of_people},
    {"cowboy|amateur hour|style|attitude|mentality"},
    {"dropped|drop|drops the ball", is_person_before},
    {"way|far|well|clearly|completely|totally out of his|her|their depth|league"},
    {"did|does|do|done|doing|made|make|makes [@determiner] [@adverb] "
     "poor|bad|terrible|sloppy|lousy|awful|shoddy|mediocre|dreadful|horrible job|work|mess",
        is_person_before},
    {"did|do|does not|n't do|care|think|listen|bother|concentrate|take|want "
     "[his|her|their|to|about|it|the|any] "
     "[job|homework|think|seriously|listen|part|slightest|trouble]",
        is_person_careless},
    {"never listens|listened|learns|learned|learnt|thinks|cared|cares|bothers|reads",
        is_person_before},
    {"without thinking", is_person_before},
    {"in|with his|her|their|typical|usual|blind|misplaced|characteristic "
     "haste|hurry|rush|eagerness|zeal|panic|confidence|trust|style|manner|fashion|carelessness|"
     "arrogance",
        is_said},
    {"typical|typically of|for @name|the|@person|@group|him|her|them", is_said},
    {"as usual|ever|always , @name|he|she|they", is_said},
    {"@name|@person|@group|he|she|they [had] LOSE|lost his|her|their "
     "head|nerve|temper|composure|cool|patience|nerves",
        is_said},
    {"panicked|panicking|dithered|dithering|bumbled|blundered|slacked|slacking|dawdled|fiddled|"
     "daydreaming|dozed|dozing|napping|snoozing|loafing|dawdling|floundered",
        is_person_before},
    {"not a team player", is_said},
    {"attitude problem", is_said},
    {"not|n't|never|hardly|barely "
     "competent|capable|qualified|experienced|professional|serious|bright|clever|fit|suited|"
     "reliable|trustworthy|sharpest|brightest|mature|up|interested|careful|diligent|thorough|"
     "skilled|equal",
        is_person_not},
    {"hot|pig|bone|empty headed", is_of_people},
    {"scatterbrained|disorganised|disorganized|forgetful|obstinate|bullheaded|pigheaded|brainless|"
     "mindless|untidy|unruly|undisciplined|untrained|immature|childish|unreliable|amateurish|"
     "dishonest|uncooperative|unhelpful|unwilling|uninterested|unmotivated|oblivious|sleepy|"
     "tactless|vain|conceited|big-headed|slow-witted|dim",
        is_of_people},
    {"too|so|overly|rather|far|simply < full of|in himself|herself|themselves|love", is_said},
    {"who should|ought have|to know|known better", nullptr},
    {"shame|disgrace to|for|on the|our|@name|@person|@group", is_said},
    {"pure|sheer|plain|utter|outright|gross|wilful|willful "
     "laziness|stupidity|negligence|carelessness|incompetence|arrogance|ignorance|neglect|folly|"
     "recklessness|madness|foolishness",
        is_said},

    {"notorious|infamous|notoriously|known for|sloppy|careless|lazy|his|her|their|unreliable|slow",
        is_of_people},
    {"LET things slide"},
    {"not|n't TAKE ..5 seriously", is_person_before},
    {"made a mess of", is_said},
    {"mess|chaos|trouble that|@name|@person left|made|created|caused [behind]", is_person_before},
    {"sense of ownership|responsibility|duty|urgency|care|shame|proportion|discipline", is_lacking},
    {"not|n't|never|hardly|scarcely [been|be] [@adverb] "
     "strong|good|great|brilliant|careful|interested|one|keen|reliable|diligent "
     "on|at|with|about|in|for",
        is_person_before_verb},
    {"not|n't|hardly|scarcely the|@possessive "
     "sharpest|brightest|smartest|cleverest|wisest|finest|proudest|best|most",
        is_people_somewhere},
    {"guilty|culpable|blameworthy|incapable|unfit|unreliable", is_of_people},
    {"PANIC", is_person_before},
    {"did not|n't pay attention|heed|care", is_person_before},
    {"was|were not|n't paying|concentrating|thinking|listening [attention]", is_person_before},
    {"sat on his|her|their hands"},
    {"bad|reckless|sloppy|poor working|work|old habits|practices|ethic", is_said},
    {"a|an|this lapse of|in judgement|judgment|attention|discipline"},
    {"embarrassing|embarrassingly|shameful|disgraceful|pathetic|laughable", is_of_people},
    {"anyone|anybody|person|engineer|people with half|any|a|some a|sense|brain|competent [brain]"},
    {"nobody|one|n't|not|never|hardly ..4 CARE about ..3 "
     "quality|others|safety|customers|users|testing|process|us|rules|anything|consequences",
        is_story_judged},
    {"culprit|villain|offender [here|once|again] was|is|were ..4 @name|@person|intern|@group",
        is_said},
    {"what|whatever was|were @pronoun|@name|@group|the [@person|@group] thinking"},
    {"appalling|deplorable|abysmal|lamentable|disgraceful|unacceptable|poor|bad|casual|lax|"
     "cavalier|sloppy "
     "attitude|behaviour|behavior|conduct|workmanship|mindset|habit|habits|housekeeping|work",
        is_said},
    {"attitude|behaviour|behavior|conduct|workmanship|mindset [of|to|towards] ..4 "
     "is|was|were|leaves|left ..2 "
     "appalling|deplorable|poor|unacceptable|bad|lax|sloppy|disgraceful|casual|desired|abysmal",
        is_said},
    {"leaves|left much|a|something [lot] to be desired", is_of_people},
    {"too much|little|many|fond|sure|impressed [of] [ego|himself|herself|themselves|his|her|their]",
        is_self},
    {"should|ought have|to known|know|'ve better [known]"},
    {"@name|@person|@group|he|she|they BE [@adverb] "
     "useless|hopeless|incompetent|clueless|lazy|naive|drunk|unteachable|blind|deaf",
        is_said},
});

} // namespace

const Rule judgement = {
    .name = "judgement",
    .severity = Severity::Warning,
    .message = "This judges a person, and a judgement explains nothing: it hides what made the act "
               "reasonable from "
               "where they stood.",
    .ask = "What were they trying to achieve, and what did the situation look like to them then?",
    .because =
        "Dekker, The Field Guide to Understanding 'Human Error': the local rationality principle",
    .phrases = phrases_,
};

} // namespace candor::language
