#pragma once

#include "base/utf8.h"
#include "reviews/form_item.h"
#include "reviews/form_parts.h"
#include "reviews/form_text.h"
#include "reviews/form_time.h"

#include <array>
#include <fmt/format.h>

/// The words of each kind of part: how an item of the Markdown form says it, and how it is read.
namespace candor::reviews {

using actions::Action;
using actions::ActionState;
using timeline::Callout;
using timeline::Event;

/// What is said of a part in words, what is read from them, and which members words never say.
template <class Part>
struct Words;

inline std::string known_person(const std::string& name, const FormContext& context)
{
    return context.names.contains(name) ? name : "";
}

template <NamedEnum E>
std::optional<E> value_in_words(std::string_view words)
{
    return value_named<E>(underscored(words));
}

inline std::optional<TimeWords> time_in(std::string_view words)
{
    std::optional<TimeWords> time = take_time(words);
    return words.empty() ? time : std::nullopt;
}

/// "2026-03-01 10:05 to 2026-03-01 10:20", by the minute.
inline std::string
moment_words(Instant at, std::optional<Instant> ended_at, const FormContext& context)
{
    return words_of(at, ended_at, timeline::Precision::Minute, std::nullopt, context.zone);
}

inline std::optional<Instant> moment_in(std::string_view words, const FormContext& context)
{
    const std::optional<TimeWords> time = time_in(words);
    return time ? read_time(*time, std::nullopt, context.zone).at : std::nullopt;
}

/// What was written and could not be read stays, as a line of the text.
inline void keep_unread(std::string& text, std::string_view label, std::string_view value)
{
    text = tidy_text(fmt::format("{}\n{}{}", text, label, value));
}

template <>
struct Words<Event> {
    static constexpr auto marks = std::to_array<std::string_view>(
        {"began", "detected", "declared", "mitigated", "resolved", "inflection point"});
    static constexpr auto labels = std::to_array<std::string_view>({"Inflection point", "Source"});
    static constexpr auto unsaid =
        std::to_array<std::string_view>({"id", "zone", "as_written", "evidence_ids"});
    static constexpr ItemForm form{.has_time = true,
        .has_who = true,
        .marks = marks,
        .labels = labels};

    static Item say(const Event& event, const FormContext& context)
    {
        Item item{.who = event.who, .body = event.what};
        if (event.at)
            item.time =
                words_of(*event.at, event.ended_at, event.precision, context.day, context.zone);
        for (const Callout callout : event.callouts)
            item.marks.push_back(spaced(name_of(callout)));
        item.attributes = {{"Inflection point", event.inflection}, {"Source", event.source}};
        return item;
    }

    static Event read(const Item& item, const FormContext& context)
    {
        Event event;
        event.who = item.who;
        event.person_id = known_person(item.who, context);
        event.what = item.body;
        for (const std::string& mark : item.marks)
            event.callouts.push_back(*value_in_words<Callout>(mark));
        event.inflection = item.attribute("Inflection point");
        event.source = item.attribute("Source");
        read_moment(item, context, event);
        if (!event.at && !item.time.empty())
            event.as_written = item.time;
        return event;
    }

    static void read_moment(const Item& item, const FormContext& context, Event& event)
    {
        const std::optional<TimeWords> words =
            item.time.empty() && context.day ? TimeWords{} : time_in(item.time);
        if (!words)
            return;
        const ReadTime time = read_time(*words, context.day, context.zone);
        event.at = time.at;
        event.ended_at = time.ended_at;
        event.precision = time.precision;
    }
};

template <>
struct Words<ImpactPhase> {
    static constexpr auto marks = std::to_array<std::string_view>({"minor", "major", "total"});
    static constexpr std::array<std::string_view, 0> unsaid{};
    static constexpr ItemForm form{.has_time = true, .marks = marks};

    static Item say(const ImpactPhase& phase, const FormContext& context)
    {
        Item item{.marks = {std::string(name_of(phase.degree))}, .body = phase.felt};
        if (phase.began_at)
            item.time = moment_words(*phase.began_at, phase.ended_at, context);
        return item;
    }

    static ImpactPhase read(const Item& item, const FormContext& context)
    {
        ImpactPhase phase{.felt = item.body};
        if (!item.marks.empty())
            phase.degree = *value_in_words<Degree>(item.marks.front());
        if (const std::optional<TimeWords> words = time_in(item.time)) {
            const ReadTime time = read_time(*words, std::nullopt, context.zone);
            phase.began_at = time.at;
            phase.ended_at = time.ended_at;
        }
        if (!phase.began_at && !item.time.empty())
            keep_unread(phase.felt, "", item.time);
        return phase;
    }
};

template <>
struct Words<Attempt> {
    static constexpr auto marks =
        std::to_array<std::string_view>({"not known", "worked", "no effect", "worse"});
    static constexpr std::array<std::string_view, 0> unsaid{};
    static constexpr ItemForm form{.has_time = true, .has_who = true, .marks = marks};

    static Item say(const Attempt& attempt, const FormContext& context)
    {
        Item item{
            .marks = {spaced(name_of(attempt.outcome))}, .who = attempt.who, .body = attempt.tried};
        if (attempt.at)
            item.time = moment_words(*attempt.at, std::nullopt, context);
        return item;
    }

