#pragma once

#include "language/pattern.h"
#include "language/token.h"
#include "text/span.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace candor::language {

enum class Severity { Warning, Advice };

constexpr auto names_of(Severity)
{
    return std::to_array<Named<Severity>>(
        {{Severity::Warning, "warning"}, {Severity::Advice, "advice"}});
}

/// Whether a match is meant. Asked after the words have matched; sees only the one sentence.
using Guard = bool (*)(const Sentence& sentence, const Match& match);

/// One way of saying what a rule listens for.
struct Phrase {
    std::string_view pattern; ///< See `PatternSet`.
    Guard guard = nullptr;
    std::optional<Severity> severity = std::nullopt; ///< Where it is not the rule's own.
};

struct Rule;

struct Remark {
    const Rule* rule;
    Severity severity;
    Span span;
};

/// Where a rule puts what it finds beyond its phrases.
class Report {
public:
    Report(const Rule& rule, std::vector<Remark>& found) : rule_(rule), found_(found) {}

    void flag(const Sentence& sentence, std::size_t begin, std::size_t end);

private:
    const Rule& rule_;
    std::vector<Remark>& found_;
};

/// One habit of prose worth a remark. A rule sees one sentence at a time, remembers nothing between
/// sentences, and touches nothing but its report; so rules run in any order, and on any thread.
struct Rule {
    std::string_view name; ///< Setting, help page and file name are all this. Frozen.
    Severity severity;
    std::string_view message; ///< What the phrase hides. One sentence, kind and exact.
    std::string_view ask;     ///< One question that would uncover it.
    std::string_view because; ///< Where the rule comes from.
    bool (*speaks_in)(const Sentence&) = nullptr; ///< Everywhere, if it does not say.
    std::span<const Phrase> phrases{};
    Guard guard = nullptr; ///< Asked for every phrase, besides its own.
    /// For what phrases cannot say. Called for sentences with a word of each of these classes.
    void (*inspect)(const Sentence&, Report&) = nullptr;
    Class inspect_needs = Class::None;
    Class inspect_needs_too = Class::None;
};

extern const Rule counterfactual;
extern const Rule human_error;
extern const Rule single_cause;
extern const Rule judgement;
extern const Rule hindsight;
extern const Rule anonymous_actor;
extern const Rule agentless;
extern const Rule punitive;
extern const Rule try_harder;
extern const Rule vague_action;
extern const Rule rule_breach;
extern const Rule never_again;

/// Every rule we ship, in the order the settings page shows them. The only list there is.
std::span<const Rule* const> catalog();

/// None if there is no rule of that name.
const Rule* rule_named(std::string_view name);

} // namespace candor::language
