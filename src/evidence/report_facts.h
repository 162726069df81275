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

/// Puts what the front matter says of title, date, authors, severity and status into the proposal,
/// and all else of it into a section of its own.
void take_front_matter(const FrontMatter& front, Proposal& proposal);

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
