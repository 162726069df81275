// "The flag was disabled": somebody disabled it, and the story cannot be told without them. The verbs
// are a closed list of what operators do to systems. What machines do by themselves, what is a state
// and not an act, and what is planned or supposed, are none of it.

#include "language/grammar.h"
#include "language/rule.h"

namespace candor::language {

namespace {

using enum Class;

constexpr std::size_t agent_words_max = 12;

/// "was restarted by Ben": an agent. "by default", "by 14:22", "by rebooting it": none.
bool has_agent(const Sentence& sentence, std::size_t participle)
{
    const std::size_t end =
        std::min(clause_end(sentence, participle), participle + agent_words_max);
    for (std::size_t i = participle + 1; i < end; ++i) {
        if (sentence[i].is(Participle) && !sentence[i].is(Noun) && sentence.is(i + 1, "by"_word))
            return false; // "to get around the limit set by": somebody else's agent.
        if (!sentence[i].is("by"_word))
            continue;

        const bool is_none =
            i + 1 >= sentence.size()
            || sentence[i - 1].form == sentence[i + 1].form // "shelf by shelf"
            || (sentence.is(i + 1, Ing | Number | Time)
                && !sentence.is(i + 1, Noun | Person | Name))
            || sentence.is_one_of(i + 1, "default"_word, "mistake"_word, "accident"_word,
                "hand"_word, "error"_word, "then"_word, "now"_word, "up"_word, "about"_word,
                "around"_word, "roughly"_word, "half"_word, "means"_word, "way"_word, "noon"_word,
                "midnight"_word)
            || (sentence.is(i + 1, Determiner) && sentence.is(i + 2, Time | Number));
        if (!is_none)
            return true;
    }
    return false;
}

/// "changes by AC that were deployed": the agent stands before the verb.
bool has_agent_before(const Sentence& sentence, std::size_t verb)
{
    if (verb == 0 || !sentence.is_one_of(verb - 1, "that"_word, "which"_word))
        return false;
    return has_word(sentence, clause_begin(sentence, verb), verb, "by"_word);
}

bool is_machines_act(const Sentence& sentence, std::size_t be, std::size_t participle)
{
    if (has_word(sentence, be, participle + 2, "automatically"_word, "itself"_word, "oom"_word,
            "automatic"_word, "periodically"_word, "continuously"_word, "constantly"_word,
            "routinely"_word, "repeatedly"_word))
        return true;
    const Subject subject = subject_of(sentence, be);
    if (subject.actor == Actor::None)
        return false;
    const bool is_traffic = sentence.is_one_of(subject.head, "request"_word, "packet"_word,
        "connection"_word, "message"_word, "session"_word, "query"_word, "event"_word, "write"_word,
        "frame"_word, "log"_word, "process"_word, "transaction"_word, "line"_word, "call"_word,
        "cell"_word, "datagram"_word, "heartbeat"_word, "metric"_word, "job"_word, "task"_word,
        "hook"_word, "test"_word);
    return is_traffic
           && sentence.is_one_of(participle, "drop"_word, "kill"_word, "remove"_word, "delete"_word,
               "release"_word, "execute"_word, "run"_word, "apply"_word, "update"_word, "push"_word,
               "migrate"_word, "rotate"_word)
           && !sentence.is_one_of(subject.head, "job"_word, "test"_word, "row"_word, "task"_word);
}

/// "was configured with 16 processes", "was enabled by default": how things were, not what was done.
bool is_state(const Sentence& sentence, std::size_t be, std::size_t participle)
{
    const std::size_t next = participle + 1;
    if (has_word(sentence, participle, participle + 5, "default"_word))
        return true;
    if (has_word(sentence, be, participle, "still"_word, "always"_word, "already"_word,
            "usually"_word, "normally"_word))
        return sentence.is_one_of(
            participle, "configure"_word, "enable"_word, "disable"_word, "run"_word, "scale"_word);
    if (sentence.is_one_of(participle, "configure"_word, "misconfigure"_word))
        return sentence.is_one_of(next, "with"_word, "for"_word, "as"_word, "in"_word, "per"_word)
               || sentence.is(next, "to"_word);
    if (sentence.is_one_of(participle, "power"_word))
        return !sentence.is_one_of(next, "down"_word, "off"_word, "on"_word, "up"_word);
    if (sentence.is_one_of(participle, "roll"_word))
        return !sentence.is_one_of(next, "back"_word, "out"_word, "forward"_word);
    if (sentence.is_one_of(participle, "shut"_word))
        return !sentence.is_one_of(next, "down"_word, "off"_word);
    if (sentence.is_one_of(participle, "switch"_word, "apply"_word, "drop"_word))
        return sentence.is_one_of(next, "for"_word) && sentence.is_one_of(participle, "drop"_word);
    return false;
}

bool is_general(const Sentence& sentence, std::size_t be)
{
    return has_word(sentence, clause_begin(sentence, be), be, "if"_word, "whenever"_word,
               "unless"_word, "whether"_word, "wherever"_word)
           || (be > 0 && sentence.is(be - 1, Negation));
}

/// "was deleted", "had been deleted", "was being deleted"; not "is deleted" or "would have been".
bool is_past(const Sentence& sentence, std::size_t be)
{
    if (sentence.is_one_of(be, "was"_word) || sentence[be].is("were"_word)
        || sentence[be].is("got"_word))
        return true;
    std::size_t before = be;
    while (before > 0 && (sentence.is(before - 1, Adverb) || sentence.is(before - 1, "since"_word)))
        --before;
    if (sentence[be].is("been"_word))
        return before > 0 && sentence.is(before - 1, Have)
               && !is_hypothetical(sentence, before - 1);
    return sentence[be].is("being"_word) && before > 0
           && (sentence[before - 1].is("was"_word) || sentence[before - 1].is("were"_word));
}

/// "She was removed from the list" tells of her.
bool is_about_somebody(const Sentence& sentence, std::size_t be, std::size_t participle)
{
    const auto [actor, head] = subject_of(sentence, be);
    if (sentence.is(head, System | Name) || actor == Actor::None)
        return false;
    if (sentence.is(head, Pronoun))
        return true;
    return (actor == Actor::Person || actor == Actor::Outsider)
           && sentence.is_one_of(participle, "remove"_word, "approve"_word, "release"_word,
               "drop"_word, "revoke"_word);
}

/// "any node that was restarted would have": supposed, not told.
bool is_supposed(const Sentence& sentence, std::size_t be)
{
    return be > 0 && sentence.is_one_of(be - 1, "that"_word, "which"_word)
           && has_word(
               sentence, clause_begin(sentence, be), be, "any"_word, "every"_word, "whatever"_word);
}

void check_participle(const Sentence& sentence, std::size_t participle, Report& report)
{
    std::size_t be = participle;
    while (be > 0 && sentence.is(be - 1, Adverb) && !sentence.is(be - 1, Be))
        --be;
    if (be > 1 && sentence.is(be - 1, Conjunction | Comma)) {
        std::size_t first = be - 1; // "was drained and restarted", "was stopped, removed and …"
        while (first > 1 && sentence.is(first, Conjunction | Comma | Participle | Adverb)
               && !sentence.is(first, Be))
            --first;
        if (sentence.is(first, Be | Get) && sentence.is(be - 2, Participle))
            be = first + 1;
    }

    if (be == 0 || !sentence.is(be - 1, Be | Get))
        return;
    --be;
    if (!is_past(sentence, be) || is_general(sentence, be) || has_agent(sentence, participle)
        || has_agent_before(sentence, be) || is_state(sentence, be, participle)
        || is_supposed(sentence, be) || is_machines_act(sentence, be, participle))
        return;
    const bool has_particle = sentence.is_one_of(
        participle + 1, "back"_word, "out"_word, "down"_word, "off"_word, "up"_word, "over"_word);
    const std::size_t end = participle + (has_particle ? 2 : 1);
    const Match match{be, end, be, end};
    if (!is_mentioned(sentence, match) && !is_about_somebody(sentence, be, participle))
        report.flag(sentence, match.flag_begin, match.flag_end);
}

void check_participles(const Sentence& sentence, Report& report)
{
    for (std::size_t i = 1; i < sentence.size(); ++i) {
        if (sentence[i].is(Operate) && sentence[i].is(Participle))
            check_participle(sentence, i, report);
    }
}

bool is_told(const Sentence& sentence) { return is_story(sentence) && !sentence.is_question; }

} // namespace

const Rule agentless = {
    .name = "agentless",
    .severity = Severity::Advice,
    .message = "Somebody did this, and without them the story loses what they saw and why it was "
               "the thing to do.",
    .ask = "Who did this, and what were they trying to achieve?",
    .because = "Gallego, Gaynor, Sander: name the people who acted, so that their view can be told",
    .speaks_in = is_told,
    .inspect = check_participles,
    .inspect_needs = Operate,
    .inspect_needs_too = Be | Get,
};

} // namespace candor::language
