#include "evidence/date_text.h"

#include <array>
#include <cstdlib>

namespace candor::evidence {

namespace {

namespace chrono = std::chrono;

constexpr std::array<std::string_view, 12> months = {"january", "february", "march", "april", "may",
    "june", "july", "august", "september", "october", "november", "december"};

constexpr std::array<std::string_view, 7> weekdays = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

// A year that a post-mortem can be about. Anything else is a typing error.
constexpr int year_min = 1970;
constexpr int year_max = 2199;

/// Whether `word` is `name` or a cut of it that people use: Mar, Sept, Thur, Tues.
bool is_short_for(std::string_view word, std::string_view name)
{
    return word.size() >= 3 && word.size() <= name.size()
           && (word.size() <= 5 || word.size() == name.size())
           && same_letters(word, name.substr(0, word.size()));
}

int read_month_name(Cursor& cursor)
{
    const std::string_view word = cursor.letters();
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (!is_short_for(word, months[i]))
            continue;
        cursor.at += word.size();
        cursor.take('.');
        return static_cast<int>(i) + 1;
    }
    return 0;
}

bool is_day_of(int day, int month)
{
    constexpr std::array<int, 12> lengths = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month >= 1 && month <= 12 && day >= 1
           && day <= lengths[static_cast<std::size_t>(month - 1)];
}

/// "1st", "2nd", "3rd", "4th", and the "15h" of a hurried hand.
void skip_ordinal(Cursor& cursor)
{
    const std::string_view word = cursor.letters();
    for (std::string_view ending : {"st", "nd", "rd", "th", "h"})
        if (same_letters(word, ending)) {
            cursor.at += word.size();
            return;
        }
}

/// A year of four digits that is no time of day (`Oct 10 2055` but not `Oct 10 20:55`).
int read_year(Cursor& cursor)
{
    Cursor ahead = cursor;
    const std::optional<int> year = ahead.take_number(4, 4);
    if (!year || *year < year_min || *year > year_max
        || (ahead.peek() == ':' && is_digit(ahead.peek(1))))
        return 0;
    cursor = ahead;
    return *year;
}

/// ", 2024", " 2024", "-2024": the year after a day or a month, if there is one.
int read_year_after(Cursor& cursor)
{
    Cursor ahead = cursor;
    ahead.skip_spaces();
    if (!ahead.take(','))
        ahead.take('-');
    ahead.skip_spaces();
    const int year = read_year(ahead);
    if (year != 0)
        cursor = ahead;
    return year;
}

/// "January 14-19, 2026": the days up to which it went on, if the year follows them.
void skip_last_day(Cursor& cursor)
{
    Cursor ahead = cursor;
    if ((!ahead.take('-') && !ahead.take("–")) || !ahead.take_number(1, 2))
        return;
    skip_ordinal(ahead);
    Cursor year = ahead;
    if (read_year_after(year) != 0)
        cursor = ahead;
}

std::optional<WrittenDate> read_month_first(Cursor& cursor)
{
    Cursor ahead = cursor;
    const int month = read_month_name(ahead);
    if (month == 0)
        return std::nullopt;
    ahead.skip_spaces();
    ahead.take('-');
    const std::optional<int> day = ahead.take_number(1, 2);
    if (!day || !is_day_of(*day, month) || (ahead.peek() == ':' && is_digit(ahead.peek(1))))
        return std::nullopt;
    skip_ordinal(ahead);
    if (is_letter(ahead.peek()))
        return std::nullopt;
    cursor = ahead;
    skip_last_day(cursor);
    return WrittenDate{.year = read_year_after(cursor), .month = month, .day = *day};
}

std::optional<WrittenDate> read_day_first(Cursor& cursor)
{
    Cursor ahead = cursor;
    const std::optional<int> day = ahead.take_number(1, 2);
    if (!day)
        return std::nullopt;
    skip_ordinal(ahead);
    ahead.take('.');
    ahead.skip_spaces();
    ahead.take('-');
    if (ahead.take_word("of"))
        ahead.skip_spaces();
    const int month = read_month_name(ahead);
    if (month == 0 || !is_day_of(*day, month) || is_letter(ahead.peek()))
        return std::nullopt;
    cursor = ahead;
    return WrittenDate{.year = read_year_after(cursor), .month = month, .day = *day};
}

/// `2024-03-01`, `2024/03/01`, and what a slip of the finger makes of it: `20202-01-16`.
std::optional<WrittenDate> read_year_first(Cursor& cursor)
{
    Cursor ahead = cursor;
    const std::size_t begin = ahead.at;
    const std::optional<int> year = ahead.take_number(4, 5);
    const char separator = ahead.peek();
    if (!year || (separator != '-' && separator != '/' && separator != '.'))
        return std::nullopt;
    ++ahead.at;
    const std::optional<int> month = ahead.take_number(1, 2);
    if (!month || !ahead.take(separator))
        return std::nullopt;
    const std::optional<int> day = ahead.take_number(1, 2);
    if (!day || is_digit(ahead.peek()))
        return std::nullopt;
    WrittenDate date{.year = *year, .month = *month, .day = *day};
    if (!is_day_of(*day, *month) || *year < year_min || *year > year_max)
        date.broken = std::string(cursor.text().substr(begin, ahead.at - begin));
    cursor = ahead;
    return date;
}

struct NumericDate {
    int first = 0;
    int second = 0;
    int year = 0;
};

/// `01/03/2024`, `1.3.24`, `01-03-2024`: which is the month is not said here.
std::optional<NumericDate> read_numeric(Cursor& cursor)
{
    Cursor ahead = cursor;
    const std::optional<int> first = ahead.take_number(1, 2);
    const char separator = ahead.peek();
    if (!first || (separator != '-' && separator != '/' && separator != '.'))
        return std::nullopt;
    ++ahead.at;
    const std::optional<int> second = ahead.take_number(1, 2);
    if (!second || !ahead.take(separator))
        return std::nullopt;
    const std::size_t year_digits = ahead.digit_count();
    const std::optional<int> year = ahead.take_number(2, 4);
    if (!year || (year_digits == 2 && separator == '.') || ahead.peek() == separator)
        return std::nullopt;
    cursor = ahead;
    const bool is_cut = year_digits == 3; // "11/03/202": a digit is missing, so the year is.
    return NumericDate{*first, *second, is_cut ? 0 : year_digits == 2 ? 2000 + *year : *year};
}

std::optional<WrittenDate> placed(const NumericDate& date, NumericOrder order)
{
    WrittenDate written{
        .year = date.year, .month = date.first, .day = date.second, .is_numeric = true};
    if (order == NumericOrder::DayFirst)
        std::swap(written.month, written.day);
    if (!is_day_of(written.day, written.month))
        std::swap(written.month, written.day);
    if (!is_day_of(written.day, written.month))
        return std::nullopt;
    return written;
}

/// `03-26 17:40`: month and day with no year, which only a time of day after them gives away.
std::optional<WrittenDate> read_month_and_day(Cursor& cursor, NumericOrder order)
{
    Cursor ahead = cursor;
    if (ahead.digit_count() != 2)
        return std::nullopt;
    const std::optional<int> first = ahead.take_number(2, 2);
    const char separator = ahead.peek();
    if (!first || (separator != '-' && separator != '/'))
        return std::nullopt;
    ++ahead.at;
    const std::optional<int> second = ahead.take_number(2, 2);
    if (!second || ahead.peek() != ' ' || !is_digit(ahead.peek(1)))
        return std::nullopt;
    const bool has_time = ahead.peek(2) == ':' || (is_digit(ahead.peek(2)) && ahead.peek(3) == ':');
    std::optional<WrittenDate> date =
        placed({*first, *second, 0}, separator == '-' ? NumericOrder::MonthFirst : order);
    if (!has_time || !date)
        return std::nullopt;
    cursor = ahead;
    return date;
}

std::optional<WrittenDate> read_bare_date(Cursor& cursor, NumericOrder order)
{
    if (is_letter(cursor.peek()))
        return read_month_first(cursor);
    if (!is_digit(cursor.peek()))
        return std::nullopt;
    if (auto date = read_year_first(cursor))
        return date;
    Cursor ahead = cursor;
    if (const auto numeric = read_numeric(ahead)) {
        const auto date = placed(*numeric, order);
        if (date)
            cursor = ahead;
        return date;
    }
    if (auto date = read_month_and_day(cursor, order))
        return date;
    return read_day_first(cursor);
}

/// " Saturday", ", Monday", " (Monday)".
void skip_weekday_after(Cursor& cursor)
{
    Cursor ahead = cursor;
    ahead.take(',');
    ahead.skip_spaces();
    const bool bracket = ahead.take('(');
    if (ahead.at > cursor.at && read_weekday(ahead) && (!bracket || ahead.take(')')))
        cursor = ahead;
}

bool starts_word(const Cursor& cursor)
{
    const char before = cursor.before();
    return !is_digit(before) && !is_letter(before) && before != '-' && before != '/'
           && before != '.' && before != '_';
}

} // namespace

