#pragma once

#include "evidence/clock_text.h"
#include "evidence/proposal.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace candor::evidence {

/// What is known of the days and the zone before an entry is read.
struct TimelineContext {
    NumericOrder order = NumericOrder::DayFirst;
    /// A date of the document: it tells which year "Nov 13th" is of.
    std::optional<std::chrono::year_month_day> reference;
    /// The day that entries without a date are of, until one has a date; often the same.
    std::optional<std::chrono::year_month_day> first_day;
    /// The day that a sentence gives all entries without a date; then none is carried down.
    std::optional<std::chrono::year_month_day> only_day;
};

/// An entry that was read out of a line, before its day is settled.
struct TimelineDraft {
    WrittenMoment when;
    std::string as_written;
    std::string text;
    std::string who;
    std::string label; ///< Where the form names what the time is: "Incident declared".
    std::string raw;   ///< The line, for a day marker that marks nothing.
    std::size_t line = 0;
    bool is_day = false; ///< A date alone on its line: the day of the entries that follow it.
};

struct SettledTimeline {
    std::vector<ProposedEvent> events;
    std::vector<TimelineDraft> unused_days; ///< Day markers that neither mark nor tell anything.
    std::vector<Remark> remarks;
};

/// Gives each entry its day: from the entry, the marker above it, or the entry before, past
/// midnight where the clock goes back far enough.
SettledTimeline settle(std::vector<TimelineDraft> drafts, const TimelineContext& context);

/// The name of a `timeline::Callout` that a label such as "First detected" stands for; else "".
std::string callout_of(std::string_view label);

/// Whether a text is the one that a template has for an entry: "Short event description".
bool is_template_text(std::string_view text);

/// Takes the speaker off a text in which a form names one: "<nick> text", "`@nick` text", "@nick: text".
void split_speaker(std::string& text, std::string& who);

} // namespace candor::evidence
