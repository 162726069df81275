// The marks around a time: people set it in bold, in back-ticks, in brackets, and put a colon
// inside or outside of them. What was opened before the time and is closed right after it goes
// away with it; what is closed later belongs to the text and is opened again there.

#include "evidence/clock_text.h"
#include "evidence/plain_text.h"

#include "base/utf8.h"

#include <array>
#include <vector>

namespace candor::evidence {

namespace {

struct Mark {
    std::string_view open;
    std::string_view close;
};

constexpr std::array marks = {Mark{"{{", "}}"}, Mark{"**", "**"}, Mark{"__", "__"}, Mark{"*", "*"},
    Mark{"_", "_"}, Mark{"`", "`"}, Mark{"[", "]"}, Mark{"(", ")"}, Mark{"'", "'"},
    Mark{"\"", "\""}};

// A time stands near the front: nobody opens more marks than this before it.
constexpr std::size_t open_marks_max = 6;
// A label such as "Time window of degraded ingestion performance" is short, and so is its line.
constexpr std::size_t label_bytes_max = 100;
constexpr std::size_t labelled_line_bytes_max = 300;
constexpr std::size_t sentence_bytes_max = 2'000;

const Mark* read_mark(Cursor& cursor)
{
    for (const Mark& mark : marks)
        if (cursor.take(mark.open))
            return &mark;
    return nullptr;
}

bool read_lead_word(Cursor& cursor)
{
    for (std::string_view word : {"at", "around", "approximately", "approx", "about", "circa",
             "roughly", "by", "from", "on", "since", "between"})
        if (Cursor ahead = cursor; ahead.take_word(word)) {
            ahead.take('.');
            if (ahead.peek() != ' ' && ahead.peek() != '~')
                continue;
            ahead.skip_spaces();
            cursor = ahead;
            return true;
        }
    return false;
}

bool means_about(std::string_view lead)
{
    const std::string words = compact(lead);
    for (std::string_view word : {"around", "approx", "about", "circa", "roughly"})
        if (words.find(word) != std::string::npos)
            return true;
    return lead.find('~') != std::string_view::npos || lead.find("≈") != std::string_view::npos
           || lead.find("c.") != std::string_view::npos;
}

/// Everything that may stand before a time. Gives the marks that are open where the time begins.
std::vector<const Mark*> skip_lead(Cursor& cursor)
{
    std::vector<const Mark*> open;
    for (;;) {
        cursor.skip_spaces();
        if (cursor.take('~') || cursor.take("≈")
            || (cursor.peek() == 'c' && is_digit(cursor.peek(2)) && cursor.take("c.")))
            continue;
        if (read_lead_word(cursor))
            continue;
        const Mark* mark = open.size() < open_marks_max ? read_mark(cursor) : nullptr;
        if (mark == nullptr)
            return open;
        open.push_back(mark);
    }
}

char read_separator(Cursor& cursor)
{
    for (std::string_view dash : {"---", "--", "=>", "->", "→", "-", "–", "—"})
        if (cursor.take(dash))
            return '-';
    for (char sign : {':', '>', ',', '.', '|', ';'})
        if (cursor.take(sign))
            return sign;
    return '\0';
}

/// "[^1]" or "(approx)" after the time says something about the time.
bool read_note(Cursor& cursor)
{
    if (cursor.rest().starts_with("[^")) {
        const std::size_t end = cursor.rest().substr(0, 20).find(']');
        cursor.at += end == std::string_view::npos ? 0 : end + 1;
        return end != std::string_view::npos;
    }
    const std::size_t end = cursor.rest().substr(0, 24).find(')');
    if (cursor.peek() != '(' || end == std::string_view::npos)
        return false;
    const std::string words = compact(cursor.rest().substr(0, end));
    for (std::string_view note : {"approx", "approximately", "estimated", "est", "timetbc", "tbc",
             "timeunknown", "timetbd", "about", "ish"})
        if (words == note) {
            cursor.at += end + 1;
            return true;
        }
    return false;
}

struct Tail {
    std::size_t written_end = 0; ///< Where the time with its notes ends.
    char separator = '\0';
};

/// Moves past what closes the time: closing marks, notes, one separator.
Tail skip_tail(Cursor& cursor, std::vector<const Mark*>& open)
{
    Tail tail{.written_end = cursor.at};
    for (;;) {
        if (!open.empty() && cursor.take(open.back()->close)) {
            open.pop_back();
            continue;
        }
        Cursor ahead = cursor;
        ahead.skip_spaces();
        if (!open.empty() && open.back()->close != open.back()->open
            && ahead.take(open.back()->close)) {
            cursor = ahead; // "{{ 06:10 }}"
            open.pop_back();
            continue;
        }
        if (Cursor note = ahead; tail.separator == '\0' && read_note(note)) {
            cursor = note;
            tail.written_end = note.at;
            continue;
        }
        if (tail.separator == '\0')
            tail.separator = read_separator(ahead);
        else
            ahead = cursor;
        if (ahead.at == cursor.at || tail.separator == '\0') {
            cursor.skip_spaces();
            return tail;
        }
        cursor = ahead;
    }
}

/// The characters read as the time, without marks at their ends.
std::string written_part(std::string_view text, std::size_t begin, std::size_t end)
{
    std::string_view part = text.substr(begin, end - begin);
    constexpr std::string_view signs = "*_`'\" \t";
    while (!part.empty()
           && (signs.find(part.front()) != std::string_view::npos || part.front() == '['
               || part.front() == '('))
        part.remove_prefix(1);
    while (!part.empty() && signs.find(part.back()) != std::string_view::npos)
        part.remove_suffix(1);
    std::string result;
    for (char c : part)
        if (c != '*' && c != '`')
            result.push_back(c);
    return result;
}

Entry entry_at(std::string_view line,
    std::size_t lead_begin,
    WrittenMoment when,
    std::vector<const Mark*> open)
{
    Cursor cursor(line, when.end);
    const Tail tail = skip_tail(cursor, open);
    Entry entry;
    entry.as_written = written_part(line, lead_begin, tail.written_end);
    entry.separator = tail.separator;
    bool is_inside_bracket = false;
    for (const Mark* mark : open) {
        is_inside_bracket |= mark->open == "[" || mark->open == "(";
        entry.rest.append(mark->open);
    }
    entry.rest = is_inside_bracket ? std::string(trimmed(line))
                                   : entry.rest + std::string(trimmed(cursor.rest()));
    if (is_wordless(entry.rest) && entry.rest.find_first_not_of("*_`'\"[]() ") == std::string::npos)
        entry.rest.clear();
    entry.when = std::move(when);
    return entry;
}

/// Whether nothing but marks, a full stop or a short note is left after a moment.
bool is_end_of_line(std::string_view rest)
{
    Cursor cursor(rest);
    for (;;) {
        cursor.skip_spaces();
        if (cursor.is_done())
            return true;
        if (!cursor.take('*') && !cursor.take('_') && !cursor.take('`') && !cursor.take('.')
            && !cursor.take('\'') && !cursor.take(')') && !cursor.take(']') && !cursor.take('|')
            && !cursor.take('\\') && !read_note(cursor))
            return false;
    }
}

bool begins_word(std::string_view line, std::size_t at)
{
    return (is_digit(line[at]) || is_letter(line[at]))
           && (at == 0 || (!is_digit(line[at - 1]) && !is_letter(line[at - 1])));
}

} // namespace

std::optional<Entry> read_entry(std::string_view line, NumericOrder order)
{
    Cursor cursor(line);
    std::vector<const Mark*> open = skip_lead(cursor);
    const std::size_t begin = cursor.at;
    std::optional<WrittenMoment> when = read_moment(line, begin, order);
    if (!when)
        return std::nullopt;
    when->about |= means_about(line.substr(0, begin));
    return entry_at(line, 0, *std::move(when), std::move(open));
}

std::optional<LabelledMoment> read_labelled_moment(std::string_view line, NumericOrder order)
{
    if (line.size() > labelled_line_bytes_max)
        return std::nullopt;
    const std::size_t begin_max = std::min(line.size(), label_bytes_max);
    for (std::size_t at = 1; at < begin_max; ++at) {
        if (!begins_word(line, at))
            continue;
        const std::optional<WrittenMoment> when = read_moment(line, at, order);
        if (!when || !is_end_of_line(line.substr(when->end)))
            continue;
        std::string_view label = trimmed(line.substr(0, at));
        if (label.ends_with('('))
            return std::nullopt; // "Duration: 5 hours (10:45 - 16:11)" is about a stretch.
        LabelledMoment found;
        found.has_colon = label.find(':') != std::string_view::npos || label.ends_with("**")
                          || label.ends_with('|');
        found.entry.when = *when;
        found.entry.when.about |= means_about(label);
        found.entry.as_written = written_part(line, at, when->end);
        found.entry.separator = ':';
        found.entry.rest = std::string(label.substr(0, label.find_last_not_of(" :-@|\t") + 1));
        found.entry.rest.append(trimmed(line.substr(when->end)));
        return found;
    }
    return std::nullopt;
}

std::optional<Entry> find_full_moment(std::string_view whole, NumericOrder order)
{
    const std::string_view line = whole.substr(0, sentence_bytes_max);
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (!begins_word(line, at))
            continue;
        std::optional<WrittenMoment> when = read_moment(line, at, order);
        if (!when || !when->date || !when->time)
            continue;
        Entry entry;
        entry.as_written = written_part(line, at, when->end);
        entry.rest = std::string(trimmed(whole));
        entry.when = *std::move(when);
        return entry;
    }
    return std::nullopt;
}

} // namespace candor::evidence
