#include "base/instant.h"

#include <charconv>
#include <fmt/format.h>

namespace candor {

namespace {

using namespace std::chrono;

/// Eats ISO 8601 from the left; anything unexpected sets `good` to false for good.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    int digits(std::size_t count)
    {
        int number = 0;
        const std::string_view digits = rest_.substr(0, count);
        const char* const wanted = digits.data() + digits.size();
        const auto [end, error] = std::from_chars(digits.data(), wanted, number);
        if (error != std::errc() || end != wanted || digits.size() < count || digits[0] == '-')
            good_ = false;
        else
            rest_.remove_prefix(count);
        return number;
    }

    bool take(char c)
    {
        if (!good_ || !rest_.starts_with(c))
            return false;
        rest_.remove_prefix(1);
        return true;
    }

    void need(char c) { good_ = take(c) && good_; }

    microseconds fraction()
    {
        std::int64_t micros = 0;
        std::int64_t unit = 100'000;
        if (!take('.') && !take(','))
            return {};
        while (!rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9') {
            micros += (rest_[0] - '0') * unit;
            unit /= 10;
            rest_.remove_prefix(1);
        }
        return microseconds(micros);
    }

    void fail() { good_ = false; }
    bool is_good() const { return good_; }
    bool is_at_end() const { return rest_.empty(); }

private:
    std::string_view rest_;
    bool good_ = true;
};

local_days read_date(Reader& reader)
{
    const year y{reader.digits(4)};
    reader.need('-');
    const month m{static_cast<unsigned>(reader.digits(2))};
    reader.need('-');
    const day d{static_cast<unsigned>(reader.digits(2))};
    const year_month_day date{y, m, d};
    if (!date.ok() || y < year{1})
        reader.fail();
    return reader.is_good() ? local_days(date) : local_days();
}

microseconds read_time(Reader& reader)
{
    const int hour = reader.digits(2);
    reader.need(':');
    const int minute = reader.digits(2);
    const int second = reader.take(':') ? reader.digits(2) : 0;
    if (hour > 23 || minute > 59 || second > 60)
        reader.fail();
    return hours(hour) + minutes(minute) + seconds(second) + reader.fraction();
}

LocalTime read_local(Reader& reader)
{
    LocalTime time = read_date(reader);
    if (reader.take('T') || reader.take(' '))
        time += read_time(reader);
    return time;
}

microseconds read_offset(Reader& reader)
{
    if (reader.take('Z') || reader.take('z'))
        return {};
    const bool east = reader.take('+');
    if (!east)
        reader.need('-');
    const int hour = reader.digits(2);
    reader.take(':');
    const auto offset = hours(hour) + minutes(reader.digits(2));
    return east ? offset : -offset;
}

std::string write_local(LocalTime time)
{
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{time - day};
    std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", int(date.year()),
        unsigned(date.month()), unsigned(date.day()), clock.hours().count(),
        clock.minutes().count(), clock.seconds().count());
    if (const auto micros = clock.subseconds().count(); micros % 1000 != 0)
        text += fmt::format(".{:06}", micros);
    else if (micros != 0)
        text += fmt::format(".{:03}", micros / 1000);
    return text;
}

} // namespace

std::string to_iso(LocalTime time) { return write_local(time); }

std::string to_iso(Instant instant)
{
    return write_local(LocalTime(instant.time_since_epoch())) + "Z";
}

Result<Instant> instant_from_iso(std::string_view text)
{
    Reader reader(text);
    const LocalTime local = read_local(reader);
    const auto offset = read_offset(reader);
    if (!reader.is_good() || !reader.is_at_end())
        return invalid("", "a time is written like 2026-03-01T10:05:00Z");
    return Instant(local.time_since_epoch() - offset);
}

Result<LocalTime> local_from_iso(std::string_view text)
{
    Reader reader(text);
    const LocalTime local = read_local(reader);
    if (!reader.is_good() || !reader.is_at_end())
        return invalid("", "a local time is written like 2026-03-01T10:05");
    return local;
}

} // namespace candor
