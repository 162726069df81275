// A story that needs a person and names a role: "an engineer restarted it". The role has to do
// something, once, in the past (or in the present of a timeline); roles in rules and descriptions
// ("an engineer can request access") are no actors, nor are people outside the team.

#include "language/grammar.h"
#include "language/rule.h"

namespace candor::language {

namespace {

using enum Class;

constexpr std::size_t words_after_role_max = 10;

constexpr Class marks = Comma | Colon | Semicolon | Dash | Parenthesis;

/// "Another PyPI Admin": a role with a capital, since it is somebody's of many.
bool has_article(const Sentence& sentence, std::size_t role)
{
    const std::size_t begin = role > 3 ? role - 3 : 0;
    return has_word(sentence, begin, role, "a"_word, "an"_word, "another"_word, "one"_word);
}

bool is_role(const Sentence& sentence, std::size_t i)
{
    const Token& token = sentence[i];
    if (token.is("someone"_word) || token.is("somebody"_word))
        return true;
    if (sentence.is_one_of(i, "dba"_word, "sre"_word) && token.is(Person))
        return true;
    if (!token.is(Person) || !token.is(Noun) || token.is(Capital | Outsider))
        return token.is("employee"_word)
               || (token.is(Person) && token.is(Capital)
                   && (begins_clause(sentence, i) || has_article(sentence, i)));
    return sentence.is_one_of(i, "engineer"_word, "developer"_word, "operator"_word, "admin"_word,
        "administrator"_word, "sysadmin"_word, "sre"_word, "dba"_word, "programmer"_word,
        "contractor"_word, "employee"_word, "colleague"_word, "coworker"_word, "technician"_word,
        "member"_word, "teammate"_word, "guy"_word, "individual"_word, "intern"_word,
        "apprentice"_word, "workman"_word, "cleaner"_word, "janitor"_word, "plumber"_word,
        "mechanic"_word, "foreman"_word, "porter"_word, "operative"_word, "labourer"_word,
        "courier"_word, "driver"_word, "installer"_word, "integrator"_word, "analyst"_word,
        "architect"_word, "tester"_word, "responder"_word, "maintainer"_word, "person"_word,
        "nurse"_word, "clerk"_word, "trainee"_word, "staffer"_word, "electrician"_word,
        "worker"_word, "volunteer"_word, "moderator"_word, "author"_word, "reviewer"_word,
        "manager"_word, "junior"_word, "newcomer"_word, "joiner"_word, "specialist"_word,
        "designer"_word, "supervisor"_word, "dev"_word, "tech"_word, "deployer"_word,
        "committer"_word, "scientist"_word, "planner"_word, "fitter"_word, "librarian"_word,
        "accountant"_word);
}

/// "a user", "the customer's engineer", "GitHub support engineers", "a community member".
bool is_outside(const Sentence& sentence, std::size_t begin, std::size_t role)
{
    return has_class(sentence, begin, role, Outsider)
           || has_word(sentence, begin, role, "community"_word, "github"_word, "aws"_word,
               "google"_word, "security"_word, "external"_word, "outside"_word, "third"_word,
               "support"_word, "azure"_word, "cloudflare"_word, "vendor"_word, "family"_word,
               "bank"_word, "board"_word);
}

bool is_named(const Sentence& sentence, std::size_t begin, std::size_t role)
{
    for (std::size_t i = begin; i < role; ++i) {
        if (sentence[i].is(Name) && sentence.is(i + 1, Comma))
            return true;
    }
    if (sentence.is(role + 1, Name) || sentence.is(role + 1, Opaque))
        return true;
    if (sentence.is(role + 1, Comma | Parenthesis) && sentence.is(role + 2, Name | Opaque))
        return true;
    if (role > begin && sentence.is(role, Plural) && sentence.is(role - 1, Name | Group))
        return true; // "Acme engineers" are a team with a name.
    return begin > 1 && sentence.is(begin - 1, Comma | Parenthesis) && sentence.is(begin - 2, Name);
}

std::size_t phrase_begin(const Sentence& sentence, std::size_t role)
{
    std::size_t at = role;
    while (at > 0 && role - at < 6) {
        const Token& token = sentence[at - 1];
        if (token.is(marks) || token.is("that"_word) || token.is(Pronoun | Number | Time)
            || (token.is(Preposition | Conjunction) && !token.is(Joined)
                && !sentence.is(at, Joined)))
            break;
        if (token.is(Be | Have | Do | Modal)
            || (token.is(Past | Third) && !token.is(Noun | Adjective | Participle)))
            break;
        --at;
        if (token.is(Determiner | Possessive) && !token.is("'s"_word))
            break;
    }
    return at;
}

/// "some of our engineers", "one of the developers".
std::size_t with_partitive(const Sentence& sentence, std::size_t begin)
{
    return begin > 1 && sentence.is(begin - 1, "of"_word) && sentence.is(begin - 2, Determiner)
               ? begin - 2
               : begin;
}

bool is_act(const Sentence& sentence, std::size_t i)
{
    const Token& token = sentence[i];
    if (token.is(Modal))
        return false;
    if (token.is(Past) && !token.is(Be | Have))
        return !token.is(Participle) || !sentence.is(i + 1, "by"_word)
               || sentence.is(i - 1, "who"_word);
    if (token.is("was"_word) || token.is("were"_word) || token.is("had"_word)) {
        std::size_t next = i + 1;
        while (sentence.is(next, Adverb))
            ++next;
        return sentence.is(next, Participle | Ing)
               && !sentence.is_one_of(next, "have"_word, "be"_word);
    }
    return token.is(Third) && !token.is(Be | Have | Noun) && sentence.part == Part::Timeline;
}

/// The first finite verb after the role, past "from the Pune office" and "who was on call".
bool does_something(const Sentence& sentence, std::size_t role)
{
    const bool plural = sentence.is(role, Plural);
    for (std::size_t i = role + 1; i < sentence.size() && i <= role + words_after_role_max; ++i) {
        const Token& token = sentence[i];
        if (token.is(Semicolon | Colon) || token.is("which"_word)
            || (token.is("that"_word) && i > role + 1))
            return false;
        if ((token.is(Conjunction) && !token.is(Adverb)) || token.is(Modal))
            return false;
        if (is_act(sentence, i))
            return true;
        if (sentence.part == Part::Timeline && token.is(Third)
            && token.is(Notice | Operate | Prepare))
            return true;
        if (sentence.part == Part::Timeline && token.is(Be)
            && sentence.is_one_of(i + 1, "able"_word, "unable"_word))
            return true;
        if (token.is(Be | Have | Do) || token.is("to"_word))
            return false;
        if (plural && sentence.part == Part::Timeline && token.is(Base) && !token.is(System)
            && !token.is(Noun))
            return true;
    }
    return false;
}

bool is_agent(const Sentence& sentence, std::size_t begin, std::size_t role)
{

    if (begin > 1 && sentence.is(begin - 1, "from"_word)
        && sentence.is_one_of(begin - 2, "come"_word) && role > begin)
        return true;
    if (begin < 2 || !sentence.is(begin - 1, "by"_word) || role == begin)
        return false;
    return has_class(sentence, begin > 6 ? begin - 6 : 0, begin - 1, Participle)
           && has_class(sentence, 0, begin - 1, Past);
}

bool is_general(const Sentence& sentence, std::size_t begin)
{
    return has_word(sentence, begin > 3 ? begin - 3 : 0, begin, "if"_word, "whether"_word,
               "whenever"_word, "no"_word, "not"_word, "n't"_word, "every"_word, "always"_word,
               "there"_word, "until"_word)
           || sentence.is_one_of(begin, "no"_word, "every"_word, "each"_word, "any"_word,
               "those"_word, "all"_word, "most"_word, "many"_word, "their"_word, "such"_word);
}

/// "someone gained access" is not one of us.
bool is_intruder(const Sentence& sentence, std::size_t role)
{
    return has_word(sentence, role + 1, role + 4, "gain"_word, "exploit"_word, "attack"_word,
        "steal"_word, "compromise"_word, "phish"_word, "impersonate"_word, "hack"_word,
        "register"_word, "obtain"_word);
}

void check_role(const Sentence& sentence, std::size_t role, Report& report)
{
    const bool is_bare =
        role == 0 || !sentence.is(role - 1, Determiner | Possessive | Noun | Adjective);
    if (sentence.is(role + 1, Noun | Joined | Ing | System)
        && (is_bare || !sentence.is(role + 1, Past | Third | Preposition)))
        return; // "the admin console", "dev changes"
    if (sentence.is(role + 1, "'s"_word) || is_intruder(sentence, role))
        return;
    const std::size_t begin = with_partitive(sentence, phrase_begin(sentence, role));

    const bool is_member = sentence.is_one_of(role, "member"_word);
    if (is_member && !has_class(sentence, begin, role, Group | Name | System)
        && !has_class(sentence, role + 1, role + 6, Group))
        return; // of a cluster, of a set
    if (sentence.is(begin, Ing) || sentence.is_one_of(role + 1, "else"_word)
        || sentence[role].is("people"_word)
        || has_word(sentence, begin, role, "follow"_word, "hundred"_word))
        return;
    if (is_outside(sentence, begin, role) || is_named(sentence, begin, role)
        || is_general(sentence, begin))
        return;
    const bool is_object =
        begin > 0 && sentence.is(begin - 1, Preposition) && !sentence.is(begin - 1, Subordinator);
    const bool acts = is_object ? is_agent(sentence, begin, role) : does_something(sentence, role);
    const Match match{begin, role + 1, begin, role + 1};
    if (acts && !is_mentioned(sentence, match))
        report.flag(sentence, begin, role + 1);
}

void check_roles(const Sentence& sentence, Report& report)
{
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        if (sentence[i].is(Person | Pronoun) && is_role(sentence, i))
            check_role(sentence, i, report);
    }
}

bool is_some_guy(const Sentence& sentence, const Match& match)
{
    return !is_outside(sentence, match.begin, match.end);
}

constexpr auto phrases_ = std::to_array<Phrase>({
    {"some guy|dude|bloke|fellow|person|chap|intern|dev|admin|engineer|idiot|contractor|kid "
     "[from|in|at]",
        is_some_guy},
    {"one|two|some|several|few|various|a of our|the "
     "engineers|developers|admins|operators|colleagues|contractors|people|guys|sres|devs|"
     "technicians|members|staff [@past]",
        [](const Sentence& sentence, const Match& match) {
            return sentence.is(match.end - 1, Past) && !is_general(sentence, match.begin);
        }},
    {"various|some|several members of the|our team|staff|crew", is_some_guy},
});

bool is_told(const Sentence& sentence)
{
    return (is_story(sentence) || (sentence.part == Part::Actions && sentence.is(0, Number)))
           && !sentence.is_question;
}

} // namespace

const Rule anonymous_actor = {
    .name = "anonymous-actor",
    .severity = Severity::Advice,
    .message = "A role stands where a person acted: what they saw and knew is left out with their "
               "name, and so is "
               "the thanks if they helped.",
    .ask = "Who was it, and would they tell this part as they saw it?",
    .because = "Gallego, Gaynor, Sander, Wilcox: blame-aware reviews name people, and protect them",
    .speaks_in = is_told,
    .phrases = phrases_,
    .inspect = check_roles,
    .inspect_needs = Person | Pronoun,
    .inspect_needs_too = Past | Third | Base,
};

} // namespace candor::language
