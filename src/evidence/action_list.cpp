#include "evidence/action_table.h"
#include "evidence/action_text.h"

#include "base/utf8.h"
#include "evidence/plain_text.h"

#include <algorithm>
#include <optional>
#include <span>

namespace candor::evidence {

namespace {

/// "1) Alerts configured", "Action 2: …": a sub-heading that is an action by itself.
std::optional<std::string_view> numbered_heading(std::string_view heading)
{
    Cursor cursor(heading);
    if (cursor.take_word("action"))
        cursor.skip_spaces();
    cursor.take('#');
    const std::size_t digits = cursor.digit_count();
    cursor.at += digits;
    if (digits == 0 || digits > 2 || (!cursor.take(')') && !cursor.take('.') && !cursor.take(':')))
        return std::nullopt;
    const std::string_view rest = trimmed(cursor.rest());
    return rest.empty() ? std::nullopt : std::optional(rest);
}

/// "**Action item:** text" in a paragraph.
std::optional<std::string_view> labelled_action(std::string_view text)
{
    for (std::string_view label :
        {"**Action item:**", "**Action Item:**", "**Action item**:", "**Action Item**:",
            "Action item:", "Action Item:", "ACTION:", "**Action:**", "**ACTION:**"})
        if (text.starts_with(label))
            return trimmed(text.substr(label.size()));
    return std::nullopt;
}

bool is_intro(std::string_view text)
{
    const std::string_view plain = without_marks(text);
    const bool is_remark = plain.starts_with('(') && plain.ends_with(')');
    return plain.ends_with(':') || is_remark || says_nothing(plain)
           || compact(plain.substr(0, 16)).starts_with("noaction");
}

class ActionReader {
public:
    ActionReader(const ReportPart& part, NumericOrder order, ActionDoubt doubt)
        : lines_(part.lines)
        , order_(order)
        , is_inside_(doubt == ActionDoubt::Inside)
    {
        has_list_ = std::ranges::any_of(lines_, [](const Line& line) {
            return line.kind == LineKind::Item || line.kind == LineKind::TableRow;
        });
        group_ = group_ends_ = 0;
    }

    ActionReading run()
    {
        for (std::size_t i = 0; i < lines_.size(); i = next_)
            read(i);
        close();
        return std::move(reading_);
    }

private:
    void read(std::size_t i)
    {
        next_ = i + 1;
        const Line& line = lines_[i];
        if (line.kind == LineKind::Blank) {
            is_after_blank_ = true;
            if (is_open_)
                text_.append("\n");
            reading_.rest.push_back(line);
            return;
        }
        if (i >= group_ends_)
            begin_group(i);
        if (!read_action(i))
            keep(line);
        is_after_blank_ = false;
    }

    bool read_action(std::size_t i)
    {
        const Line& line = lines_[i];
        if (line.kind == LineKind::Heading)
            return read_heading(i);
        if (line.kind == LineKind::TableRow)
            return read_rows(i);
        if (line.kind == LineKind::Item)
            return read_item(line);
        if (line.kind == LineKind::Text)
            return read_text(i);
        return false;
    }

    /// A group is what stands under one sub-heading.
    void begin_group(std::size_t i)
    {
        group_ = i;
        group_ends_ = i + 1;
        while (group_ends_ < lines_.size() && lines_[group_ends_].kind != LineKind::Heading)
            ++group_ends_;
        base_indent_.reset();
        group_has_table_ = std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(i),
            lines_.begin() + static_cast<std::ptrdiff_t>(group_ends_),
            [](const Line& line) { return line.kind == LineKind::TableRow; });
        group_has_list_ = std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(i),
            lines_.begin() + static_cast<std::ptrdiff_t>(group_ends_), [](const Line& line) {
                return line.kind == LineKind::Item || line.kind == LineKind::TableRow;
            });
    }

    void keep(const Line& line)
    {
        const bool goes_on =
            is_open_
            && (holds_group_ || line.kind == LineKind::Item || line.indent > item_indent_
                || (!is_after_blank_ && line.kind != LineKind::Comment)
                || line.kind == LineKind::Code);
        if (goes_on) {
            const std::size_t spaces = line.raw.size() - trimmed(line.raw).size();
            text_.append("\n").append(line.raw.substr(
                std::min(spaces, static_cast<std::size_t>(item_indent_) + (holds_group_ ? 0 : 2))));
            return;
        }
        close();
        reading_.rest.push_back(line);
    }

    void open(const Line& line, std::string_view text)
    {
        close();
        is_open_ = true;
        holds_group_ = false;
        text_ = std::string(text);
        item_indent_ = line.indent;
        ticked_ = line.is_ticked;
    }

    void close()
    {
        if (!is_open_)
            return;
        is_open_ = false;
        ProposedAction action = action_of(text_, order_);
        if (ticked_)
            action.done = ticked_;
        else if (!action.done && is_done_group_)
            action.done = true;
        ticked_.reset();
        reading_.actions.push_back(std::move(action));
    }