bool read_weekday(Cursor& cursor)
{
    const std::string_view word = cursor.letters();
    for (std::string_view name : weekdays)
        if (is_short_for(word, name)) {
            cursor.at += word.size();
            if (!cursor.take(','))
                cursor.take('.');
            return true;
        }
    return false;
}

std::optional<WrittenDate> read_date(Cursor& cursor, NumericOrder order)
{
    Cursor ahead = cursor;
    if (read_weekday(ahead)) {
        ahead.skip_spaces();
        if (ahead.take_word("the"))
            ahead.skip_spaces();
    }
    auto date = read_bare_date(ahead, order);
    if (!date)
        return std::nullopt;
    skip_weekday_after(ahead);
    cursor = ahead;
    return date;
}

std::optional<NumericOrder> numeric_order_in(std::string_view text)
{
    int day_first = 0;
    int month_first = 0;
    for (Cursor cursor(text); !cursor.is_done(); ++cursor.at) {
        if (!is_digit(cursor.peek()) || !starts_word(cursor))
            continue;
        Cursor ahead = cursor;
        const auto date = read_numeric(ahead);
        if (!date)
            continue;
        day_first += date->first > 12 && date->first <= 31 && date->second <= 12 ? 1 : 0;
        month_first += date->second > 12 && date->second <= 31 && date->first <= 12 ? 1 : 0;
        cursor.at = ahead.at - 1;
    }
    if (day_first == month_first)
        return std::nullopt;
    return day_first > month_first ? NumericOrder::DayFirst : NumericOrder::MonthFirst;
}

