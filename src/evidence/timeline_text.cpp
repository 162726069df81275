#include "evidence/timeline_text.h"

#include "base/utf8.h"
#include "evidence/plain_text.h"
#include "evidence/timeline_table.h"
#include "evidence/zone_text.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>

namespace candor::evidence {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// What an entry looks like decides which lines below it are its own.
enum class Shape { Heading, Item, Line, Row };

class TimelineReader {
public:
    TimelineReader(const ReportPart& part, const TimelineContext& context)
        : lines_(part.lines)
        , context_(context)
        , is_timeline_(part.key == SectionKey::Timeline)
        , is_list_(is_list(part.key))
    {
    }

    TimelineReading run()
    {
        for (std::size_t i = 0; i < lines_.size(); i = next_)
            read(i);
        if (drafts_.empty() && is_timeline_)
            read_code_lists();
        return finish();
    }

private:
    /// Parts in which a bullet with a time is a remark about it and no entry.
    static bool is_list(SectionKey key)
    {
        return key == SectionKey::Actions || key == SectionKey::WentWell
               || key == SectionKey::WentBadly || key == SectionKey::Lucky
               || key == SectionKey::Lessons || key == SectionKey::References;
    }

    void read(std::size_t i)
    {
        next_ = i + 1;
        const Line& line = lines_[i];
        switch (line.kind) {
        case LineKind::Blank:
            is_after_blank_ = true;
            keep(line);
            return;
        case LineKind::Heading:
            read_heading(line);
            break;
        case LineKind::Item:
            read_item(line);
            break;
        case LineKind::TableRow:
            read_table_at(i);
            break;
        case LineKind::Text:
            read_text(i);
            break;
        case LineKind::Code:
        case LineKind::Comment:
        case LineKind::Quote:
            keep(line);
            break;
        }
        is_after_blank_ = false;
    }

    // -- Where a line that begins no entry goes ---------------------------------------------

    void keep(const Line& line)
    {
        if (line.kind == LineKind::Text && line.text.ends_with(':')) {
            const std::size_t stop = line.text.rfind(". ");
            intro_ = line.text.substr(stop == std::string_view::npos ? 0 : stop + 2);
            intro_.pop_back();
        }
        if (current_ == none)
            body_.emplace(line.number, line.raw);
        else
            drafts_[current_].text.append("\n").append(dedented(line));
    }

    void keep_in_body(const Line& line)
    {
        current_ = none;
        keep(line);
    }

    /// Without the indent that its place below a bullet gave it.
    std::string_view dedented(const Line& line) const
    {
        const std::size_t indent = std::min(line.raw.size() - trimmed_front(line.raw).size(),
            static_cast<std::size_t>(std::max(0, current_indent_)));
        return line.raw.substr(indent);
    }

    static std::string_view trimmed_front(std::string_view text)
    {
        return text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
    }

    void open(Shape shape, const Line& line, Entry entry, std::string label = {})
    {
        TimelineDraft draft{.when = std::move(entry.when),
            .as_written = std::move(entry.as_written),
            .text = std::move(entry.rest),
            .label = std::move(label),
            .raw = std::string(line.raw),
            .line = line.number};
        draft.is_day = draft.when.date && !draft.when.time && draft.text.empty()
                       && !draft.when.is_time_unknown;
        split_speaker(draft.text, draft.who);
        drafts_.push_back(std::move(draft));
        current_ = drafts_.size() - 1;
        shape_ = shape;
        level_ = line.level;
        item_indent_ = line.indent;
        current_indent_ = shape == Shape::Item ? line.indent + 2 : 0;
    }

    // -- The forms --------------------------------------------------------------------------

    void read_heading(const Line& line)
    {
        std::optional<Entry> entry = read_entry(line.text, context_.order);
        if (entry && !is_template(*entry)) {
            open(Shape::Heading, line, *std::move(entry));
            return;
        }
        const bool is_below = current_ != none && shape_ == Shape::Heading && line.level > level_;
        is_below ? keep(line) : keep_in_body(line);
    }

