#pragma once

#include "base/id.h"
#include "base/instant.h"
#include "base/names.h"
#include "base/result.h"
#include "timeline/numbers.h"

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The parts of a review that are lists: each is a row of its own with a revision of its own.
namespace candor::reviews {

inline constexpr std::size_t body_bytes_max = 1'000'000;
inline constexpr std::size_t text_bytes_max = 16'000;
inline constexpr std::size_t heading_bytes_max = 200;
inline constexpr std::size_t parts_max = 1'000; ///< Of one kind in one review.

enum class SectionState { Shown, Dropped };

constexpr auto names_of(SectionState)
{
    return std::to_array<Named<SectionState>>(
        {{SectionState::Shown, "shown"}, {SectionState::Dropped, "dropped"}});
}

/// One piece of the written report. Empty is lawful and is shown as "not known yet".
struct Section {
    std::string id;
    /// What the section is, over all templates: summary, impact, background, trigger, detection,
    /// resolution, lessons, references …; "" for one of the team's own.
    std::string key;
    std::string title;
    std::string prompt; ///< The question the template asks.
    std::string body;   ///< Markdown.
    SectionState state = SectionState::Shown;
    std::int64_t position = 0;
    std::int64_t revision = 0;

    friend bool operator==(const Section&, const Section&) = default;
};
BOOST_DESCRIBE_STRUCT(Section, (), (id, key, title, prompt, body, state, position, revision))

/// How badly users felt a phase of impact.
enum class Degree { Minor, Major, Total };

constexpr auto names_of(Degree)
{
    return std::to_array<Named<Degree>>(
        {{Degree::Minor, "minor"}, {Degree::Major, "major"}, {Degree::Total, "total"}});
}

/// A span in which users felt something.
struct ImpactPhase {
    std::string id;
    std::optional<Instant> began_at;
    std::optional<Instant> ended_at;
    std::string felt; ///< What users felt, in their words. Markdown.
    Degree degree = Degree::Major;
    std::int64_t position = 0;
    std::int64_t revision = 0;

    friend bool operator==(const ImpactPhase&, const ImpactPhase&) = default;
};
BOOST_DESCRIBE_STRUCT(ImpactPhase, (), (id, began_at, ended_at, felt, degree, position, revision))

enum class Outcome { NotKnown, Worked, NoEffect, Worse };

constexpr auto names_of(Outcome)
{
    return std::to_array<Named<Outcome>>({
        {Outcome::NotKnown, "not_known"},
        {Outcome::Worked, "worked"},
        {Outcome::NoEffect, "no_effect"},
        {Outcome::Worse, "worse"},
    });
}

/// One thing tried to resolve the incident, and what it did.
struct Attempt {
    std::string id;
    std::optional<Instant> at;
    std::string who;
    std::string tried; ///< Markdown.
    Outcome outcome = Outcome::NotKnown;
    std::int64_t position = 0;
    std::int64_t revision = 0;

    friend bool operator==(const Attempt&, const Attempt&) = default;
};
BOOST_DESCRIBE_STRUCT(Attempt, (), (id, at, who, tried, outcome, position, revision))

enum class LessonKind {
    WentWell,
    WentBadly,
    GotLucky,
    CouldHaveBeenWorse,
    CouldHaveBeenBetter,
    Takeaway
};

constexpr auto names_of(LessonKind)
{
    return std::to_array<Named<LessonKind>>({
        {LessonKind::WentWell, "went_well"},
        {LessonKind::WentBadly, "went_badly"},
        {LessonKind::GotLucky, "got_lucky"},
        {LessonKind::CouldHaveBeenWorse, "could_have_been_worse"},
        {LessonKind::CouldHaveBeenBetter, "could_have_been_better"},
        {LessonKind::Takeaway, "takeaway"},
    });
}

/// What was learnt. Luck is a hazard that is followed until somebody has looked at it.
struct Lesson {
    std::string id;
    LessonKind kind = LessonKind::Takeaway;
    std::string text;                 ///< Markdown.
    std::string elsewhere;            ///< Where else to do the same, of what went well.
    std::optional<Instant> looked_at; ///< Of luck: when somebody had looked at the hazard.
    std::string looked_at_note;       ///< What they found.
    std::int64_t position = 0;
    std::int64_t revision = 0;

    friend bool operator==(const Lesson&, const Lesson&) = default;
};
BOOST_DESCRIBE_STRUCT(Lesson,
    (),
    (id, kind, text, elsewhere, looked_at, looked_at_note, position, revision))

enum class FactorKind { Trigger, Latent, WorsenedIt, Held };

constexpr auto names_of(FactorKind)
{
    return std::to_array<Named<FactorKind>>({
        {FactorKind::Trigger, "trigger"},
        {FactorKind::Latent, "latent"},
        {FactorKind::WorsenedIt, "worsened_it"},
        {FactorKind::Held, "held"},
    });
}

/// Whether a factor is established. `NotKnown` says in its note what to record next time, `Accepted`
/// why nothing is done about it (rare, or dearer to fix than to bear).
enum class Standing { Contributing, NotKnown, Accepted };

constexpr auto names_of(Standing)
{
    return std::to_array<Named<Standing>>({
        {Standing::Contributing, "contributing"},
        {Standing::NotKnown, "not_known"},
        {Standing::Accepted, "accepted"},
    });
}

/// One thing that contributed, for better or worse. Always one of several.
struct Factor {
    std::string id;
    FactorKind kind = FactorKind::Latent;
    std::string statement; ///< Markdown.
    Standing standing = Standing::Contributing;
    std::string note;
    std::int64_t position = 0;
    std::int64_t revision = 0;

    friend bool operator==(const Factor&, const Factor&) = default;
};
BOOST_DESCRIBE_STRUCT(Factor, (), (id, kind, statement, standing, note, position, revision))

/// What somebody's picture of the system did not foresee.
struct Surprise {
    std::string id;
    std::string person_id; ///< Whose, if known to the workspace; `who` is shown either way.
    std::string who;
    std::string text; ///< Markdown.
    std::int64_t position = 0;
    std::int64_t revision = 0;

    friend bool operator==(const Surprise&, const Surprise&) = default;
};
BOOST_DESCRIBE_STRUCT(Surprise, (), (id, person_id, who, text, position, revision))

/// A finding of the coach that somebody has looked at and set aside. Kept with the review.
struct SetAside {
    std::string id;
    std::string rule;
    std::string phrase;
    std::string reason;
    std::int64_t position = 0;
    std::int64_t revision = 0;

    friend bool operator==(const SetAside&, const SetAside&) = default;
};
BOOST_DESCRIBE_STRUCT(SetAside, (), (id, rule, phrase, reason, position, revision))

Result<void> check(const Section& section);
Result<void> check(const ImpactPhase& phase);
Result<void> check(const Attempt& attempt);
Result<void> check(const Lesson& lesson);
Result<void> check(const Factor& factor);
Result<void> check(const Surprise& surprise);
Result<void> check(const SetAside& set_aside);

/// Impact as the numbers of a timeline want it.
std::vector<timeline::ImpactSpan> impact_of(const std::vector<ImpactPhase>& phases);

} // namespace candor::reviews
