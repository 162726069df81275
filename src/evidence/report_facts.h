#pragma once

#include "evidence/front_matter.h"
#include "evidence/outline.h"
#include "evidence/proposal.h"
#include "evidence/report_parts.h"
#include "evidence/timeline_draft.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candor::evidence {

/// Puts what the front matter says of title, authors, severity and status into the proposal. Its
/// date too, though that is often the day of writing: `settle_date` decides.
void take_front_matter(const FrontMatter& front, Proposal& proposal);

/// Makes a section of what the proposal has no other place for.
ProposedSection section_of(const FrontMatter& front, const Proposal& proposal);

/// The day that the incident began: that of the first event, unless the front matter names one far
/// from it, as it does where the dates of the events are mistyped.
void settle_date(Proposal& proposal, std::optional<std::chrono::year_month_day> first_day);

/// The day that a sentence gives all events without a date: "all events happened on 2024-03-01".
std::optional<WrittenDate> day_of_all_events(std::string_view body, NumericOrder order);

/// The order of numeric dates that goes with the zones a text names: American ones put the month
/// first.
std::optional<NumericOrder> order_by_zone(std::string_view text);

/// The text of the field of a front matter that says when it was, or "".
std::string front_date(const FrontMatter& front);

/// The moment that a heading names ("## Time: 00:50 UTC") or that is all there is below it
/// ("## IMPACT TIME" and "Feb 12 at 01:48 to Feb 13 at 16:37").
std::optional<ProposedEvent> event_of_heading(const ReportPart& part,
    const TimelineContext& context);

/// The zone that a report is told in, from its entries, a heading, a sentence or a column.
std::string zone_of_report(const std::vector<Line>& lines,
    const ReportParts& parts,
    const std::string& column_zone,
    const std::vector<ProposedEvent>& events);

/// Authors, severity and status from labels and headings, where the front matter does not say.
void find_facts(const std::vector<Line>& lines, Proposal& proposal);

bool has_numeric_date(std::string_view text);

/// Whether every line of a text holds a link, so that it is a list of references.
bool is_all_links(std::string_view body);

/// Whether every line of a text is a short "Label: value".
bool is_all_facts(std::string_view body);

} // namespace candor::evidence
