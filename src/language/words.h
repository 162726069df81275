#pragma once

#include "language/word.h"

#include <span>
#include <string_view>

namespace candor::language {

enum class Inflection { None, Verb, Noun };

struct WordList {
    Class classes;
    Inflection inflection;
    std::string_view words; ///< Parted by one space; for the spelling of forms see `Lexicon`.
};

struct OddForm {
    std::string_view form;
    std::string_view lemma;
};

/// Forms that no rule of inflection makes.
std::span<const OddForm> odd_forms();

/// The words we know, all written for this project. A word may stand in several lists.
std::span<const WordList> word_lists();

} // namespace candor::language
