#pragma once

#include "language/word.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace candor::language {

/// One form of one word: "deleted", of "delete".
struct Entry {
    WordId form = 0;
    WordId lemma = 0;
    std::uint32_t lemma_entry = 0;
    Class classes = Class::None;
};

/// The words that are known, with all their forms. Made once, in less than a millisecond, from the
/// lists in `words.cpp`; entry 0 is "not known".
class Lexicon {
public:
    Lexicon();

    /// 0 if it is not known.
    std::uint32_t find(WordId form) const
    {
        for (std::size_t slot = slot_of(form);; slot = (slot + 1) & (slots_.size() - 1)) {
            const std::uint32_t index = slots_[slot];
            if (index == 0 || entries_[index].form == form)
                return index;
        }
    }
    const Entry& operator[](std::uint32_t index) const { return entries_[index]; }
    std::size_t size() const { return entries_.size(); }

    /// Adds classes to a word, and the word itself if it is new, as a form of nothing but itself.
    std::uint32_t add(std::string_view word, Class classes);

    /// Adds all forms of a word. `forms` is "deploy", "stop+" (doubles its last letter) or
    /// "run/ran/run" (past and participle).
    void add_verb(std::string_view forms, Class classes);
    void add_noun(std::string_view forms, Class classes);

private:
    std::size_t slot_of(WordId form) const { return (form * 0x9E3779B97F4A7C15) >> shift_; }
    /// `lemma_entry` is 0 for a word that is its own.
    std::uint32_t add_form(std::string_view form, std::uint32_t lemma_entry, Class classes);
    void grow();

    std::vector<Entry> entries_;
    std::vector<std::uint32_t> slots_; ///< A power of two of them, at most half of them taken.
    int shift_ = 0;
};

} // namespace candor::language
