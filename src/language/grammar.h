#pragma once

#include "language/pattern.h"
#include "language/token.h"

/// What guards ask about a sentence. All of it is guesswork from word classes, near enough: being
/// wrong costs one remark too many or too few, and a parser would cost every keystroke.
namespace candor::language {

/// Who or what does something.
enum class Actor {
    None,     ///< Nobody is said: an order, a heading, a note.
    Person,   ///< One or several of ours.
    Outsider, ///< A customer, an attacker, a vendor.
    Thing,    ///< A system, a document, a matter.
    Unknown,
};

struct Subject {
    Actor actor = Actor::None;
    std::size_t head = 0; ///< The token that decided, unless `None`.
};

/// The subject of the verb (or of its first auxiliary) at `verb`.
Subject subject_of(const Sentence& sentence, std::size_t verb);

/// The subject of the clause that holds `at`, found from its first finite verb before `at`.
Subject subject_before(const Sentence& sentence, std::size_t at);

/// Who the noun or pronoun at `head` is.
Actor actor_at(const Sentence& sentence, std::size_t head);

/// Whether the words are a quotation, or are talked about: "avoid saying 'human error'".
bool is_mentioned(const Sentence& sentence, const Match& match);

/// Whether a "not", "never", "no" or the like governs what begins at `at`.
bool is_negated(const Sentence& sentence, std::size_t at);

/// Whether the words stand in an "if" or "when" clause or under "would", "could", "may".
bool is_hypothetical(const Sentence& sentence, std::size_t at);

/// Where the clause that holds `at` begins: after a comma, a semicolon, "because" and the like.
std::size_t clause_begin(const Sentence& sentence, std::size_t at);
std::size_t clause_end(const Sentence& sentence, std::size_t at);

/// Whether a token of [begin, end) is one of these words in any form.
template <class... Words>
bool has_word(const Sentence& sentence, std::size_t begin, std::size_t end, Words... words)
{
    for (std::size_t i = begin; i < end && i < sentence.size(); ++i) {
        if (sentence.is_one_of(i, words...))
            return true;
    }
    return false;
}

bool has_class(const Sentence& sentence, std::size_t begin, std::size_t end, Class wanted);

/// Whether something in [begin, end) is told as past: "the team closed it", and not "the closed door".
bool tells_past(const Sentence& sentence, std::size_t begin, std::size_t end);

/// Where a story is told: everywhere but among follow-ups and references.
bool is_story(const Sentence& sentence);

} // namespace candor::language
