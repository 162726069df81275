#pragma once

#include "base/names.h"

#include <cstdint>
#include <string_view>

namespace candor::language {

/// A word in lower case, as a number, so that comparing words is comparing numbers.
using WordId = std::uint64_t;

inline constexpr WordId word_id_seed = 0xCBF29CE484222325;

/// The id of a word that is one lower-case byte longer.
constexpr WordId longer_word(WordId id, char lower)
{
    return (id ^ static_cast<unsigned char>(lower)) * 0x100000001B3;
}

constexpr WordId word_id(std::string_view lower)
{
    WordId id = word_id_seed;
    for (const char c : lower)
        id = longer_word(id, c);
    return id;
}

consteval WordId operator""_word(const char* lower, std::size_t size)
{
    return word_id({lower, size});
}

/// What is known of a word without knowing its sentence. A word can be of several classes.
enum class Class : std::uint64_t {
    None = 0,
    // Who and what.
    Person = 1ULL << 0,   ///< Somebody of ours by role: engineer, on-call, manager.
    Group = 1ULL << 1,    ///< Several of ours: team, crew, night shift.
    Outsider = 1ULL << 2, ///< Somebody who is not of ours: customer, attacker, vendor.
    Pronoun = 1ULL << 3,  ///< Stands for people: we, she, nobody.
    Name = 1ULL << 4,     ///< Looks like the name of a person.
    System = 1ULL << 5,   ///< Runs by itself: pod, database, job.
    Matter = 1ULL << 6,   ///< Is talked about: outage, change, decision.
    Document = 1ULL << 7, ///< Says what to do: runbook, policy, checklist.
    Time = 1ULL << 8,     ///< Monday, morning, UTC.
    Noun = 1ULL << 9,
    Plural = 1ULL << 10,
    // Verbs, by form and by sense.
    Be = 1ULL << 11,
    Have = 1ULL << 12,
    Do = 1ULL << 13,
    Get = 1ULL << 14,
    Modal = 1ULL << 15,
    Base = 1ULL << 16,
    Third = 1ULL << 17,
    Past = 1ULL << 18,
    Participle = 1ULL << 19,
    Ing = 1ULL << 20,
    Operate = 1ULL << 21, ///< What operators do to systems; the closed list of `agentless`.
    Notice = 1ULL << 22,  ///< What only people do: notice, ask, decide.
    Prepare = 1ULL << 23, ///< Work done beforehand: test, review, document.
    Benefit = 1ULL << 24, ///< What a wished-for measure does: prevent, spare, reveal.
    Vague = 1ULL << 25,   ///< Follow-ups that have no end: improve, consider.
    // The small words.
    Negation = 1ULL << 26,
    Determiner = 1ULL << 27,
    Possessive = 1ULL << 28,
    Preposition = 1ULL << 29,
    Conjunction = 1ULL << 30,
    Subordinator = 1ULL << 31,
    Relative = 1ULL << 32,
    Adverb = 1ULL << 33,
    Adjective = 1ULL << 34,
    Demonstrative = 1ULL << 35, ///< Stands for a thing: it, this, which.
    // What is not a word.
    Number = 1ULL << 36,
    Opaque = 1ULL << 37, ///< Code, an address, an identifier.
    Comma = 1ULL << 38,
    Colon = 1ULL << 39,
    Semicolon = 1ULL << 40,
    Dash = 1ULL << 41,
    Parenthesis = 1ULL << 42,
    // How it is written.
    Capital = 1ULL << 43,
    Quoted = 1ULL << 44, ///< Within quotation marks.
    QuoteBegins = 1ULL << 45,
    QuoteEnds = 1ULL << 46,
    Joined = 1ULL << 47,  ///< After a hyphen.
    Guessed = 1ULL << 48, ///< Known by its ending only.
};

constexpr Class operator|(Class a, Class b)
{
    return static_cast<Class>(static_cast<std::uint64_t>(a) | static_cast<std::uint64_t>(b));
}
constexpr Class operator&(Class a, Class b)
{
    return static_cast<Class>(static_cast<std::uint64_t>(a) & static_cast<std::uint64_t>(b));
}
constexpr Class operator~(Class a) { return static_cast<Class>(~static_cast<std::uint64_t>(a)); }
constexpr Class& operator|=(Class& a, Class b) { return a = a | b; }
constexpr bool any(Class a) { return a != Class::None; }

/// The classes that a pattern can name, as in `@person`.
constexpr auto names_of(Class)
{
    return std::to_array<Named<Class>>({
        {Class::Person, "person"},
        {Class::Group, "group"},
        {Class::Outsider, "outsider"},
        {Class::Pronoun, "pronoun"},
        {Class::Name, "name"},
        {Class::System, "system"},
        {Class::Matter, "matter"},
        {Class::Document, "document"},
        {Class::Time, "time"},
        {Class::Noun, "noun"},
        {Class::Be, "be"},
        {Class::Have, "have"},
        {Class::Do, "do"},
        {Class::Get, "get"},
        {Class::Modal, "modal"},
        {Class::Base, "base"},
        {Class::Third, "third"},
        {Class::Past, "past"},
        {Class::Participle, "participle"},
        {Class::Ing, "ing"},
        {Class::Operate, "operate"},
        {Class::Notice, "notice"},
        {Class::Prepare, "prepare"},
        {Class::Benefit, "benefit"},
        {Class::Vague, "vague"},
        {Class::Negation, "not"},
        {Class::Determiner, "determiner"},
        {Class::Possessive, "possessive"},
        {Class::Preposition, "preposition"},
        {Class::Conjunction, "conjunction"},
        {Class::Adverb, "adverb"},
        {Class::Adjective, "adjective"},
        {Class::Demonstrative, "thing"},
        {Class::Number, "number"},
        {Class::Opaque, "opaque"},
    });
}

} // namespace candor::language
