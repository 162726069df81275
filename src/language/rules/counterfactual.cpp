// "The page should have a title" tells what to do next, and passes. "She should have seen it" judges
// the past by what is known only now. What tells them apart is the participle after "have"; what
// tells people from machines is the subject, or, in the passive, whether the verb is something that
// only people do. "Could have" and "would have" are also how luck and plain physics are told, so they
// have to be about somebody, or about a measure that somebody wishes had been there.

#include "language/grammar.h"
#include "language/rule.h"

namespace candor::language {

namespace {

using enum Class;

constexpr std::size_t words_between_max = 3;

bool is_ours(const Sentence& sentence, std::size_t verb)
{
    const Actor actor = subject_of(sentence, verb).actor;
    return actor == Actor::Person;
}

bool is_by_somebody(const Sentence& sentence, const Match& match)
{
    return is_ours(sentence, match.flag_begin) && !is_hypothetical(sentence, match.flag_begin);
}

/// "Failed to" without a subject is a note about oneself, unless a machine is named.
bool is_omission(const Sentence& sentence, const Match& match)
{
    const Subject subject = subject_of(sentence, match.flag_begin);
    if (subject.actor == Actor::None)
        return sentence.is(match.end, Notice | Prepare) && !sentence.is(match.flag_begin, Base);
    return subject.actor == Actor::Person && !sentence.is(match.flag_begin, Ing)
           && !is_negated(sentence, match.flag_begin)
           && !is_hypothetical(sentence, match.flag_begin);
}

bool is_past_of_people(const Sentence& sentence, const Match& match)
{

    if (match.begin == 0 && is_story(sentence)) {
        const std::size_t end = clause_end(sentence, match.end) + 1;
        return has_class(sentence, end, end + 2, Pronoun | Person | Group | Name)
               && tells_past(sentence, end, sentence.size());
    }
    return subject_before(sentence, match.flag_begin).actor == Actor::Person
           && has_class(sentence, clause_begin(sentence, match.flag_begin), match.flag_begin, Past)
           && !is_hypothetical(sentence, match.flag_begin);
}

bool is_not_negated(const Sentence& sentence, const Match& match)
{
    return !is_negated(sentence, match.flag_begin);
}

bool is_not_hypothetical(const Sentence& sentence, const Match& match)
{
    return !is_hypothetical(sentence, match.flag_begin);
}

bool is_story_or_item(const Sentence& sentence, const Match& match)
{
    return is_story(sentence) && match.begin == 0
           && !sentence.is_one_of(match.end - 1, "include"_word);
}

bool is_told_of(const Sentence& sentence, const Match& match)
{
    return is_story(sentence) && sentence.size() > 3 && !is_negated(sentence, match.flag_begin)
           && !is_hypothetical(sentence, match.flag_begin);
}

/// "If we had drained it, nobody would have noticed": supposed of the past, and not of luck.
bool is_supposed(const Sentence& sentence, const Match& match)
{
    return has_word(sentence, match.begin, match.end, "had"_word)
           && (has_word(sentence, match.end - 2, match.end + 3, "have"_word))
           && !has_class(sentence, match.begin, match.begin + 4, Negation)
           && !has_word(
               sentence, match.begin, sentence.size(), "worse"_word, "lose"_word, "lucky"_word)
           && has_class(sentence, match.begin, match.begin + 4, Pronoun | Person | Group | Name);
}

/// "Nobody thought to ask", "at no point did anyone think to ask".
bool is_unthought(const Sentence& sentence, const Match& match)
{
    return is_story(sentence) && has_class(sentence, 0, match.begin, Negation)
           && !has_class(sentence, 0, match.begin, Modal);
}

/// "No one checked": what nobody did, but not what nobody was told or hurt by.
bool is_nobodys(const Sentence& sentence, const Match& match)
{
    if (!is_story(sentence) || is_hypothetical(sentence, match.flag_begin))
        return false;
    return sentence.is(match.begin, "nobody"_word) || sentence.is(match.begin, "none"_word)
           || (match.begin > 0 && sentence.is(match.begin - 1, "no"_word));
}

constexpr auto phrases_ = std::to_array<Phrase>({
    {"< FAIL|NEGLECT|FORGET|OMIT to", is_omission},
    {"< FORGET about|that", is_omission},
    {"failure|neglect to "
     "notice|test|review|check|verify|document|communicate|escalate|monitor|follow|plan|rehearse|"
     "prepare|anticipate|consult|read|ask|tell|warn|inform|inspect",
        is_not_hypothetical},
    {"< did|do not|n't [even] bother|think|care|stop|pause|remember to", is_by_somebody},
    {"< did|had not|n't [even|@adverb] "
     "bother|bothered|check|checked|notice|noticed|verify|verified|test|tested|read|consider|"
     "considered|anticipate|anticipated|look|looked|ask|asked|double|review|reviewed|validate|"
     "validated|rehearse|rehearsed|spot|catch|listen|warn|warned|foresee|prepare|plan|planned",
        is_by_somebody},
    {"< never [even|@adverb] "
     "bothered|checked|noticed|verified|tested|considered|thought|asked|looked|rehearsed|reviewed|"
     "validated|listened|warned|planned|told|documented",
        is_by_somebody},
    {"nobody|one [had|ever|even] thought|bothered|cared|stopped to"},
    {"< when|where the [right|sensible|safe|obvious] thing|move to do was|is|would"},
    {"if only @pronoun|@name|the|someone|somebody|there|our|a|it ..7 had|would|could|was|were|'d"},
    {"if|had anyone|somebody|someone|anybody had|been|@participle ..9 would|could|might|'d"},
    {"^ had @pronoun|@name|anyone|someone [@adverb] !not @participle|had|been"},
    {"^ had the|our @person|@group|team|on [call] [@adverb] @participle|been"},
    {"would|could|might|should not|n't have happened|occurred|been|failed|gone|broken|needed ..6 "
     "if|had"},
    {"better|wiser|smarter|safer|best|prudent|wise [off] < to have > @participle"},
    {"< relied|relying on ..7 instead|rather of|than"},
    {"< instead of "
     "testing|checking|asking|reading|waiting|calling|escalating|verifying|rolling|reverting|"
     "paging|failing|looking|opening|following|going|taking|using|stopping|consulting|warning|"
     "telling|reaching|pausing|talking|raising",
        is_past_of_people},
    {"< when @pronoun|@name could|should|might [@adverb] have"},
    {"^ not @ing", is_story_or_item},
    {"avoidable|preventable|unforced", is_told_of},
    {"not|n't|never [even|ever|@adverb] occur|occurred|cross|crossed|dawn|dawned to|on|@possessive "
     "@pronoun|anyone|@name|anybody|mind|minds"},
    {"did not|n't occur|dawn to|on", is_not_hypothetical},
    {"nobody|none|one [of] [us|them|the] [team] ..1 < "
     "thought|bothered|cared|checked|tested|asked|looked|verified|rehearsed|reviewed|questioned|"
     "considered|warned|tried|rang|called|told|read|opened",
        is_nobodys},
    {"thought never|not|n't crossed", is_told_of},
    {"better|best|right|smart|smarter|sensible|proper|obvious "
     "thing|move|choice|option|call|course|answer|step|reaction would|was|were|'d|had [have|been] "
     "[been] [to]",
        is_told_of},
    {"what @pronoun|@name|the [team] should|ought|needed|could", is_told_of},
    {"if|had @pronoun|@name|the|someone|anyone|our ..5 [had|@adverb] @participle ..9 "
     "would|could|might|'d not|n't|have|be|never",
        is_supposed},
    {"left it|things at that", is_by_somebody},
    {"let it|things|this lie|slide|run|be|go", is_by_somebody},
    {"think|thought|occurs to "
     "ask|check|tell|look|mention|test|warn|verify|call|read|question|wonder|try|say",
        is_unthought},
    {"none of this|that|it happens|happened", is_told_of},
    {"none of this|that|it would|'d|need|needed"},
    {"every|ample|plenty chance|opportunity|reason to|of [opportunity|chance|warning]", is_told_of},
    {"kept it|this|that to himself|herself|themselves|myself|ourselves"},
    {"said|told|did nothing [to|about]", is_by_somebody},
    {"wish|wishes|wished [that] @pronoun had"},
    {"it would|'d [only|just] have taken|cost|needed|required"},
    {"MISS the|an|a|our|his|her|their|my|every|several opportunity|opportunities|chance|chances "
     "to"},
    {"missed opportunity|opportunities|chance|chances"},
    {"a|in ideal|perfect|better world"},
    {"it would|'d not|n't have taken|cost|hurt|been"},
    {"was|were left undone|unread|untested|unchecked|unmonitored", is_not_negated},
});

bool is_luck(const Sentence& sentence, std::size_t participle)
{
    return has_word(sentence, participle, participle + 6, "worse"_word, "longer"_word,
        "bigger"_word, "wider"_word, "larger"_word, "lose"_word, "disastrous"_word,
        "catastrophic"_word, "dangerous"_word, "luck"_word, "lucky"_word);
}

bool is_possibility(const Sentence& sentence, std::size_t participle)
{
    return sentence.is(participle, "been"_word)
           && sentence.is_one_of(participle + 1, "possible"_word, "able"_word, "impossible"_word,
               "allowed"_word, "due"_word, "caused"_word, "because"_word, "related"_word,
               "affected"_word, "impacted"_word, "exposed"_word, "compromised"_word, "able"_word,
               "safe"_word, "fine"_word);
}

/// "should have been tested": only people test. "should have been rotated by cron" is none of it.
bool is_passive_of_people(const Sentence& sentence, std::size_t participle)
{
    if (!sentence.is(participle, "been"_word))
        return false;
    std::size_t verb = participle + 1;
    while (sentence.is(verb, Adverb))
        ++verb;
    return sentence.is(verb, Participle) && sentence.is(verb, Notice | Prepare | Operate | Benefit);
}

bool is_wish(const Sentence& sentence, std::size_t participle)
{
    if (sentence.is(participle, Benefit))
        return true;
    return sentence.is(participle, "been"_word)
           && (sentence.is(participle + 1, Benefit)
               || sentence.is_one_of(participle + 1, "better"_word, "best"_word, "wise"_word,
                   "wiser"_word, "prudent"_word, "enough"_word, "quicker"_word, "faster"_word,
                   "easier"_word, "nice"_word, "helpful"_word, "useful"_word, "caught"_word,
                   "prudent"_word, "obvious"_word, "shorter"_word, "sensible"_word, "ideal"_word,
                   "trivial"_word, "good"_word, "safer"_word));
}

/// "If the account had had a second factor, they would not have been able to …"
bool is_undone(const Sentence& sentence, std::size_t modal, std::size_t participle)
{
    const bool has_if =
        has_word(sentence, 0, modal, "if"_word) && has_word(sentence, 0, modal, "had"_word);
    return has_if && has_class(sentence, modal, participle, Negation);
}

bool is_about_duty(const Sentence& sentence, std::size_t modal, std::size_t participle)
{

    const Subject subject = subject_of(sentence, modal);
    if (sentence.is(subject.head, "you"_word))
        return false; // "You should have received a letter."
    if (is_passive_of_people(sentence, participle))
        return true;
    switch (subject.actor) {
    case Actor::Person:
        return true;
    case Actor::None:
        return sentence.is(participle, Notice | Prepare);
    case Actor::Outsider:
        return false;
    case Actor::Unknown:
        return sentence.is(participle, Notice | Prepare)
               || (sentence.is(participle, "been"_word) && !sentence.is(participle + 1, Ing));
    case Actor::Thing:

        return sentence.is(subject.head, "there"_word)
               || has_word(sentence, modal, participle, "never"_word)
               || (sentence.is(participle, "been"_word)
                   && (sentence.is(participle + 1, Determiner)
                       || sentence.is(participle + 1, "in"_word)))
               || sentence.is_one_of(participle, "happen"_word);
    }
    return false;
}

bool is_about_chance(const Sentence& sentence, std::size_t modal, std::size_t participle)
{
    const Subject subject = subject_of(sentence, modal);
    const bool is_would = sentence.is_one_of(modal, "would"_word, "'d"_word);
    const bool is_might = sentence.is_one_of(modal, "might"_word);
    const bool negated = has_class(sentence, modal, participle, Negation);
    const bool has_if =
        has_word(sentence, 0, sentence.size(), "if"_word, "had"_word)
        || (negated
            && has_word(sentence, participle, sentence.size(), "with"_word, "without"_word));

    if (is_undone(sentence, modal, participle))
        return true;
    if (subject.actor == Actor::Outsider
        || sentence.is_one_of(participle, "expect"_word, "like"_word, "prefer"_word, "assume"_word,
            "guess"_word, "hope"_word))
        return false;
    if (is_passive_of_people(sentence, participle))
        return !negated && !is_would && (!is_might || has_if);
    if (subject.actor == Actor::Person)
        return is_would || is_might ? sentence.is(participle, Notice | Prepare | Benefit) || has_if
                                    : !sentence.is_one_of(participle, "cause"_word, "be"_word)
                                          || sentence.is(participle + 1, Ing);

    if (sentence.is(participle, "been"_word)
        && sentence.is_one_of(subject.head, "thing"_word, "move"_word, "option"_word, "choice"_word,
            "answer"_word, "course"_word, "way"_word, "step"_word))
        return true;
    if (negated && has_word(sentence, 0, sentence.size(), "if"_word))
        return sentence.is_one_of(participle, "happen"_word, "occur"_word, "fail"_word, "go"_word,
                   "break"_word, "need"_word)
               || sentence.is(participle, "been"_word);
    return !negated && is_wish(sentence, participle);
}

void check_modal(const Sentence& sentence, std::size_t modal, Report& report)
{
    std::size_t have = modal + 1;
    while (have < sentence.size() && have <= modal + words_between_max && !sentence[have].is(Have))
        ++have;
    if (!sentence.is(have, "have"_word) && !sentence.is(have, "'ve"_word))
        return;
    std::size_t participle = have + 1;
    while (sentence.is(participle, Adverb | Negation) || sentence.is(participle + 1, Joined))
        ++participle; // "should have load-tested"
    const bool is_end =
        participle >= sentence.size() || sentence[participle].is(Comma | Colon | Dash);
    const bool is_duty = sentence.is_one_of(modal, "should"_word, "ought"_word);
    if (is_end ? !is_duty : !sentence.is(participle, Participle))
        return;

    if (!is_end
        && (is_luck(sentence, participle)
            || (is_possibility(sentence, participle) && !is_undone(sentence, modal, participle))))
        return;
    const bool is_meant = is_end    ? is_ours(sentence, modal)
                          : is_duty ? is_about_duty(sentence, modal, participle)
                                    : is_about_chance(sentence, modal, participle);
    std::size_t end = is_end ? have + 1 : participle + 1;
    if (sentence.is(participle, "been"_word)
        && sentence.is(end + (sentence.is(end, Adverb) ? 1 : 0), Participle))
        end += sentence.is(end, Adverb) ? 2 : 1;
    const Match match{modal, participle, modal, end};
    if (is_meant && !is_mentioned(sentence, match))
        report.flag(sentence, match.flag_begin, match.flag_end);
}

void check_modals(const Sentence& sentence, Report& report)
{
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        if (sentence.is_one_of(i, "should"_word, "ought"_word, "could"_word, "would"_word,
                "might"_word, "'d"_word))
            check_modal(sentence, i, report);
    }
}

bool is_statement(const Sentence& sentence) { return !sentence.is_question; }

} // namespace

const Rule counterfactual = {
    .name = "counterfactual",
    .severity = Severity::Warning,
    .message =
        "This measures what people did against a world that did not happen, and so hides why it "
        "made sense to them.",
    .ask = "What did they see and know at that moment that made this the thing to do?",
    .because = "Dekker, The Field Guide to Understanding 'Human Error': counterfactual reasoning",
    .speaks_in = is_statement,
    .phrases = phrases_,
    .inspect = check_modals,
    .inspect_needs = Modal,
    .inspect_needs_too = Have,
};

} // namespace candor::language
