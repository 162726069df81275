#pragma once

#include "language/lexicon.h"
#include "language/token.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace candor::language {

/// The tokens that a pattern matched, [begin, end), and the ones of them that are underlined.
struct Match {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t flag_begin = 0;
    std::size_t flag_end = 0;
};

struct FormsOfLemmas;

/// Patterns over tokens, read from text once and then matched wherever their rarest word occurs.
/// How they are written is told in `docs/adding-a-rule.md`; in short: `word`, `WORD` (any form of
/// it), `@class`, `a|b`, `[maybe]`, `*` (any word), `..3` (up to three words), `^` (where a clause
/// begins), `$` (the end), `!not_this`, and `<` `>` around what is to be underlined.
///
/// A pattern that cannot be read is a mistake in a rule of ours, and ends the process at the start.
class PatternSet {
public:
    /// Makes room, once, for about as many as there will be.
    void reserve(std::size_t pattern_count);

    /// Gives back the pattern's number. Words the lexicon does not have yet are added to it.
    std::uint32_t add(std::string_view pattern, Lexicon& lexicon);

    /// To be called when all patterns are there.
    void index(const Lexicon& lexicon);

    /// Calls `visit(number, match)` for all matches in the sentence.
    template <class Visit>
    void for_each_match(const Sentence& sentence, Visit visit) const
    {
        for (std::size_t i = 0; i < sentence.size(); ++i) {
            const std::uint32_t entry = sentence[i].entry;
            if (entry == 0)
                continue;
            for (const auto& [pattern, element] : anchors_at(entry)) {
                if (const std::optional<Match> match = match_at(sentence, i, pattern, element))
                    visit(pattern, *match);
            }
        }
    }

private:
    enum class Kind : std::uint8_t {
        Word,
        Any,
        Gap,
        ClauseBegin,
        End,
        NotWord,
        FlagBegin,
        FlagEnd
    };

    struct Element {
        Kind kind = Kind::Word;
        bool is_optional = false;
        std::uint8_t gap_max = 0;
        Class classes = Class::None;
        std::uint32_t first_word = 0;
        std::uint32_t word_count = 0;
    };
    struct Literal {
        WordId id = 0;
        std::uint32_t entry = 0; ///< Of the lexicon.
        bool is_lemma = false;
    };
    struct Range {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };
    struct Anchor {
        std::uint32_t pattern = 0;
        std::uint32_t element = 0;
    };

    std::span<const Anchor> anchors_at(std::uint32_t entry) const
    {
        const Range range = anchor_ranges_[entry];
        return std::span(anchors_).subspan(range.begin, range.end - range.begin);
    }
    Element read_element(std::string_view text, Lexicon& lexicon);
    void read_alternative(std::string_view& text, Element& element, Lexicon& lexicon);
    static std::uint32_t
    entry_of(std::string_view written, WordId id, bool is_lemma, Lexicon& lexicon);
    std::uint32_t anchor_of(Range pattern, const Lexicon& lexicon) const;
    int cost_of(const Element& element, const Lexicon& lexicon) const;
    void for_each_entry(const Element& element,
        const Lexicon& lexicon,
        const FormsOfLemmas& forms,
        const auto& visit) const;
    bool matches(const Element& element, const Token& token) const;
    std::optional<Match> match_at(const Sentence& sentence,
        std::size_t at,
        std::uint32_t pattern,
        std::uint32_t element) const;
    bool forward(const Sentence& sentence, std::size_t at, Range elements, Match& match) const;
    bool backward(const Sentence& sentence, std::size_t at, Range elements, Match& match) const;

    std::vector<Literal> words_;
    std::vector<Element> elements_;
    std::vector<Range> patterns_;
    std::vector<Anchor> anchors_;
    std::vector<Range> anchor_ranges_; ///< By entry of the lexicon.
};

/// Whether a clause begins at `at`: at the beginning of the sentence, past what stands before its
/// first word (a time, a name and a colon), or after a comma, a conjunction and the like.
bool begins_clause(const Sentence& sentence, std::size_t at);

} // namespace candor::language