    bool read_heading(std::size_t i)
    {
        const Line& line = lines_[i];
        close();
        begin_group(i);
        const std::string name = compact(line.text);
        is_done_group_ =
            name.ends_with("completed") || name.ends_with("done") || name.starts_with("completed");
        const auto action = is_inside_ ? numbered_heading(line.text) : std::nullopt;
        if (!action)
            return false;
        open(line, *action);
        holds_group_ = true;
        return true;
    }

    bool read_item(const Line& line)
    {
        if (holds_group_ && is_open_)
            return false;
        if (!base_indent_ || (!is_open_ && line.indent < *base_indent_))
            base_indent_ = line.indent;
        const bool is_top = line.indent <= *base_indent_ + 1;
        const bool is_box = line.is_ticked.has_value();
        if (!is_inside_ && !is_box) {
            close_unless_below(line);
            return false;
        }
        if ((!is_top && is_open_) || is_wordless(line.text))
            return false;
        if (group_has_table_ && !is_box)
            return false; // The list tells what the words of the table mean.
        if (is_inside_ && labels_group(line)) {
            close();
            base_indent_ = line.indent + 2;
            return false;
        }
        open(line, line.text);
        return true;
    }

    /// "- **Short term:**": a bullet that holds actions and is none.
    bool labels_group(const Line& line) const
    {
        const std::string_view text = trimmed(line.text);
        return text.starts_with("**") && (text.ends_with(":**") || text.ends_with("**:"))
               && text.find("**", 2) >= text.size() - 3 && !line.is_ordered;
    }

    void close_unless_below(const Line& line)
    {
        if (is_open_ && line.indent <= item_indent_)
            close();
    }

    bool read_rows(std::size_t i)
    {
        std::size_t end = i;
        while (end < lines_.size() && lines_[end].kind == LineKind::TableRow)
            ++end;
        close();
        auto table = read_action_table(std::span(lines_.data() + i, end - i), order_,
            is_inside_ ? ActionDoubt::Inside : ActionDoubt::Elsewhere);
        next_ = end;
        if (!table) {
            reading_.rest.insert(reading_.rest.end(),
                lines_.begin() + static_cast<std::ptrdiff_t>(i),
                lines_.begin() + static_cast<std::ptrdiff_t>(end));
            return true;
        }
        std::ranges::move(table->actions, std::back_inserter(reading_.actions));
        std::ranges::move(table->rest, std::back_inserter(reading_.rest));
        return true;
    }

    bool read_text(std::size_t i)
    {
        const Line& line = lines_[i];
        if (const auto labelled = labelled_action(line.text); labelled && !labelled->empty()) {
            open(line, *labelled);
            item_indent_ = 0;
            return true;
        }
        if (is_open_ || !is_inside_ || group_has_list_
            || (has_list_ && lines_[group_].kind != LineKind::Heading))
            return false;
        return read_paragraph(i);
    }

    /// Prose where there is no list: a paragraph is an action, or each line that is a sentence.
    bool read_paragraph(std::size_t i)
    {
        std::size_t end = i;
        std::size_t sentences = 0;
        for (; end < group_ends_ && lines_[end].kind == LineKind::Text; ++end)
            sentences += ends_sentence(lines_[end].text) ? 1 : 0;
        const bool is_by_line = end - i > 1 && sentences * 5 >= (end - i) * 4;
        while (i < end && is_intro(lines_[i].text))
            reading_.rest.push_back(lines_[i++]);
        std::string whole;
        for (std::size_t row = i; row < end; ++row) {
            append_line(whole, lines_[row].text);
            if (is_by_line)
                add_sentence(lines_[row], std::exchange(whole, ""));
        }
        if (!whole.empty() && !is_intro(whole))
            add_sentence(lines_[i], whole);
        else if (!whole.empty())
            reading_.rest.insert(reading_.rest.end(),
                lines_.begin() + static_cast<std::ptrdiff_t>(i),
                lines_.begin() + static_cast<std::ptrdiff_t>(end));
        next_ = end;
        return true;
    }

    static bool ends_sentence(std::string_view text)
    {
        return text.ends_with('.') || text.ends_with('!') || text.ends_with(':');
    }

    void add_sentence(const Line& line, std::string_view text)
    {
        if (is_intro(text)) {
            reading_.rest.push_back(line);
            return;
        }
        open(line, text);
        close();
    }

    const std::vector<Line>& lines_;
    NumericOrder order_;
    bool is_inside_;
    bool has_list_ = false;
    ActionReading reading_;
    std::size_t next_ = 0;
    std::size_t group_ = 0;
    std::size_t group_ends_ = 0;
    bool group_has_list_ = false;
    bool group_has_table_ = false;
    bool is_done_group_ = false;
    std::optional<int> base_indent_;
    bool is_after_blank_ = false;

    bool is_open_ = false;
    bool holds_group_ = false; ///< Whether the open action is a heading, with all that is below it.
    std::string text_;
    int item_indent_ = 0;
    std::optional<bool> ticked_;
};

} // namespace

ActionReading read_actions(const ReportPart& part, NumericOrder order, ActionDoubt doubt)
{
    return ActionReader(part, order, doubt).run();
}

} // namespace candor::evidence