    void read_item(const Line& line)
    {
        if (is_list_) {
            keep_in_body(line);
            return;
        }
        std::optional<Entry> entry = read_entry(line.text, context_.order);
        if (entry && takes_item(*entry)) {
            if (entry->rest.empty() && !is_timeline_)
                entry->rest = intro_; // "over three distinct periods:" and then the times alone.
            open(Shape::Item, line, *std::move(entry));
            return;
        }
        if (read_label(line, Shape::Item))
            return;
        if (is_timeline_ && !is_below(line)) {
            if (auto inside = find_full_moment(line.text, context_.order)) {
                open(Shape::Item, line, *std::move(inside));
                return;
            }
        }
        const bool goes_on =
            current_ != none && (shape_ != Shape::Item || is_below(line)) && shape_ != Shape::Row;
        goes_on ? keep(line) : keep_in_body(line);
    }

    bool is_below(const Line& line) const
    {
        return current_ != none && shape_ == Shape::Item && line.indent > item_indent_;
    }

    static bool is_template(const Entry& entry)
    {
        return entry.when.is_placeholder && is_template_text(entry.rest);
    }

    bool takes_item(const Entry& entry) const
    {
        if (is_template(entry))
            return false;
        if (is_timeline_)
            return entry.when.time || entry.when.date;
        const bool is_parted =
            entry.separator == '-' || entry.separator == ':' || entry.separator == '>';
        return entry.when.time && (entry.when.date || is_parted);
    }

    bool read_label(const Line& line, Shape shape)
    {
        std::optional<LabelledMoment> found = read_labelled_moment(line.text, context_.order);
        if (!found)
            return false;
        const WrittenMoment& when = found->entry.when;
        const bool is_full = when.date && when.time;
        const bool is_callout = when.date && !callout_of(found->entry.rest).empty();
        const bool is_sure =
            is_timeline_ ? is_full || is_callout || (found->has_colon && (when.time || when.date))
                         : found->has_colon && when.time;
        if (!is_sure || when.is_placeholder)
            return false;
        std::string label = found->entry.rest;
        const std::string name = compact(label);
        if (!when.time && (name == "date" || name == "day"))
            found->entry.rest.clear(); // "**Date: 2024-03-01**" is the day of what follows.
        const std::string written = one_line(label) + " " + found->entry.as_written;
        if (found->entry.rest.empty())
            found->entry.as_written = written;
        open(shape, line, std::move(found->entry), std::move(label));
        return true;
    }

    void read_text(std::size_t i)
    {
        const Line& line = lines_[i];
        std::optional<Entry> entry =
            is_list_ ? std::nullopt : read_entry(line.text, context_.order);
        const bool is_inside =
            current_ != none && shape_ == Shape::Item && line.indent > item_indent_;
        if (entry && takes_text(*entry, i) && (!is_inside || entry->separator != '\0')) {
            open(Shape::Line, line, *std::move(entry));
            return;
        }
        if (!is_list_ && starts_paragraph(i) && line.text.starts_with("**")
            && read_label(line, Shape::Line))
            return;
        goes_on(line) ? keep(line) : keep_in_body(line);
    }

    bool starts_paragraph(std::size_t i) const
    {
        return i == 0 || lines_[i - 1].kind != LineKind::Text;
    }

    bool takes_text(const Entry& entry, std::size_t i) const
    {
        if (is_template(entry))
            return false;
        if (!is_timeline_) {
            const bool is_parted =
                entry.separator == '-' || entry.separator == ':' || entry.separator == '>';
            const bool begins = starts_paragraph(i) || (current_ != none && shape_ == Shape::Line);
            return entry.when.time && is_parted && begins;
        }
        if (!starts_paragraph(i) && is_cut_before(lines_[i - 1].text))
            return false;
        if (entry.when.time)
            return !goes_on_as_prose(entry.rest) || entry.separator != '\0';
        return entry.when.date && (entry.rest.empty() || entry.separator != '\0');
    }

    /// Whether a line of prose was broken right before the time that the next line begins with.
    static bool is_cut_before(std::string_view line)
    {
        if (line.ends_with(':') || line.ends_with(',') || line.ends_with('/') || line.ends_with('(')
            || line.ends_with('='))
            return true;
        const std::size_t space = line.rfind(' ');
        const std::string_view last =
            space == std::string_view::npos ? line : line.substr(space + 1);
        constexpr std::array<std::string_view, 14> words = {"at", "on", "by", "from", "between",
            "until", "since", "and", "to", "the", "around", "about", "before", "after"};
        return std::ranges::find(words, last) != words.end();
    }