    static Attempt read(const Item& item, const FormContext& context)
    {
        Attempt attempt{.at = moment_in(item.time, context), .who = item.who, .tried = item.body};
        if (!item.marks.empty())
            attempt.outcome = *value_in_words<Outcome>(item.marks.front());
        if (!attempt.at && !item.time.empty())
            keep_unread(attempt.tried, "", item.time);
        return attempt;
    }
};

template <>
struct Words<Surprise> {
    static constexpr std::array<std::string_view, 0> unsaid{};
    static constexpr ItemForm form{.has_who = true};

    static Item say(const Surprise& surprise, const FormContext&)
    {
        return {.who = surprise.who, .body = surprise.text};
    }

    static Surprise read(const Item& item, const FormContext& context)
    {
        return {.person_id = known_person(item.who, context), .who = item.who, .text = item.body};
    }
};

template <>
struct Words<Factor> {
    static constexpr auto marks =
        std::to_array<std::string_view>({"trigger", "latent", "worsened it", "held"});
    static constexpr auto labels = std::to_array<std::string_view>({"Standing", "Note"});
    static constexpr std::array<std::string_view, 0> unsaid{};
    static constexpr ItemForm form{.marks = marks, .labels = labels};

    static Item say(const Factor& factor, const FormContext&)
    {
        Item item{.marks = {spaced(name_of(factor.kind))}, .body = factor.statement};
        if (factor.standing != Standing::Contributing)
            item.attributes.emplace_back("Standing", spaced(name_of(factor.standing)));
        item.attributes.emplace_back("Note", factor.note);
        return item;
    }

    static Factor read(const Item& item, const FormContext&)
    {
        Factor factor{.statement = item.body, .note = std::string(item.attribute("Note"))};
        if (!item.marks.empty())
            factor.kind = *value_in_words<FactorKind>(item.marks.front());
        const std::string_view standing = item.attribute("Standing");
        factor.standing = value_in_words<Standing>(standing).value_or(factor.standing);
        if (!standing.empty() && !value_in_words<Standing>(standing))
            keep_unread(factor.statement, "Standing: ", standing);
        return factor;
    }
};

template <>
struct Words<Lesson> {
    static constexpr auto labels =
        std::to_array<std::string_view>({"Elsewhere", "Looked at", "Found"});
    static constexpr std::array<std::string_view, 0> unsaid{};
    static constexpr ItemForm form{.labels = labels};

    static Item say(const Lesson& lesson, const FormContext& context)
    {
        Item item{.body = lesson.text};
        item.attributes.emplace_back("Elsewhere", lesson.elsewhere);
        if (lesson.looked_at)
            item.attributes.emplace_back(
                "Looked at", moment_words(*lesson.looked_at, std::nullopt, context));
        item.attributes.emplace_back("Found", lesson.looked_at_note);
        return item;
    }

    static Lesson read(const Item& item, const FormContext& context)
    {
        Lesson lesson{.kind = context.lesson_kind,
            .text = item.body,
            .elsewhere = std::string(item.attribute("Elsewhere")),
            .looked_at = moment_in(item.attribute("Looked at"), context),
            .looked_at_note = std::string(item.attribute("Found"))};
        if (!lesson.looked_at && !item.attribute("Looked at").empty())
            keep_unread(lesson.looked_at_note, "", item.attribute("Looked at"));
        return lesson;
    }
};

template <>
struct Words<SetAside> {
    static constexpr auto labels = std::to_array<std::string_view>({"Rule", "Reason"});
    static constexpr std::array<std::string_view, 0> unsaid{};
    static constexpr ItemForm form{.labels = labels};

    static Item say(const SetAside& one, const FormContext&)
    {
        return {.body = one.phrase, .attributes = {{"Rule", one.rule}, {"Reason", one.reason}}};
    }

    static SetAside read(const Item& item, const FormContext&)
    {
        return {.rule = std::string(item.attribute("Rule")),
            .phrase = item.body,
            .reason = std::string(item.attribute("Reason"))};
    }
};

template <>
struct Words<Action> {
    static constexpr auto marks = std::to_array<std::string_view>({" ", "x"});
    static constexpr auto labels =
        std::to_array<std::string_view>({"Owner", "Due", "State", "Reason", "Link"});
    static constexpr std::array<std::string_view, 0> unsaid{};
    static constexpr ItemForm form{.marks = marks, .labels = labels};

    static Item say(const Action& action, const FormContext&)
    {
        const bool is_done =
            action.state == ActionState::Done || action.state == ActionState::Verified;
        Item item{.marks = {is_done ? "x" : " "}, .body = action.statement};
        item.attributes = {{"Owner", action.owner}, {"Due", action.due}};
        if (action.state != ActionState::Open && action.state != ActionState::Done)
            item.attributes.emplace_back("State", spaced(name_of(action.state)));
        item.attributes.emplace_back("Reason", action.reason);
        item.attributes.emplace_back("Link", action.link);
        return item;
    }

    static Action read(const Item& item, const FormContext& context)
    {
        Action action;
        action.statement = item.body;
        action.owner = item.attribute("Owner");
        action.owner_id = known_person(action.owner, context);
        action.due = item.attribute("Due");
        action.reason = item.attribute("Reason");
        action.link = item.attribute("Link");
        const bool is_ticked = !item.marks.empty() && item.marks.front() == "x";
        action.state = is_ticked ? ActionState::Done : ActionState::Open;
        const std::string_view state = item.attribute("State");
        action.state = value_in_words<ActionState>(state).value_or(action.state);
        if (!state.empty() && !value_in_words<ActionState>(state))
            keep_unread(action.statement, "State: ", state);
        return action;
    }
};

template <>
struct Words<Section> {
    static constexpr auto unsaid = std::to_array<std::string_view>({"key", "state"});
};

} // namespace candor::reviews
