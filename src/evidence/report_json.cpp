#include "evidence/report_json.h"

#include "base/json.h"
#include "base/utf8.h"
#include "evidence/outline.h"
#include "evidence/plain_text.h"

#include <algorithm>

namespace candor::evidence {

namespace {

struct AnsweredEvent {
    std::string at;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(AnsweredEvent, (), (at, text))

struct AnsweredAction {
    std::string text;
    std::optional<std::string> owner;
    std::optional<std::string> due;
    std::optional<bool> done;
};
BOOST_DESCRIBE_STRUCT(AnsweredAction, (), (text, owner, due, done))

struct Answer {
    std::string title;
    std::string zone;
    std::vector<AnsweredEvent> events;
    std::vector<AnsweredAction> actions;
    std::vector<SectionKey> sections;
};
BOOST_DESCRIBE_STRUCT(Answer, (), (title, zone, events, actions, sections))

/// The hint of a template: one paragraph, all of it in italics.
bool is_hint(std::string_view text)
{
    const bool is_starred = text.starts_with('*') && text.ends_with('*') && !text.starts_with("**");
    const bool is_lined = text.starts_with('_') && text.ends_with('_');
    return (is_starred || is_lined) && text.find("\n\n") == std::string_view::npos
           && text.find('*', 1) >= text.size() - 1;
}

/// Whether a body tells something: comments, bare headings, the head of a table whose rows became
/// events, and "N/A" do not.
bool has_content(const ProposedSection& section)
{
    std::string told;
    const std::vector<Line> lines = outline(section.body);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool is_empty_head =
            lines[i].kind == LineKind::TableRow && i + 1 < lines.size()
            && is_table_rule(lines[i + 1].raw)
            && (i + 2 >= lines.size() || lines[i + 2].kind != LineKind::TableRow);
        const bool is_told = lines[i].kind != LineKind::Comment
                             && lines[i].kind != LineKind::Heading && !is_empty_head
                             && !is_table_rule(lines[i].raw);
        if (is_told)
            append_line(told, trimmed(lines[i].raw));
    }
    return !says_nothing(trimmed(told)) && !is_hint(trimmed(told));
}

} // namespace

std::vector<SectionKey> keys_present(const Proposal& proposal)
{
    std::vector<SectionKey> keys;
    const auto add = [&](SectionKey key) {
        if (key != SectionKey::Other && std::ranges::find(keys, key) == keys.end())
            keys.push_back(key);
    };
    for (const ProposedSection& section : proposal.sections) {
        const bool is_told = has_content(section);
        if (is_told || (section.key == SectionKey::Timeline && section.event_count > 0)
            || section.action_count > 0)
            add(section.key);
        if (!is_told && section.event_count > 0)
            add(SectionKey::Timeline);
        if (section.action_count > 0)
            add(SectionKey::Actions);
    }
    std::ranges::sort(keys);
    return keys;
}

std::string report_json(const Proposal& proposal)
{
    Answer answer{
        .title = proposal.title, .zone = proposal.zone, .sections = keys_present(proposal)};
    for (const ProposedEvent& event : proposal.events)
        answer.events.push_back({event.at, event.text});
    for (const ProposedAction& action : proposal.actions)
        answer.actions.push_back({action.text, action.owner, action.due, action.done});
    return json::text_of(answer);
}

} // namespace candor::evidence
