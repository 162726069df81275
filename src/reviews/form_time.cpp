#include "reviews/form_time.h"

#include "base/ascii.h"
#include "base/text_check.h"
#include "base/zone.h"

#include <array>
#include <fmt/format.h>

namespace candor::reviews {

namespace {

using namespace std::chrono;
using timeline::Precision;
using Moment = TimeWords::Moment;

constexpr std::size_t date_bytes = 10;

bool take(std::string_view& text, std::string_view beginning)
{
    if (!text.starts_with(beginning))
        return false;
    text.remove_prefix(beginning.size());
    return true;
}

/// Whether `text` begins with the form, where 0 stands for a digit and all else for itself.
bool begins_like(std::string_view text, std::string_view form)
{
    if (text.size() < form.size())
        return false;
    for (std::size_t i = 0; i < form.size(); ++i)
        if (form[i] == '0' ? !is_digit(text[i]) : text[i] != form[i])
            return false;
    return true;
}

std::optional<Day> take_day(std::string_view& text)
{
    if (!begins_like(text, "0000-00-00"))
        return std::nullopt;
    const Result<LocalTime> day = local_from_iso(text.substr(0, date_bytes));
    if (!day)
        return std::nullopt;
    text.remove_prefix(date_bytes);
    return floor<days>(*day);
}

std::optional<seconds> take_clock(std::string_view& text, bool& has_seconds)
{
    has_seconds = begins_like(text, "00:00:00");
    const std::size_t size = has_seconds ? 8 : begins_like(text, "00:00") ? 5 : 0;
    const Result<LocalTime> time =
        local_from_iso("1970-01-01T" + std::string(text.substr(0, size)));
    if (size == 0 || !time)
        return std::nullopt;
    text.remove_prefix(size);
    return floor<seconds>(time->time_since_epoch());
}

std::optional<Moment> take_moment(std::string_view& text)
{
    std::string_view rest = text;
    Moment moment;
    moment.day = take_day(rest);
    std::string_view after_day = rest;
    const bool may_have_clock = !moment.day || take(after_day, " ");
    if (may_have_clock) {
        moment.is_about = take(after_day, "about ");
        moment.clock = take_clock(after_day, moment.has_seconds);
    }
    if (moment.clock)
        rest = after_day;
    else if (!moment.day && !take(rest, "all day"))
        return std::nullopt;
    moment.is_about &= moment.clock.has_value();
    text = rest;
    return moment;
}

bool take_until(std::string_view& text)
{
    constexpr auto words = std::to_array<std::string_view>({" to ", " – ", " - ", "–", "-"});
    for (const std::string_view word : words)
        if (take(text, word))
            return true;
    return false;
}

std::string clock_words(LocalTime time, Precision precision)
{
    const std::string iso = to_iso(floor<seconds>(time));
    return iso.substr(11, precision == Precision::Second ? 8 : 5);
}

std::string
moment_words(Instant at, Precision precision, std::optional<Day> day, std::string_view zone)
{
    const LocalTime local = to_local(at, zone);
    const bool is_that_day = day == floor<days>(local);
    const std::string date = to_iso(local).substr(0, date_bytes);
    if (precision == Precision::Day)
        return is_that_day ? "all day" : date;
    const std::string_view about = precision == Precision::About ? "about " : "";
    return fmt::format("{}{}{}{}", is_that_day ? "" : date, is_that_day ? "" : " ", about,
        clock_words(local, precision));
}

std::optional<Instant>
instant_of(const Moment& moment, std::optional<Day> day, std::string_view zone)
{
    const std::optional<Day> known = moment.day ? moment.day : day;
    if (!known)
        return std::nullopt;
    const Instant instant = to_instant(LocalTime(*known) + moment.clock.value_or(seconds(0)), zone);
    return check_year("", instant) ? std::optional(instant) : std::nullopt;
}

Precision precision_of(const Moment& moment)
{
    if (!moment.clock)
        return Precision::Day;
    if (moment.is_about)
        return Precision::About;
    return moment.has_seconds ? Precision::Second : Precision::Minute;
}

} // namespace

std::optional<TimeWords> take_time(std::string_view& text)
{
    std::string_view rest = text;
    const std::optional<Moment> begin = take_moment(rest);
    if (!begin)
        return std::nullopt;
    TimeWords words{.begin = *begin, .end = std::nullopt};
    text = rest;
    if (take_until(rest)) {
        words.end = take_moment(rest);
        if (words.end)
            text = rest;
    }
    return words;
}

Day day_of(Instant at, std::string_view zone) { return floor<days>(to_local(at, zone)); }

std::string heading_of(Day day)
{
    constexpr auto names = std::to_array<std::string_view>(
        {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"});
    return fmt::format(
        "{} {}", names[weekday(day).c_encoding()], to_iso(LocalTime(day)).substr(0, date_bytes));
}

std::optional<Day> day_in(std::string_view heading)
{
    for (; heading.size() >= date_bytes; heading.remove_prefix(1)) {
        std::string_view rest = heading;
        if (const std::optional<Day> day = take_day(rest))
            return day;
    }
    return std::nullopt;
}

std::string words_of(Instant at,
    std::optional<Instant> ended_at,
    Precision precision,
    std::optional<Day> day,
    std::string_view zone)
{
    std::string words = moment_words(at, precision, day, zone);
    if (!ended_at)
        return words;
    const Precision end_precision = precision == Precision::About ? Precision::Minute : precision;
    return words + " to " + moment_words(*ended_at, end_precision, day_of(at, zone), zone);
}

ReadTime read_time(const TimeWords& words, std::optional<Day> day, std::string_view zone)
{
    ReadTime time;
    time.at = instant_of(words.begin, day, zone);
    if (words.end)
        time.ended_at = instant_of(*words.end, words.begin.day ? words.begin.day : day, zone);
    if (time.at)
        time.precision = precision_of(words.begin);
    return time;
}

} // namespace candor::reviews
