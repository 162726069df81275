#include "language/lexicon.h"

#include "language/words.h"

#include <algorithm>
#include <bit>

namespace candor::language {

namespace {

constexpr std::uint32_t unknown = 0;
constexpr std::size_t slots_at_first = 16'384; // Twice what our words and patterns take.

bool is_vowel(char c) { return std::string_view("aeiou").contains(c); }

bool ends_in_consonant_y(std::string_view word)
{
    return word.size() > 1 && word.ends_with('y') && !is_vowel(word[word.size() - 2]);
}

/// The form in -s, of a verb or a noun.
std::string with_s(std::string_view word)
{
    if (ends_in_consonant_y(word))
        return std::string(word.substr(0, word.size() - 1)) + "ies";
    const bool hisses = word.ends_with('s') || word == "go" || word == "do"
                        || word.ends_with("undergo") || word == "veto" || word.ends_with('x')
                        || word.ends_with('z') || word.ends_with("ch") || word.ends_with("sh");
    return std::string(word) + (hisses ? "es" : "s");
}

std::string with_ed(std::string_view word)
{
    if (word.ends_with('e'))
        return std::string(word) + "d";
    if (ends_in_consonant_y(word))
        return std::string(word.substr(0, word.size() - 1)) + "ied";
    return std::string(word) + "ed";
}

std::string with_ing(std::string_view word)
{
    if (word.ends_with("ie"))
        return std::string(word.substr(0, word.size() - 2)) + "ying";
    const bool drops_e = word.ends_with('e') && !word.ends_with("ee") && !word.ends_with("oe");
    return std::string(drops_e ? word.substr(0, word.size() - 1) : word) + "ing";
}

template <class Visit>
void for_each_word(std::string_view list, Visit visit)
{
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(' '), list.size());
        if (end > 0)
            visit(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

} // namespace

Lexicon::Lexicon() : entries_(1), slots_(slots_at_first)
{
    shift_ = 64 - std::countr_zero(slots_.size());
    entries_.reserve(slots_at_first / 2);
    for (const auto& [form, lemma] : odd_forms())
        add_form(form, add(lemma, Class::None), Class::None);
    for (const WordList& list : word_lists()) {
        for_each_word(list.words, [&](std::string_view word) {
            switch (list.inflection) {
            case Inflection::None:
                add(word, list.classes);
                break;
            case Inflection::Verb:
                add_verb(word, list.classes);
                break;
            case Inflection::Noun:
                add_noun(word, list.classes);
                break;
            }
        });
    }
}

std::uint32_t Lexicon::add(std::string_view word, Class classes)
{
    return add_form(word, unknown, classes);
}

std::uint32_t Lexicon::add_form(std::string_view form, std::uint32_t lemma_entry, Class classes)
{
    const WordId id = word_id(form);
    std::size_t slot = slot_of(id);
    while (slots_[slot] != 0 && entries_[slots_[slot]].form != id)
        slot = (slot + 1) & (slots_.size() - 1);
    std::uint32_t entry = slots_[slot];
    const bool is_bare =
        entry == 0 || (!any(entries_[entry].classes) && entries_[entry].lemma == id);
    if (entry == 0) {
        entry = static_cast<std::uint32_t>(entries_.size());
        slots_[slot] = entry;
        entries_.push_back({.form = id, .lemma = id, .lemma_entry = entry});
    }
    entries_[entry].classes |= classes;
    if (is_bare && lemma_entry != unknown) {
        entries_[entry].lemma = entries_[lemma_entry].form;
        entries_[entry].lemma_entry = lemma_entry;
    }
    if (entries_.size() * 2 > slots_.size())
        grow();
    return entry;
}

void Lexicon::grow()
{
    std::vector<std::uint32_t> wider(slots_.size() * 2);
    --shift_;
    for (std::uint32_t index = 1; index < entries_.size(); ++index) {
        std::size_t slot = slot_of(entries_[index].form);
        while (wider[slot] != 0)
            slot = (slot + 1) & (wider.size() - 1);
        wider[slot] = index;
    }
    slots_ = std::move(wider);
}

void Lexicon::add_verb(std::string_view forms, Class classes)
{
    const std::size_t first = forms.find('/');
    const bool doubles = forms.ends_with('+');
    const std::string_view base = forms.substr(0, doubles ? forms.size() - 1 : first);
    const std::string stem = doubles ? std::string(base) + base.back() : std::string(base);
    const std::uint32_t lemma = add(base, classes | Class::Base);
    add_form(with_s(base), lemma, classes | Class::Third);
    add_form(with_ing(stem), lemma, classes | Class::Ing);
    if (first == forms.npos) {
        add_form(with_ed(stem), lemma, classes | Class::Past | Class::Participle);
        return;
    }
    const std::string_view rest = forms.substr(first + 1);
    const std::size_t second = rest.find('/');
    add_form(rest.substr(0, second), lemma, classes | Class::Past);
    add_form(
        second == rest.npos ? rest : rest.substr(second + 1), lemma, classes | Class::Participle);
}

void Lexicon::add_noun(std::string_view forms, Class classes)
{
    const std::size_t slash = forms.find('/');
    const std::string_view one = forms.substr(0, slash);
    const std::uint32_t lemma = add(one, classes | Class::Noun);
    if (slash == forms.npos)
        add_form(with_s(one), lemma, classes | Class::Noun | Class::Plural);
    else
        add_form(forms.substr(slash + 1), lemma, classes | Class::Noun | Class::Plural);
}

} // namespace candor::language
