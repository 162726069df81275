#pragma once

#include "evidence/date_text.h"
#include "evidence/outline.h"
#include "evidence/proposal.h"

#include <string>
#include <vector>

namespace candor::evidence {

/// A part of a report as it stands in the source: under a heading, a bold label or an underline.
struct ReportPart {
    SectionKey key = SectionKey::Summary;
    std::string title; ///< As written, without marks; "" before any heading.
    int level = 0;     ///< Of its heading; a label is deeper than any heading.
    std::size_t line = 0;
    std::vector<Line> lines;
};

/// The level of a part that a label opens: deeper than any heading.
inline constexpr int label_level = 7;

struct ReportParts {
    std::string title; ///< Of the report; "" if no heading is one.
    std::vector<ReportPart> parts;
};

/// Parts a report. `known_title` is what the front matter says, or "".
ReportParts
part_report(const std::vector<Line>& lines, NumericOrder order, std::string_view known_title);

} // namespace candor::evidence
