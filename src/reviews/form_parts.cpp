#include "reviews/form_parts.h"

#include "base/utf8.h"
#include "reviews/fixed_words.h"
#include "reviews/form_meta.h"
#include "reviews/form_text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace candor::reviews {

namespace {

using actions::Action;
using actions::ActionState;
using timeline::Callout;
using timeline::Event;
using Names = std::span<const std::string_view>;

/// What is said of a part in words, what is read from them, and which members words never say.
template <class Part>
struct Words;

std::string known_person(const std::string& name, const FormContext& context)
{
    return context.names.contains(name) ? name : "";
}

template <NamedEnum E>
std::optional<E> value_in_words(std::string_view words)
{
    return value_named<E>(underscored(words));
}

std::optional<TimeWords> time_in(std::string_view words)
{
    std::optional<TimeWords> time = take_time(words);
    return words.empty() ? time : std::nullopt;
}

/// "2026-03-01 10:05 to 2026-03-01 10:20", by the minute.
std::string moment_words(Instant at, std::optional<Instant> ended_at, const FormContext& context)
{
    return words_of(at, ended_at, timeline::Precision::Minute, std::nullopt, context.zone);
}

std::optional<Instant> moment_in(std::string_view words, const FormContext& context)
{
    const std::optional<TimeWords> time = time_in(words);
    return time ? read_time(*time, std::nullopt, context.zone).at : std::nullopt;
}

/// What was written and could not be read stays, as a line of the text.
void keep_unread(std::string& text, std::string_view label, std::string_view value)
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

constexpr std::string_view comment_opening = "<!-- ", comment_closing = " -->";

bool is_fit_for_a_comment(std::string_view prompt)
{
    return !prompt.empty() && !prompt.starts_with('{') && !prompt.contains("--")
           && !prompt.contains('>') && !prompt.contains('\n') && trimmed(prompt) == prompt;
}

/// The keys that a title says by itself.
std::string key_said_by(std::string_view title)
{
    constexpr auto keys = std::to_array<std::string_view>({"summary", "impact", "background",
        "trigger", "detection", "resolution", "lessons", "references"});
    const std::string key = lower_ascii(title);
    return std::ranges::find(keys, key) == keys.end() ? "" : key;
}

std::string not_known_line() { return fmt::format("*{}*", not_known_yet); }

template <class Part>
std::string write_plain(const Part& part, const FormContext& context)
{
    return write_item(Words<Part>::say(part, context), Words<Part>::form);
}

template <>
std::string write_plain(const Section& section, const FormContext&)
{
    std::string out = section.title.empty() ? "##\n" : "## " + section.title + "\n";
    if (is_fit_for_a_comment(section.prompt))
        out.append(comment_opening).append(section.prompt).append(comment_closing).append("\n");
    out += "\n";
    return out + (section.body.empty() ? not_known_line() : guarded(section.body)) + "\n";
}

template <class Part>
Part read_plain(const std::vector<std::string>& lines, const FormContext& context)
{
    return Words<Part>::read(read_item(lines, Words<Part>::form), context);
}

template <>
Section read_plain(const std::vector<std::string>& lines, const FormContext&)
{
    Section section;
    section.title = trimmed(std::string_view(lines.front()).substr(2));
    section.key = key_said_by(section.title);
    std::size_t body = 1;
    const auto is_comment = [&](std::string_view line) {
        return line.starts_with(comment_opening) && line.ends_with(comment_closing)
               && line.size() > comment_opening.size() + comment_closing.size();
    };
    if (body < lines.size() && is_comment(lines[body]) && meta_in(lines[body]).empty()) {
        section.prompt = lines[body].substr(comment_opening.size(),
            lines[body].size() - comment_opening.size() - comment_closing.size());
        ++body;
    }
    section.body = unguarded({lines.begin() + static_cast<std::ptrdiff_t>(body), lines.end()});
    if (section.body == not_known_line())
        section.body.clear();
    return section;
}

/// Where the meta line stands: last in an entry, right under the heading of a section.
template <class Part>
std::size_t meta_place(const std::vector<std::string>& lines)
{
    if constexpr (std::is_same_v<Part, Section>)
        return 1;
    std::size_t last = lines.size();
    while (last > 1 && is_blank(lines[last - 1]))
        --last;
    return last - 1;
}

/// The meta of a part, or "". One that is pushed in further belongs to a text.
template <class Part>
std::string meta_of(const std::vector<std::string>& lines)
{
    const std::size_t place = meta_place<Part>(lines);
    if (place == 0 || place >= lines.size())
        return "";
    const std::string_view line = lines[place];
    const std::size_t indent = std::is_same_v<Part, Section> ? 0 : 2;
    return line.find_first_not_of(' ') == indent ? meta_in(line.substr(indent)) : "";
}

std::vector<std::string> without_blanks(std::vector<std::string> lines)
{
    std::erase_if(lines, is_blank);
    return lines;
}

} // namespace

