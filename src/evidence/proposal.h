#pragma once

#include "base/names.h"

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What an importer read, before anybody has agreed to any of it. Importers are pure: bytes in, a
/// proposal and remarks out. They never fail; what they do not recognise stays text in a section.
namespace candor::evidence {

/// The parts of a report that an importer tells apart. The names are those of `candor import --json`.
enum class SectionKey {
    Summary,
    Impact,
    Background,
    Timeline,
    Trigger,
    Factors,
    Detection,
    Resolution,
    WentWell,
    WentBadly,
    Lucky,
    Lessons,
    Actions,
    References,
    Other,
};

constexpr auto names_of(SectionKey)
{
    return std::to_array<Named<SectionKey>>({
        {SectionKey::Summary, "summary"},
        {SectionKey::Impact, "impact"},
        {SectionKey::Background, "background"},
        {SectionKey::Timeline, "timeline"},
        {SectionKey::Trigger, "trigger"},
        {SectionKey::Factors, "factors"},
        {SectionKey::Detection, "detection"},
        {SectionKey::Resolution, "resolution"},
        {SectionKey::WentWell, "went_well"},
        {SectionKey::WentBadly, "went_badly"},
        {SectionKey::Lucky, "lucky"},
        {SectionKey::Lessons, "lessons"},
        {SectionKey::Actions, "actions"},
        {SectionKey::References, "references"},
        {SectionKey::Other, "other"},
    });
}

/// A piece of text under one heading, in the order of the document.
struct ProposedSection {
    SectionKey key = SectionKey::Other;
    std::string title; ///< The heading as written, without its marks; "" for text before any.
    std::string body;  ///< Markdown: what was not taken out as events or actions.
    std::int64_t event_count = 0;  ///< How many events were taken out of it,
    std::int64_t action_count = 0; ///< and how many actions.

    friend bool operator==(const ProposedSection&, const ProposedSection&) = default;
};
BOOST_DESCRIBE_STRUCT(ProposedSection, (), (key, title, body, event_count, action_count))

struct ProposedEvent {
    /// Local time as written: `YYYY-MM-DDTHH:MM[:SS]`, a bare date where the entry has no time,
    /// `THH:MM` where no date can be known. A date that the calendar does not have
    /// (`20202-01-16T12:00`) stays as written, with a remark: whoever reads `at` as a time must
    /// expect that it is none.
    std::string at;
    std::string until;  ///< The same for the end of a range; "" if there is none.
    bool about = false; ///< "~", "around", "approximately".
    /// IANA name where the entry itself names a zone; "" where the document's holds.
    std::string zone;
    std::string as_written;  ///< The characters that were read as the time, with range and zone.
    std::string who;         ///< The person or nick, where the form tells one; else "".
    std::string text;        ///< Markdown, without the time.
    std::string callout;     ///< A name of `timeline::Callout` where the label says so; else "".
    std::string evidence_id; ///< The raw record this stands on (a chat message); else "".

    friend bool operator==(const ProposedEvent&, const ProposedEvent&) = default;
};
BOOST_DESCRIBE_STRUCT(ProposedEvent,
    (),
    (at, until, about, zone, as_written, who, text, callout, evidence_id))

struct ProposedAction {
    std::string text; ///< Markdown, without owner, date and state where they were told apart.
    std::optional<std::string> owner;
    std::optional<std::string> due; ///< `YYYY-MM-DD` where it could be read, else as written.
    std::optional<bool> done;       ///< None where the text says nothing of it.
    std::string link;               ///< The ticket, where there is one; else "".

    friend bool operator==(const ProposedAction&, const ProposedAction&) = default;
};
BOOST_DESCRIBE_STRUCT(ProposedAction, (), (text, owner, due, done, link))

/// Something the person should know before saying yes.
struct Remark {
    std::int64_t line = 0; ///< From 1; 0 where it is about the whole.
    std::string message;

    friend bool operator==(const Remark&, const Remark&) = default;
};
BOOST_DESCRIBE_STRUCT(Remark, (), (line, message))

struct Proposal {
    std::string title;
    std::string zone;     ///< IANA; "" where the document names none, which is not the same as UTC.
    std::string date;     ///< `YYYY-MM-DD` of the day it began; "" if unknown.
    std::string severity; ///< As written; "" if unknown.
    std::string status;   ///< As written; "" if unknown.
    std::vector<std::string> authors;
    std::vector<ProposedEvent> events;
    std::vector<ProposedAction> actions;
    std::vector<ProposedSection> sections;
    std::vector<Remark> remarks;

    friend bool operator==(const Proposal&, const Proposal&) = default;
};
BOOST_DESCRIBE_STRUCT(Proposal,
    (),
    (title, zone, date, severity, status, authors, events, actions, sections, remarks))

} // namespace candor::evidence
