#include "language/grammar.h"

#include <algorithm>

namespace candor::language {

namespace {

using enum Class;

constexpr Class marks = Comma | Colon | Semicolon | Dash | Parenthesis;
constexpr Class auxiliaries = Be | Have | Do | Get | Modal;
constexpr std::size_t reported_words_min = 2;
constexpr std::size_t aside_words_max = 14;

bool is_verb_form(const Token& token)
{
    return token.is(auxiliaries) || (token.is(Past | Third) && !token.is(Noun));
}

/// Back over what may stand between a subject and its verb: "should probably not have".
std::size_t before_verb_group(const Sentence& sentence, std::size_t verb)
{
    std::size_t at = verb;
    while (at > 0) {
        const Token& token = sentence[at - 1];
        const bool belongs = token.is(Adverb | auxiliaries | Negation) && !token.is(Noun | Pronoun);
        if (!belongs && !token.is("to"_word) && !token.is("both"_word))
            break;
        --at;
    }
    return at;
}

/// Where the noun phrase that ends before `end` begins.
std::size_t noun_phrase_begin(const Sentence& sentence, std::size_t end)
{
    std::size_t at = end;
    while (at > 0) {
        const Token& token = sentence[at - 1];
        if (token.is(marks) || token.is(Conjunction)
            || (token.is(Preposition) && !token.is(Joined)))
            break;
        if (token.is(Pronoun) || (at < end && is_verb_form(token) && !token.is(Participle)))
            break;
        --at;
        if (token.is(Determiner | Possessive) && !token.is("'s"_word))
            break;
    }
    return at;
}

/// Over what stands between two commas: "Priya, the SRE on call, failed to …". `end` is behind the
/// second of them; if there is only one, it is all that is passed over.
std::size_t before_aside(const Sentence& sentence, std::size_t end)
{
    for (std::size_t i = end - 1; i > 0 && end - i < aside_words_max; --i) {
        if (sentence[i - 1].is(Comma) && i > 1)
            return i - 1;
    }
    return end - 1;
}

bool is_on_call(const Sentence& sentence, std::size_t at)
{
    return sentence.is(at, "call"_word) && at > 0 && sentence.is(at - 1, "on"_word);
}

} // namespace

bool has_class(const Sentence& sentence, std::size_t begin, std::size_t end, Class wanted)
{
    for (std::size_t i = begin; i < end && i < sentence.size(); ++i) {
        if (sentence[i].is(wanted))
            return true;
    }
    return false;
}

std::size_t clause_begin(const Sentence& sentence, std::size_t at)
{
    while (at > 0) {
        const Token& token = sentence[at - 1];
        if (token.is(marks) || token.is("because"_word) || token.is("but"_word)
            || token.is("while"_word) || token.is("although"_word) || token.is("though"_word)
            || token.is("since"_word))
            break;
        --at;
    }
    return at;
}

std::size_t clause_end(const Sentence& sentence, std::size_t at)
{
    while (at < sentence.size() && !sentence[at].is(marks) && !sentence[at].is("but"_word)
           && !sentence[at].is("because"_word))
        ++at;
    return at;
}

Actor actor_at(const Sentence& sentence, std::size_t head)
{
    const Token& token = sentence[head];
    if (is_on_call(sentence, head) || token.is("who"_word))
        return Actor::Person;
    if (token.is(Pronoun))
        return Actor::Person;
    if (token.is(Demonstrative))
        return Actor::Thing;
    const bool names_person = token.is(Person | Group);
    if (token.is(Outsider) && !token.is(Group))
        return Actor::Outsider;
    if (names_person && token.is(System) && !token.is(Capital))
        return head > 0 && sentence[head - 1].is(System) ? Actor::Thing : Actor::Person;
    if (names_person)
        return Actor::Person;
    if (token.is(System | Matter | Document | Opaque | Number | Time))
        return token.is(Name) ? Actor::Person : Actor::Thing;
    return token.is(Name) ? Actor::Person : Actor::Unknown;
}

Subject subject_of(const Sentence& sentence, std::size_t verb)
{
    std::size_t end = before_verb_group(sentence, verb);
    for (int hops = 0; hops < 6 && end > 0; ++hops) {
        const Token& last = sentence[end - 1];

        if (last.is(Comma) && end > 1) {
            end = before_aside(sentence, end);
            continue;
        }
        if (last.is("that"_word) || last.is("which"_word) || last.is(Parenthesis)) {
            --end;
            continue;
        }
        if (last.is(Pronoun) || last.is(Demonstrative))
            return {actor_at(sentence, end - 1), end - 1};
        if (last.is("and"_word) || last.is("but"_word) || last.is("or"_word)
            || last.is("then"_word)) {
            std::size_t earlier = end - 1; // "…checked and could have": the earlier verb's subject.
            while (earlier > 0 && !is_verb_form(sentence[earlier - 1]))
                --earlier;
            if (earlier == 0)
                return {};
            end = before_verb_group(sentence, earlier - 1);
            continue;
        }
        if (last.is(marks))
            return {};
        const std::size_t begin = noun_phrase_begin(sentence, end);
        if (begin == end)
            return {};
        const bool is_object =
            begin > 1 && sentence[begin - 1].is(Preposition) && !sentence[begin - 1].is("by"_word)
            && !is_verb_form(sentence[begin - 2]) && !sentence[begin - 1].is(Subordinator)
            && !is_on_call(sentence, end - 1);
        const std::size_t outer = begin > 0 ? begin - 1 : 0;
        if (is_object && noun_phrase_begin(sentence, outer) < outer
            && !sentence[outer - 1].is(marks)) {
            end = outer; // "the engineer on the shift": the noun before the preposition.
            continue;
        }
        std::size_t head = end - 1;
        while (head > begin && sentence[head].is(Number | Adjective) && !sentence[head].is(Noun))
            --head;
        return {actor_at(sentence, head), head};
    }
    return {};
}

Subject subject_before(const Sentence& sentence, std::size_t at)
{
    for (std::size_t i = clause_begin(sentence, at); i < at; ++i) {
        if (i > 0 && is_verb_form(sentence[i]) && !sentence[i].is(Joined))
            return subject_of(sentence, i);
    }
    return {};
}

bool is_mentioned(const Sentence& sentence, const Match& match)
{
    const std::size_t begin = match.flag_begin;
    const std::size_t end = match.flag_end;
    if (sentence[begin].is(Quoted)) {
        const bool alone = sentence[begin].is(QuoteBegins) && sentence[end - 1].is(QuoteEnds);
        std::size_t first = begin;
        while (!sentence[first].is(QuoteBegins) && first > 0)
            --first;
        std::size_t last = end - 1;
        while (!sentence[last].is(QuoteEnds) && last + 1 < sentence.size())
            ++last;
        if (!alone && last + 1 - first >= end - begin + reported_words_min)
            return true;
    }
    const std::size_t before = begin > 8 ? begin - 8 : 0;
    if (has_word(sentence, before, begin, "write"_word, "claim"_word, "say"_word)
        && has_word(sentence, before, begin, "before"_word, "not"_word, "n't"_word))
        return true; // "Before we write that Pavel made a mistake"
    return begin > 0
           && has_word(sentence, begin > 3 ? begin - 3 : 0, begin, "word"_word, "term"_word,
               "phrase"_word, "wording"_word, "avoid"_word, "saying"_word);
}

bool is_negated(const Sentence& sentence, std::size_t at)
{
    const std::size_t begin = std::max(clause_begin(sentence, at), at > 5 ? at - 5 : 0);
    for (std::size_t i = begin; i < at; ++i) {
        if (sentence[i].is(Negation) && !sentence.is(i + 1, "only"_word))
            return true;
        if (sentence[i].is("rather"_word) || sentence[i].is("instead"_word))
            return sentence.is_one_of(i + 1, "than"_word, "of"_word);
    }
    return false;
}

bool is_hypothetical(const Sentence& sentence, std::size_t at)
{
    for (std::size_t i = clause_begin(sentence, at); i < at; ++i) {
        if (sentence[i].is(Modal)
            || sentence.is_one_of(i, "if"_word, "whether"_word, "unless"_word))
            return true;
    }
    return false;
}

bool tells_past(const Sentence& sentence, std::size_t begin, std::size_t end)
{
    for (std::size_t i = begin; i < end && i < sentence.size(); ++i) {
        const Token& token = sentence[i];
        if (!token.is(Past) || token.is(Base | Modal))
            continue;
        if (!token.is(Participle) || token.is(Be | Have | Do))
            return true;
        if (i > 0 && sentence[i - 1].is(Pronoun | Name | Noun | Demonstrative))
            return true;
    }
    return false;
}

bool is_story(const Sentence& sentence)
{
    return sentence.part != Part::Actions && sentence.part != Part::References
           && !sentence.is_heading;
}

} // namespace candor::language
