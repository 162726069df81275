#pragma once

#include "language/part.h"
#include "language/word.h"
#include "text/span.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace candor::language {

/// A word, a number, a mark: what a sentence is made of. "didn't" is two, "did" and "n't".
struct Token {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t entry = 0; ///< Where the lexicon has it; 0 if it has not.
    WordId form = 0;         ///< As written, in lower case.
    WordId lemma = 0;        ///< Without its inflection, where the lexicon knows it; else `form`.
    Class classes = Class::None;

    bool is(Class wanted) const { return any(classes & wanted); }
    bool is(WordId word) const { return form == word; }
    bool is_any_form_of(WordId word) const { return lemma == word; }
    Span span() const { return {begin, end}; }
};

/// What a rule is given to read. It ends where its block ends, or at a mark that ends sentences.
struct Sentence {
    std::string_view text; ///< The whole text, which the spans of the tokens are of.
    std::span<const Token> tokens;
    Part part = Part::Other;
    Class classes = Class::None; ///< Of all its tokens together.
    bool is_question = false;
    bool is_heading = false;
    bool is_item = false; ///< Of a list or a table.
    bool begins_block = false;

    std::size_t size() const { return tokens.size(); }
    const Token& operator[](std::size_t i) const { return tokens[i]; }

    /// Whether there is a token at `i`, and it is of one of these classes.
    bool is(std::size_t i, Class wanted) const { return i < size() && tokens[i].is(wanted); }
    bool is(std::size_t i, WordId word) const { return i < size() && tokens[i].is(word); }
    template <class... Words>
    bool is_one_of(std::size_t i, Words... words) const
    {
        return i < size() && ((tokens[i].form == words || tokens[i].lemma == words) || ...);
    }
};

} // namespace candor::language
