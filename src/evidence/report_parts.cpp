// Who writes a report in Markdown writes its parts as headings of any level, as labels in bold
// ("**Impact:** …"), or as bullets with such a label and the text nested below. Sub-headings that
// are no part by themselves stay text in the part they stand in.

#include "evidence/report_parts.h"

#include "base/utf8.h"
#include "evidence/clock_text.h"
#include "evidence/headings.h"
#include "evidence/plain_text.h"

#include <algorithm>
#include <optional>

namespace candor::evidence {

namespace {

constexpr std::size_t label_bytes_max = 60;

struct Label {
    std::string text;
    std::string_view rest; ///< What follows it on its line.
    SectionKey key = SectionKey::Other;
};

/// `**Label:** rest`, `**Label**: rest`, `**Label**`, `__Label__ rest`.
std::optional<Label> read_label(std::string_view text)
{
    const std::string_view mark = text.substr(0, 2);
    if (mark != "**" && mark != "__")
        return std::nullopt;
    const std::size_t end = text.find(mark, 2);
    if (end == std::string_view::npos || end - 2 > label_bytes_max)
        return std::nullopt;
    std::string_view inside = trimmed(text.substr(2, end - 2));
    std::string_view rest = trimmed(text.substr(end + 2));
    const bool has_colon = inside.ends_with(':') || rest.starts_with(':');
    if (inside.ends_with(':'))
        inside.remove_suffix(1);
    if (rest.starts_with(':'))
        rest = trimmed(rest.substr(1));
    if (!has_colon && !rest.empty())
        return std::nullopt;
    return Label{std::string(trimmed(inside)), rest, key_of_label(inside)};
}

/// Parts that may stand inside of a part about something else, or beside the timeline.
bool stands_alone(SectionKey key)
{
    switch (key) {
    case SectionKey::Timeline:
    case SectionKey::Summary:
    case SectionKey::Factors:
    case SectionKey::WentWell:
    case SectionKey::WentBadly:
    case SectionKey::Lucky:
    case SectionKey::Lessons:
    case SectionKey::References:
        return true;
    default:
        return false;
    }
}

class Parter {
public:
    Parter(const std::vector<Line>& lines, NumericOrder order, std::string_view known_title)
        : lines_(lines)
        , order_(order)
        , known_title_(known_title)
    {
        result_.parts.push_back({});
        has_top_heading_ = std::ranges::any_of(lines,
            [](const Line& line) { return line.kind == LineKind::Heading && line.level == 1; });
    }

    ReportParts run()
    {
        for (std::size_t i = 0; i < lines_.size(); ++i)
            add(i);
        std::erase_if(result_.parts, [](const ReportPart& part) {
            return part.title.empty() && std::ranges::all_of(part.lines, [](const Line& line) {
                return line.kind == LineKind::Blank;
            });
        });
        return std::move(result_);
    }

private:
    struct Open {
        int level;
        SectionKey key;
    };

    ReportPart& current() { return result_.parts.back(); }

    void add(std::size_t i)
    {
        const Line& line = lines_[i];
        if (line.kind == LineKind::Heading ? add_heading(i) : add_label(i))
            return;
        current().lines.push_back(line);
    }

    bool add_heading(std::size_t i)
    {
        const Line& line = lines_[i];
        if (is_title(i)) {
            open_title(line);
            return true;
        }
        const std::optional<Entry> entry = read_entry(line.text, order_);
        if (entry && (entry->when.time || entry->rest.empty()))
            return false; // A moment as a heading is an entry of the timeline it stands in.
        const SectionKey key = key_of_heading(line.text);
        while (!open_.empty() && open_.back().level >= line.level)
            open_.pop_back();
        is_labelled_ = false;
        if (stays_in_part(line, key, i))
            return false;
        open(line.level, key, heading_text(line.text), line.number);
        return true;
    }

    /// Whether a heading only divides the part that it stands in.
    bool stays_in_part(const Line& line, SectionKey key, std::size_t i)
    {
        if (open_.empty() || line.level <= current_heading_level_)
            return false;
        switch (open_.back().key) {
        case SectionKey::Actions:
            return !stands_alone(key);
        case SectionKey::Timeline:
            return key == SectionKey::Other
                   || (!stands_alone(key) && key != SectionKey::Actions && has_entry_below(i));
        case SectionKey::Other:
            return false;
        case SectionKey::Summary:
            return key == SectionKey::Other && !result_.parts.back().title.empty();
        default:
            return key == SectionKey::Other || key == open_.back().key;
        }
    }