    static bool goes_on_as_prose(std::string_view rest)
    {
        for (std::string_view word : {"and ", "until ", "or ", "until, "})
            if (rest.starts_with(word))
                return true;
        return false;
    }

    /// Whether a line of text without a time belongs to the entry above it.
    bool goes_on(const Line& line) const
    {
        if (current_ == none)
            return false;
        if (shape_ == Shape::Row)
            return false;
        if (shape_ != Shape::Item || !is_after_blank_ || line.indent > item_indent_)
            return true;
        return line.text.starts_with('<') || line.text.starts_with("![");
    }

    void read_table_at(std::size_t i)
    {
        std::size_t end = i;
        while (end < lines_.size() && lines_[end].kind == LineKind::TableRow)
            ++end;
        next_ = end;
        const std::span<const Line> rows(lines_.data() + i, end - i);
        const Table table = read_table(rows);
        auto timeline = is_list_ ? std::nullopt
                                 : read_timeline_table(table, context_.order,
                                       is_timeline_ ? TableDoubt::Inside : TableDoubt::Elsewhere);
        if (!timeline) {
            for (const Line& row : rows)
                shape_ == Shape::Row ? keep_in_body(row) : keep(row);
            return;
        }
        for (auto& [number, text] : timeline->leftover)
            body_.emplace(number, std::move(text));
        for (TimelineDraft& draft : timeline->drafts)
            drafts_.push_back(std::move(draft));
        if (zone_.empty())
            zone_ = zone_in_sentence(timeline->zone_head).value_or("");
        current_ = none;
        shape_ = Shape::Row;
    }

    /// A timeline that was pasted as a block of code: most of its lines begin with a time.
    void read_code_lists()
    {
        std::vector<std::pair<std::size_t, Entry>> found;
        std::size_t code = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const bool is_text = lines_[i].kind == LineKind::Code && !is_wordless(lines_[i].text);
            code += is_text ? 1 : 0;
            auto entry = is_text ? read_entry(lines_[i].text, context_.order) : std::nullopt;
            if (entry && entry->when.time)
                found.emplace_back(i, *std::move(entry));
        }
        if (found.size() < 3 || found.size() * 3 < code)
            return;
        current_ = none;
        std::size_t next = 0;
        body_.clear();
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (next < found.size() && found[next].first == i)
                open(Shape::Line, lines_[i], std::move(found[next++].second));
            else if (lines_[i].kind == LineKind::Code)
                keep(lines_[i]);
            else
                keep_in_body(lines_[i]);
        }
    }

    TimelineReading finish()
    {
        for (TimelineDraft& draft : drafts_) {
            draft.text = std::string(trimmed(draft.text));
            if (draft.who.empty())
                split_speaker(draft.text, draft.who);
        }
        SettledTimeline settled = settle(std::move(drafts_), context_);
        for (TimelineDraft& day : settled.unused_days)
            body_.emplace(day.line, std::move(day.raw));
        TimelineReading reading{.events = std::move(settled.events),
            .remarks = std::move(settled.remarks),
            .zone = std::move(zone_)};
        for (const auto& [number, text] : body_)
            reading.body.append(text).append("\n");
        reading.body = tidy(reading.body);
        return reading;
    }

    /// Without blank lines at the ends, and with at most one between two others.
    static std::string tidy(std::string_view text)
    {
        std::string result;
        int blank = 0;
        for (std::string_view line : lines_of(text)) {
            if (trimmed(line).empty()) {
                ++blank;
                continue;
            }
            if (!result.empty())
                result.append(blank > 0 ? "\n\n" : "\n");
            result.append(line);
            blank = 0;
        }
        return result;
    }

    const std::vector<Line>& lines_;
    const TimelineContext& context_;
    bool is_timeline_;
    bool is_list_;
    std::size_t next_ = 0;
    std::vector<TimelineDraft> drafts_;
    std::multimap<std::size_t, std::string> body_; ///< By number of line.
    std::string zone_;
    std::size_t current_ = none;
    Shape shape_ = Shape::Line;
    int level_ = 0;
    int item_indent_ = 0;
    int current_indent_ = 0;
    bool is_after_blank_ = false;
    std::string intro_; ///< The last sentence that ends in a colon.
};

} // namespace

TimelineReading read_timeline(const ReportPart& part, const TimelineContext& context)
{
    return TimelineReader(part, context).run();
}

} // namespace candor::evidence