bool is_section_heading(std::string_view line) { return line == "##" || line.starts_with("## "); }

bool is_list_title(std::string_view title)
{
    constexpr auto titles = std::to_array<std::string_view>(
        {ongoing_title, excludes_title, phases_title, timeline_title, attempts_title,
            surprises_title, factors_title, lessons_title, set_aside_title, actions_title});
    return std::ranges::find(titles, title) != titles.end();
}

std::string guarded(std::string_view body)
{
    std::vector<std::string> lines = lines_of(body);
    for (std::string& line : lines)
        if (is_section_heading(line.substr(std::min(line.find_first_not_of(' '), line.size()))))
            line.insert(0, " ");
    return joined(lines);
}

std::string unguarded(const std::vector<std::string>& lines)
{
    std::vector<std::string> plain = lines;
    for (std::string& line : plain)
        if (line.starts_with(' ')
            && is_section_heading(line.substr(
                line.find_first_not_of(' ') == line.npos ? 0 : line.find_first_not_of(' '))))
            line.erase(0, 1);
    return tidy_text(joined(plain));
}

template <class Part>
std::string write_part(const Part& part, const FormContext& context)
{
    const std::string plain = write_plain(part, context);
    std::vector<std::string> lines = lines_of(plain);
    std::string meta = differences(part, read_plain<Part>(lines, context));
    if constexpr (std::is_same_v<Part, Section>) {
        if (meta.empty() && is_list_title(part.title))
            meta = "{}";
        if (!meta.empty())
            lines.insert(lines.begin() + 1, meta_line(meta));
    } else if (!meta.empty())
        lines.push_back("  " + meta_line(meta));
    return joined(lines) + "\n";
}

template <class Part>
Part read_part(const std::vector<std::string>& lines, const FormContext& context)
{
    std::vector<std::string> plain_lines = lines;
    const std::string meta = meta_of<Part>(lines);
    if (meta.empty())
        return read_plain<Part>(lines, context);
    plain_lines.erase(plain_lines.begin() + static_cast<std::ptrdiff_t>(meta_place<Part>(lines)));

    const boost::json::object object = object_in(meta);
    const Part plain = read_plain<Part>(plain_lines, context);
    Part whole = plain;
    apply(whole, object, [](std::string_view) { return true; });
    if (without_blanks(lines_of(write_plain(whole, context))) == without_blanks(plain_lines))
        return whole;
    Part changed = plain;
    apply(changed, object, [](std::string_view name) {
        return std::ranges::find(Words<Part>::unsaid, name) != Words<Part>::unsaid.end();
    });
    return changed;
}

template std::string write_part(const Section&, const FormContext&);
template std::string write_part(const Event&, const FormContext&);
template std::string write_part(const ImpactPhase&, const FormContext&);
template std::string write_part(const Attempt&, const FormContext&);
template std::string write_part(const Surprise&, const FormContext&);
template std::string write_part(const Factor&, const FormContext&);
template std::string write_part(const Lesson&, const FormContext&);
template std::string write_part(const SetAside&, const FormContext&);
template std::string write_part(const Action&, const FormContext&);

template Section read_part(const std::vector<std::string>&, const FormContext&);
template Event read_part(const std::vector<std::string>&, const FormContext&);
template ImpactPhase read_part(const std::vector<std::string>&, const FormContext&);
template Attempt read_part(const std::vector<std::string>&, const FormContext&);
template Surprise read_part(const std::vector<std::string>&, const FormContext&);
template Factor read_part(const std::vector<std::string>&, const FormContext&);
template Lesson read_part(const std::vector<std::string>&, const FormContext&);
template SetAside read_part(const std::vector<std::string>&, const FormContext&);
template Action read_part(const std::vector<std::string>&, const FormContext&);

} // namespace candor::reviews