    /// Whether a line begins with a time before the next heading of the same or a higher level.
    bool has_entry_below(std::size_t heading) const
    {
        for (std::size_t i = heading + 1; i < lines_.size() && i < heading + 40; ++i) {
            const Line& line = lines_[i];
            if (line.kind == LineKind::Heading && line.level <= lines_[heading].level)
                return false;
            const auto entry = line.kind == LineKind::Item || line.kind == LineKind::Text
                                       || line.kind == LineKind::Heading
                                   ? read_entry(line.text, order_)
                                   : std::nullopt;
            if (entry && (entry->when.time || (entry->when.date && entry->separator != '\0')))
                return true;
        }
        return false;
    }

    bool is_title(std::size_t i) const
    {
        const Line& line = lines_[i];
        if (!result_.title.empty() || line.text.empty())
            return false;
        if (!known_title_.empty())
            return line.level == 1 && !is_titled_ && compact(line.text) == compact(known_title_);
        if (is_name_of_part(line.text))
            return false;
        const bool is_first = std::ranges::all_of(
            lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(i), [](const Line& other) {
                return other.kind == LineKind::Blank || other.kind == LineKind::Comment;
            });
        return has_top_heading_ ? line.level == 1 : is_first;
    }

    void open_title(const Line& line)
    {
        is_titled_ = true;
        if (one_line(heading_text(line.text)) != one_line(known_title_))
            result_.title = heading_text(line.text);
        open_.clear();
        open(line.level, SectionKey::Summary, "", line.number);
    }

    void open(int level, SectionKey key, std::string title, std::size_t number)
    {
        // What is no part by itself belongs to the part around it, if that is one.
        if (key == SectionKey::Other && !open_.empty() && open_.back().key != SectionKey::Summary)
            key = open_.back().key;
        open_.push_back({level, key});
        current_heading_level_ = level;
        result_.parts.push_back(
            {.key = key, .title = std::move(title), .level = level, .line = number});
    }

    bool add_label(std::size_t i)
    {
        const Line& line = lines_[i];
        if (line.kind == LineKind::Text && opens_plain_label(i)) {
            open_label(line,
                {std::string(without_marks(heading_text(line.text))), {}, key_of_label(line.text)});
            return true;
        }
        const bool may_be_label = line.kind == LineKind::Item
                                      ? line.indent <= 1 && !line.is_ticked
                                      : line.kind == LineKind::Text && line.indent <= 1;
        const std::optional<Label> label = may_be_label ? read_label(line.text) : std::nullopt;
        if (!label || !may_hold_label(line, *label))
            return false;
        if (line.kind == LineKind::Item)
            is_labelled_ = true;
        open_label(line, *label);
        return true;
    }

    bool may_hold_label(const Line& line, const Label& label) const
    {
        const SectionKey around = open_.empty() ? SectionKey::Summary : open_.back().key;
        const bool is_general = around == SectionKey::Summary || around == SectionKey::Other;
        if (line.kind == LineKind::Item)
            return is_general && (label.key != SectionKey::Other || is_labelled_);
        if (label.key == SectionKey::Other)
            return false;
        if (label.rest.empty())
            return label.key != around && around != SectionKey::Actions
                   && (around != SectionKey::Timeline || stands_alone(label.key));
        return is_general && label.key != SectionKey::Timeline;
    }

    void open_label(const Line& line, const Label& label)
    {
        result_.parts.push_back(
            {.key = label.key, .title = label.text, .level = label_level, .line = line.number});
        if (!label.rest.empty())
            current().lines.push_back({.number = line.number,
                .raw = label.rest,
                .kind = LineKind::Text,
                .text = label.rest,
                .indent = line.indent});
    }

    /// "Action Items" on a line of its own, by somebody who forgot the mark.
    bool opens_plain_label(std::size_t i) const
    {
        const bool is_alone =
            (i == 0 || lines_[i - 1].kind == LineKind::Blank) && lines_[i].text.size() <= 40;
        const LineKind next = i + 1 < lines_.size() ? lines_[i + 1].kind : LineKind::Blank;
        return is_alone && (next == LineKind::Item || next == LineKind::Blank)
               && key_of_label(lines_[i].text) != SectionKey::Other;
    }

    const std::vector<Line>& lines_;
    NumericOrder order_;
    std::string_view known_title_;
    ReportParts result_;
    std::vector<Open> open_;
    int current_heading_level_ = 0;
    bool has_top_heading_ = false;
    bool is_titled_ = false;
    bool is_labelled_ = false; ///< Whether parts stand here as bullets with a label.
};

} // namespace

ReportParts
part_report(const std::vector<Line>& lines, NumericOrder order, std::string_view known_title)
{
    return Parter(lines, order, known_title).run();
}

} // namespace candor::evidence
