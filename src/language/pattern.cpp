#include "language/pattern.h"

#include "base/result.h"
#include "base/utf8.h"

#include <algorithm>
#include <utility>

namespace candor::language {

namespace {

using enum Class;

constexpr Class marks = Comma | Colon | Semicolon | Dash | Parenthesis;

/// Words that occur in almost every sentence: no pattern waits for them if it has another choice.
constexpr Class common = Be | Have | Do | Get | Modal | Negation | Determiner | Possessive
                         | Preposition | Conjunction | Pronoun | Demonstrative | Subordinator;

constexpr int never = 1'000'000;
constexpr std::size_t elements_of_a_pattern = 5; // On average.
constexpr std::size_t words_of_a_pattern = 16;

std::string_view take(std::string_view& text, char until)
{
    const std::size_t end = std::min(text.find(until), text.size());
    const std::string_view taken = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return taken;
}

/// The classes of a mark that stands for itself, or `None`.
Class mark_classes(char c)
{
    switch (c) {
    case ',':
        return Comma;
    case ':':
        return Colon;
    case ';':
        return Semicolon;
    case '-':
        return Dash;
    case '(':
        return Parenthesis;
    default:
        return None;
    }
}

/// A word of a pattern, to the next bar: upper case stands for any form of it.
struct WrittenWord {
    explicit WrittenWord(std::string_view alternatives)
    {
        for (; size < alternatives.size() && alternatives[size] != '|'; ++size) {
            const char c = alternatives[size];
            const bool is_upper = c >= 'A' && c <= 'Z';
            is_lemma |= is_upper;
            id = longer_word(id, is_upper ? static_cast<char>(c | 0x20) : c);
        }
    }
    WordId id = word_id_seed;
    std::size_t size = 0;
    bool is_lemma = false;
};

} // namespace

bool begins_clause(const Sentence& sentence, std::size_t at)
{
    if (at == 0)
        return true;
    const Token& before = sentence[at - 1];
    if (before.is(marks) || before.is("and"_word) || before.is("but"_word) || before.is("or"_word)
        || before.is("then"_word) || before.is("so"_word) || before.is("please"_word))
        return true;
    return std::ranges::all_of(sentence.tokens.first(at), [](const Token& token) {
        return token.is(Number | Opaque | Time | marks)
               || (token.is(Adverb) && !token.is(Negation));
    });
}

/// Reads one alternative from the beginning of `text`, and takes it off.
void PatternSet::read_alternative(std::string_view& text, Element& element, Lexicon& lexicon)
{
    const WrittenWord word(text);
    const std::string_view written = text.substr(0, word.size);
    text.remove_prefix(std::min(word.size + 1, text.size()));
    if (written.starts_with('@')) {
        const std::optional<Class> named = value_named<Class>(written.substr(1));
        ENSURE(named.has_value());
        element.classes |= *named;
    } else if (written.size() == 1 && mark_classes(written[0]) != None) {
        element.classes |= mark_classes(written[0]);
    } else {
        words_.push_back({.id = word.id,
            .entry = entry_of(written, word.id, word.is_lemma, lexicon),
            .is_lemma = word.is_lemma});
        ++element.word_count;
    }
}

/// Words that the lexicon does not have are added, with all forms if any form is asked for.
std::uint32_t
PatternSet::entry_of(std::string_view written, WordId id, bool is_lemma, Lexicon& lexicon)
{
    const std::uint32_t entry = lexicon.find(id);
    const bool has_forms = any(lexicon[entry].classes & (Base | Noun));
    if (entry != 0 && (!is_lemma || has_forms))
        return entry;
    const std::string lower = lower_ascii(written);
    if (is_lemma) {
        lexicon.add_verb(lower, None);
        lexicon.add_noun(lower, None);
    }
    return lexicon.add(lower, None);
}

PatternSet::Element PatternSet::read_element(std::string_view text, Lexicon& lexicon)
{
    Element element;
    element.first_word = static_cast<std::uint32_t>(words_.size());
    if (text == "<" || text == ">")
        element.kind = text == "<" ? Kind::FlagBegin : Kind::FlagEnd;
    else if (text == "^" || text == "$")
        element.kind = text == "^" ? Kind::ClauseBegin : Kind::End;
    else if (text == "*")
        element.kind = Kind::Any;
    else if (text.starts_with(".."))
        element = {.kind = Kind::Gap, .gap_max = static_cast<std::uint8_t>(text[2] - '0')};
    if (element.kind != Kind::Word)
        return element;
    if (text.starts_with('!')) {
        element.kind = Kind::NotWord;
        text.remove_prefix(1);
    }
    element.is_optional = text.starts_with('[');
    if (element.is_optional) {
        ENSURE(text.ends_with(']'));
        text = text.substr(1, text.size() - 2);
    }
    while (!text.empty())
        read_alternative(text, element, lexicon);
    return element;
}

void PatternSet::reserve(std::size_t pattern_count)
{
    patterns_.reserve(pattern_count);
    elements_.reserve(pattern_count * elements_of_a_pattern);
    words_.reserve(pattern_count * words_of_a_pattern);
}

std::uint32_t PatternSet::add(std::string_view pattern, Lexicon& lexicon)
{
    const auto begin = static_cast<std::uint32_t>(elements_.size());
    while (!pattern.empty())
        elements_.push_back(read_element(take(pattern, ' '), lexicon));
    patterns_.push_back({begin, static_cast<std::uint32_t>(elements_.size())});
    return static_cast<std::uint32_t>(patterns_.size() - 1);
}

/// The cheaper an element, the rarer what it waits for.
int PatternSet::cost_of(const Element& element, const Lexicon& lexicon) const
{
    if (element.kind != Kind::Word || element.is_optional)
        return never;
    int cost = any(element.classes) ? 10'000 : 0;
    for (std::uint32_t i = 0; i < element.word_count; ++i) {
        const Entry& entry = lexicon[words_[element.first_word + i].entry];
        cost += any(entry.classes & common) ? 500 : 1;
    }
    return cost;
}

std::uint32_t PatternSet::anchor_of(Range pattern, const Lexicon& lexicon) const
{
    std::uint32_t best = pattern.begin;
    int cost_min = never;
    for (std::uint32_t i = pattern.begin; i < pattern.end; ++i) {
        const int cost = cost_of(elements_[i], lexicon);
        if (cost < cost_min)
            best = i;
        cost_min = std::min(cost, cost_min);
    }
    ENSURE(cost_min < never);
    return best;
}

/// All forms of each word: `first[lemma]`, then `next[form]` until 0.
struct FormsOfLemmas {
    explicit FormsOfLemmas(const Lexicon& lexicon) : first(lexicon.size()), next(lexicon.size())
    {
        for (std::uint32_t entry = 1; entry < lexicon.size(); ++entry) {
            const std::uint32_t lemma = lexicon[entry].lemma_entry;
            next[entry] = std::exchange(first[lemma], entry);
        }
    }
    std::vector<std::uint32_t> first;
    std::vector<std::uint32_t> next;
};

/// Calls `visit(entry)` for every known word that the element waits for, some of them twice.
void PatternSet::for_each_entry(const Element& element,
    const Lexicon& lexicon,
    const FormsOfLemmas& forms,
    const auto& visit) const
{
    for (std::uint32_t i = 0; i < element.word_count; ++i) {
        const auto& [id, entry, is_lemma] = words_[element.first_word + i];
        if (!is_lemma || lexicon[entry].lemma_entry != entry)
            visit(entry);
        for (std::uint32_t form = is_lemma ? forms.first[entry] : 0; form != 0;
            form = forms.next[form])
            visit(form);
    }
    if (!any(element.classes))
        return;
    for (std::uint32_t entry = 1; entry < lexicon.size(); ++entry) {
        if (any(lexicon[entry].classes & element.classes))
            visit(entry);
    }
}

void PatternSet::index(const Lexicon& lexicon)
{
    const FormsOfLemmas forms(lexicon);
    std::vector<std::pair<std::uint32_t, Anchor>> waiting;
    anchor_ranges_.assign(lexicon.size(), {});
    for (std::uint32_t number = 0; number < patterns_.size(); ++number) {
        const std::uint32_t anchor = anchor_of(patterns_[number], lexicon);
        for_each_entry(elements_[anchor], lexicon, forms, [&](std::uint32_t entry) {
            waiting.push_back({entry, {number, anchor}});
            ++anchor_ranges_[entry].end;
        });
    }
    std::uint32_t at = 0;
    for (Range& range : anchor_ranges_) {
        const std::uint32_t count = std::exchange(range.end, at);
        range.begin = at;
        at += count;
    }
    anchors_.resize(at);
    for (const auto& [entry, anchor] : waiting)
        anchors_[anchor_ranges_[entry].end++] = anchor;
}

bool PatternSet::matches(const Element& element, const Token& token) const
{
    if (token.is(element.classes))
        return true;
    for (std::uint32_t i = 0; i < element.word_count; ++i) {
        const auto& [id, entry, is_lemma] = words_[element.first_word + i];
        if (token.form == id || (is_lemma && token.lemma == id))
            return true;
    }
    return false;
}

std::optional<Match> PatternSet::match_at(const Sentence& sentence,
    std::size_t at,
    std::uint32_t pattern,
    std::uint32_t element) const
{
    const Range all = patterns_[pattern];
    constexpr std::size_t unset = ~std::size_t{0};
    Match match{.begin = at, .end = at + 1, .flag_begin = unset, .flag_end = unset};
    if (!backward(sentence, at, {all.begin, element}, match)
        || !forward(sentence, at + 1, {element + 1, all.end}, match))
        return std::nullopt;
    if (match.flag_begin == unset)
        match.flag_begin = match.begin;
    if (match.flag_end == unset)
        match.flag_end = match.end;
    return match;
}

/// Matches the elements from `at` on; the longest choice of what is optional is tried first.
bool PatternSet::forward(const Sentence& sentence,
    std::size_t at,
    Range elements,
    Match& match) const
{
    if (elements.begin == elements.end) {
        match.end = at;
        return true;
    }
    const Element& element = elements_[elements.begin];
    const Range rest{elements.begin + 1, elements.end};
    const bool is_word = at < sentence.size();
    switch (element.kind) {
    case Kind::FlagBegin:
        match.flag_begin = at;
        return forward(sentence, at, rest, match);
    case Kind::FlagEnd:
        match.flag_end = at;
        return forward(sentence, at, rest, match);
    case Kind::ClauseBegin:
        return begins_clause(sentence, at) && forward(sentence, at, rest, match);
    case Kind::End:
        return at == sentence.size() && forward(sentence, at, rest, match);
    case Kind::NotWord:
        return !(is_word && matches(element, sentence[at])) && forward(sentence, at, rest, match);
    case Kind::Any:
        return is_word && !sentence[at].is(marks) && forward(sentence, at + 1, rest, match);
    case Kind::Gap:
        for (std::size_t next = at; next <= at + element.gap_max; ++next) {
            if (forward(sentence, next, rest, match))
                return true;
            if (next >= sentence.size() || sentence[next].is(marks))
                return false;
        }
        return false;
    case Kind::Word:
        break;
    }
    if (is_word && matches(element, sentence[at]) && forward(sentence, at + 1, rest, match))
        return true;
    return element.is_optional && forward(sentence, at, rest, match);
}

/// Matches the elements, the last of them first, against the tokens before `at`.
bool PatternSet::backward(const Sentence& sentence,
    std::size_t at,
    Range elements,
    Match& match) const
{
    if (elements.begin == elements.end) {
        match.begin = at;
        return true;
    }
    const Element& element = elements_[elements.end - 1];
    const Range rest{elements.begin, elements.end - 1};
    switch (element.kind) {
    case Kind::FlagBegin:
        match.flag_begin = at;
        return backward(sentence, at, rest, match);
    case Kind::FlagEnd:
        match.flag_end = at;
        return backward(sentence, at, rest, match);
    case Kind::ClauseBegin:
        return begins_clause(sentence, at) && backward(sentence, at, rest, match);
    case Kind::End:
        return false;
    case Kind::NotWord:
        return (at == 0 || !matches(element, sentence[at - 1]))
               && backward(sentence, at, rest, match);
    case Kind::Any:
        return at > 0 && !sentence[at - 1].is(marks) && backward(sentence, at - 1, rest, match);
    case Kind::Gap:
        for (std::size_t next = at, words = 0;; --next, ++words) {
            if (backward(sentence, next, rest, match))
                return true;
            if (next == 0 || words == element.gap_max || sentence[next - 1].is(marks))
                return false;
        }
    case Kind::Word:
        break;
    }
    if (at > 0 && matches(element, sentence[at - 1]) && backward(sentence, at - 1, rest, match))
        return true;
    return element.is_optional && backward(sentence, at, rest, match);
}

} // namespace candor::language
