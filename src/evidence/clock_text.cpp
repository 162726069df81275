#include "evidence/clock_text.h"

#include "base/utf8.h"
#include "evidence/plain_text.h"
#include "evidence/zone_text.h"

#include <array>
#include <fmt/format.h>

namespace candor::evidence {

namespace {

/// What stands where a time should: the letters of a template, or signs for "nobody knows".
enum class Missing { No, Placeholder, Unknown };

Missing read_missing_time(Cursor& cursor)
{
    for (std::string_view form : {"HH:mm", "HH:MM", "hh:mm", "XX:XX", "xx:xx", "HH:mm:ss"})
        if (Cursor ahead = cursor; ahead.take(form) && !is_letter(ahead.peek())) {
            cursor = ahead;
            return Missing::Placeholder;
        }
    for (std::string_view form : {"??:??", "--:--", "???"})
        if (cursor.take(form))
            return Missing::Unknown;
    Cursor ahead = cursor;
    if (ahead.take_number(1, 2) && (ahead.take(":??") || ahead.take(":xx") || ahead.take(":XX"))) {
        cursor = ahead;
        return Missing::Unknown;
    }
    return Missing::No;
}

/// "am", "p.m.", "a": moves the hour to a clock of 24, unless it is on one already ("13:55 PM").
bool read_half(Cursor& cursor, int& hour)
{
    Cursor ahead = cursor;
    ahead.skip_spaces();
    const char half = lower(ahead.peek());
    if (half != 'a' && half != 'p')
        return false;
    ++ahead.at;
    const bool dotted = ahead.take('.');
    const bool has_m = lower(ahead.peek()) == 'm';
    ahead.at += has_m ? 1 : 0;
    if (dotted && has_m)
        ahead.take('.');
    const bool is_glued = cursor.peek() != ' ';
    if ((!has_m && !is_glued) || is_letter(ahead.peek()) || is_digit(ahead.peek()))
        return false;
    cursor = ahead;
    if (hour < 12 && half == 'p')
        hour += 12;
    else if (hour == 12 && half == 'a')
        hour = 0;
    return true;
}

int read_seconds(Cursor& cursor, char separator)
{
    Cursor ahead = cursor;
    if (!ahead.take(separator) || ahead.digit_count() != 2)
        return -1;
    const int second = *ahead.take_number(2, 2);
    if (second > 60)
        return -1;
    if ((ahead.peek() == '.' || ahead.peek() == ',') && is_digit(ahead.peek(1))) {
        ++ahead.at;
        ahead.at += ahead.digit_count();
    }
    cursor = ahead;
    return std::min(second, 59);
}

/// `10:05`, `10:05:30`, `9:05 pm`.
std::optional<WrittenTime> read_colon_time(Cursor& cursor)
{
    Cursor ahead = cursor;
    const bool is_padded = ahead.peek() == '0';
    const std::optional<int> hour = ahead.take_number(1, 2);
    if (!hour || *hour > 24 || !ahead.take(':') || ahead.digit_count() != 2)
        return std::nullopt;
    WrittenTime time{.hour = *hour, .minute = *ahead.take_number(2, 2)};
    if (time.minute > 59 || (time.hour == 24 && time.minute > 0))
        return std::nullopt;
    time.second = read_seconds(ahead, ':');
    if (ahead.peek() == ':' && is_digit(ahead.peek(1)))
        return std::nullopt;
    time.may_be_half = !read_half(ahead, time.hour) && !is_padded && time.hour <= 12;
    if (is_letter(ahead.peek()) && ahead.peek() != 'Z' && ahead.letters().size() < 2)
        return std::nullopt;
    cursor = ahead;
    return time;
}

/// `16.45`, as much of Europe writes it; a version or an amount is told by what follows.
std::optional<WrittenTime> read_dot_time(Cursor& cursor)
{
    Cursor ahead = cursor;
    const bool is_padded = ahead.peek() == '0';
    const std::optional<int> hour = ahead.take_number(1, 2);
    if (!hour || *hour > 23 || !ahead.take('.') || ahead.digit_count() != 2)
        return std::nullopt;
    WrittenTime time{.hour = *hour, .minute = *ahead.take_number(2, 2)};
    if (time.minute > 59)
        return std::nullopt;
    const bool has_half = read_half(ahead, time.hour);
    const char next = ahead.peek();
    if (!has_half && next != '\0' && next != ' ' && next != ':' && next != '-' && next != '*')
        return std::nullopt;
    time.may_be_half = !has_half && !is_padded && time.hour <= 12;
    cursor = ahead;
    return time;
}

/// `10am`, `7p`.
std::optional<WrittenTime> read_whole_hour(Cursor& cursor)
{
    Cursor ahead = cursor;
    const std::optional<int> hour = ahead.take_number(1, 2);
    if (!hour || *hour > 12 || *hour == 0)
        return std::nullopt;
    WrittenTime time{.hour = *hour};
    if (!read_half(ahead, time.hour))
        return std::nullopt;
    cursor = ahead;
    return time;
}

/// `0308 UTC`, `1430h`, `14h30`: four digits are a time only if something says so.
std::optional<WrittenTime> read_bare_digits(Cursor& cursor)
{
    Cursor ahead = cursor;
    if (ahead.digit_count() == 2 && ahead.peek(2) == 'h' && is_digit(ahead.peek(3))) {
        const int hour = *ahead.take_number(2, 2);
        ++ahead.at;
        const std::optional<int> minute = ahead.take_number(2, 2);
        if (!minute || hour > 23 || *minute > 59)
            return std::nullopt;
        cursor = ahead;
        return WrittenTime{.hour = hour, .minute = *minute};
    }
    if (ahead.digit_count() != 4)
        return std::nullopt;
    const int number = *ahead.take_number(4, 4);
    Cursor zone = ahead;
    zone.skip_spaces();
    const bool is_told = ahead.take_word("h") || ahead.take_word("hrs")
                         || (is_letter(zone.peek()) && read_zone(zone).has_value());
    if (!is_told || number / 100 > 23 || number % 100 > 59)
        return std::nullopt;
    cursor = ahead;
    return WrittenTime{.hour = number / 100, .minute = number % 100};
}

std::optional<WrittenTime> read_time(Cursor& cursor)
{
    if (!is_digit(cursor.peek()))
        return std::nullopt;
    if (auto time = read_colon_time(cursor))
        return time;
    if (auto time = read_dot_time(cursor))
        return time;
    if (auto time = read_whole_hour(cursor))
        return time;
    return read_bare_digits(cursor);
}

bool read_dash(Cursor& cursor)
{
    for (std::string_view dash : {"---", "-->", "--", "->", "-", "–", "—", "→"})
        if (cursor.take(dash))
            return true;
    return false;
}

bool read_about(Cursor& cursor)
{
    for (std::string_view sign : {"~", "≈", "c.", "ca."})
        if (cursor.take(sign)) {
            cursor.skip_spaces();
            return true;
        }
    for (std::string_view word : {"around", "approximately", "approx", "about", "circa", "roughly"})
        if (Cursor ahead = cursor; ahead.take_word(word)) {
            ahead.take('.');
            if (ahead.peek() != ' ')
                continue;
            ahead.skip_spaces();
            cursor = ahead;
            return true;
        }
    return false;
}

/// What may stand between a date and its time: "T", ",", "@", "at", " - ", and an opening "**".
/// Gives whether it was that mark.
bool skip_between(Cursor& cursor)
{
    if (cursor.peek() == 'T' && is_digit(cursor.peek(1))) {
        ++cursor.at;
        return false;
    }
    cursor.skip_spaces();
    bool is_marked = false;
    while (cursor.take(',') || cursor.take(':') || cursor.take('@')
           || (!is_marked && (is_marked = cursor.take("**"))))
        cursor.skip_spaces();
    if (read_dash(cursor))
        cursor.skip_spaces();
    for (std::string_view word : {"at", "from", "between"})
        if (cursor.take_word(word))
            cursor.skip_spaces();
    return is_marked;
}

/// "2025-01-14 1600": right after a date four digits are a time.
std::optional<WrittenTime> read_plain_digits(Cursor& cursor)
{
    Cursor ahead = cursor;
    const std::optional<int> number = ahead.take_number(4, 4);
    const char next = ahead.peek();
    if (!number || *number / 100 > 23 || *number % 100 > 59
        || (next != '\0' && next != ' ' && next != ':'))
        return std::nullopt;
    cursor = ahead;
    return WrittenTime{.hour = *number / 100, .minute = *number % 100};
}

/// " UTC", "Z", " (PST)", " Eastern". A minus is a dash ("10:05-10:20") but in ISO 8601.
void read_zone_after(Cursor& cursor, std::string& zone, bool is_iso = false)
{
    Cursor ahead = cursor;
    ahead.skip_spaces();
    if (ahead.peek() == '-' && !is_iso)
        return;
    if (const auto found = read_zone(ahead)) {
        if (zone.empty())
            zone = *found;
        cursor = ahead;
    }
}

/// " (17:14 UTC)", " (6:48 PDT)": the same moment for readers elsewhere.
void skip_same_moment(Cursor& cursor)
{
    Cursor ahead = cursor;
    ahead.skip_spaces();
    if (!ahead.take('(') || !read_time(ahead))
        return;
    std::string zone;
    read_zone_after(ahead, zone);
    if (ahead.take(')'))
        cursor = ahead;
}

/// The date that follows a time: "10:00 7th Nov 2023", "23:00 MST Saturday Oct 30th".
void read_date_after(Cursor& cursor, WrittenMoment& moment, NumericOrder order)
{
    Cursor ahead = cursor;
    ahead.take(',');
    ahead.skip_spaces();
    if (ahead.take_word("on"))
        ahead.skip_spaces();
    Cursor day = ahead;
    if (const auto date = read_date(ahead, order)) {
        moment.date = date;
        cursor = ahead;
    } else if (read_weekday(day) && day.peek() != '\'') {
        cursor = day;
    }
}

/// A sign that the time is not known, or not filled in.
bool take_missing_time(Cursor& cursor, WrittenMoment& moment)
{
    const Missing missing = read_missing_time(cursor);
    moment.is_placeholder = missing == Missing::Placeholder;
    moment.is_time_unknown = missing == Missing::Unknown;
    return missing != Missing::No;
}

void read_time_of_date(Cursor& cursor, WrittenMoment& moment)
{
    Cursor ahead = cursor;
    ahead.skip_spaces();
    if (take_missing_time(ahead, moment)) {
        cursor = ahead;
        return;
    }
    ahead = cursor;
    const bool is_iso = ahead.peek() == 'T';
    const bool is_marked = skip_between(ahead);
    const bool is_about = read_about(ahead);
    moment.time = read_time(ahead);
    if (!moment.time)
        moment.time = read_plain_digits(ahead);
    if (!moment.time && !take_missing_time(ahead, moment))
        return;
    moment.about |= is_about;
    if (is_iso)
        read_zone_after(ahead, moment.zone, true);
    if (is_marked)
        ahead.take("**");
    cursor = ahead;
}

/// Whether "between" stands before a moment or in it, so that "and" is followed by its end.
bool is_after_between(std::string_view text, std::size_t from)
{
    constexpr std::size_t reach = 24;
    const std::size_t begin = from > reach ? from - reach : 0;
    const std::string near = lower_ascii(text.substr(begin, from - begin + reach));
    return near.find("between") != std::string::npos;
}

/// " - 10:20", " to Sep 6 at 10:48", "-12:??".
void read_range_end(Cursor& cursor, std::size_t from, WrittenMoment& moment, NumericOrder order)
{
    Cursor ahead = cursor;
    ahead.skip_spaces();
    if (!read_dash(ahead) && !ahead.take_word("to") && !ahead.take_word("until")
        && !ahead.take_word("till") && !ahead.take_word("through")
        && !(is_after_between(cursor.text(), from) && ahead.take_word("and")))
        return;
    ahead.skip_spaces();
    read_about(ahead);
    WrittenMoment end;
    end.date = read_date(ahead, order);
    if (end.date)
        read_time_of_date(ahead, end);
    else
        end.time = read_time(ahead);
    const bool is_unknown = !end.date && !end.time && read_missing_time(ahead) == Missing::Unknown;
    if ((!end.time && !is_unknown && (!end.date || moment.time)) || is_digit(ahead.peek()))
        return;
    moment.end_date = end.date;
    moment.end_time = end.time;
    cursor = ahead;
    read_zone_after(cursor, moment.zone);
}

/// Whether a number that begins at `from` is one by itself, and no end of a longer word.
bool starts_number(std::string_view text, std::size_t from)
{
    if (from == 0)
        return true;
    const char before = text[from - 1];
    if (before == '.' || before == '-') // "c.15.30" and " -10:05", but not "1.15.30" and "v2-10:05"
        return from < 2
               || (!is_digit(text[from - 2]) && (before == '.' || !is_letter(text[from - 2])));
    return !is_digit(before) && !is_letter(before) && before != ':' && before != '/'
           && before != '_' && before != '=';
}

} // namespace

std::optional<WrittenMoment>
read_moment(std::string_view text, std::size_t from, NumericOrder order)
{
    if (!starts_number(text, from))
        return std::nullopt;
    Cursor cursor(text, from);
    WrittenMoment moment;
    moment.date = read_date(cursor, order);
    if (moment.date) {
        read_time_of_date(cursor, moment);
    } else {
        if (Cursor day = cursor; read_weekday(day)) {
            skip_between(day);
            if (is_digit(day.peek()))
                cursor = day; // "Monday 10:05": which Monday is for the other entries to say.
        }
        moment.time = read_time(cursor);
        if (!moment.time)
            return std::nullopt;
    }
    if (moment.time) {
        read_zone_after(cursor, moment.zone);
        skip_same_moment(cursor);
        if (!moment.date)
            read_date_after(cursor, moment, order);
    }
    read_range_end(cursor, from, moment, order);
    moment.end = cursor.at;
    return moment;
}

std::string to_text(const WrittenTime& time)
{
    const std::string text = fmt::format("{:02}:{:02}", time.hour % 24, time.minute);
    return time.second < 0 ? text : text + fmt::format(":{:02}", time.second);
}

} // namespace candor::evidence