std::optional<WrittenDate> first_full_date(std::string_view text, NumericOrder order)
{
    for (Cursor cursor(text); !cursor.is_done(); ++cursor.at) {
        if ((!is_digit(cursor.peek()) && !is_letter(cursor.peek())) || !starts_word(cursor))
            continue;
        Cursor ahead = cursor;
        const auto date = read_date(ahead, order);
        if (date && date->year != 0 && date->broken.empty())
            return date;
    }
    return std::nullopt;
}

chrono::year_month_day with_year(const WrittenDate& date,
    std::optional<chrono::year_month_day> reference)
{
    const chrono::month month(static_cast<unsigned>(date.month));
    const chrono::day day(static_cast<unsigned>(date.day));
    if (date.year != 0 || !reference)
        return chrono::year(date.year) / month / day;
    chrono::year_month_day best = reference->year() / month / day;
    for (int step : {-1, 1}) {
        const chrono::year_month_day other =
            (reference->year() + chrono::years(step)) / month / day;
        const auto distance = [&](const chrono::year_month_day& candidate) {
            return std::abs((chrono::sys_days(candidate) - chrono::sys_days(*reference)).count());
        };
        if (other.ok() && distance(other) < distance(best))
            best = other;
    }
    return best;
}

} // namespace candor::evidence
