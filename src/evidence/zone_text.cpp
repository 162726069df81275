#include "evidence/zone_text.h"

#include "base/zone.h"
#include "evidence/plain_text.h"

#include <array>
#include <utility>

namespace candor::evidence {

namespace {

using ZoneName = std::pair<std::string_view, std::string_view>;

// Abbreviations are not unique: CST is also Chinese, IST also Irish and Israeli. These are the
// readings that public post-mortems use; a person sees the zone in the preview and can change it.
constexpr std::array abbreviations = {ZoneName{"UTC", "UTC"}, ZoneName{"GMT", "UTC"},
    ZoneName{"Z", "UTC"}, ZoneName{"PST", "America/Los_Angeles"},
    ZoneName{"PDT", "America/Los_Angeles"}, ZoneName{"PT", "America/Los_Angeles"},
    ZoneName{"MST", "America/Denver"}, ZoneName{"MDT", "America/Denver"},
    ZoneName{"MT", "America/Denver"}, ZoneName{"CST", "America/Chicago"},
    ZoneName{"CDT", "America/Chicago"}, ZoneName{"CT", "America/Chicago"},
    ZoneName{"EST", "America/New_York"}, ZoneName{"EDT", "America/New_York"},
    ZoneName{"ET", "America/New_York"}, ZoneName{"CET", "CET"}, ZoneName{"CEST", "CET"},
    ZoneName{"MEZ", "CET"}, ZoneName{"MESZ", "CET"}, ZoneName{"EET", "EET"},
    ZoneName{"EEST", "EET"}, ZoneName{"WET", "WET"}, ZoneName{"WEST", "WET"},
    ZoneName{"BST", "Europe/London"}, ZoneName{"MSK", "Europe/Moscow"},
    ZoneName{"IST", "Asia/Kolkata"}, ZoneName{"SGT", "Asia/Singapore"},
    ZoneName{"JST", "Asia/Tokyo"}, ZoneName{"KST", "Asia/Seoul"}, ZoneName{"HKT", "Asia/Hong_Kong"},
    ZoneName{"GST", "Asia/Dubai"}, ZoneName{"AEST", "Australia/Sydney"},
    ZoneName{"AEDT", "Australia/Sydney"}, ZoneName{"AET", "Australia/Sydney"},
    ZoneName{"ACST", "Australia/Adelaide"}, ZoneName{"ACDT", "Australia/Adelaide"},
    ZoneName{"AWST", "Australia/Perth"}, ZoneName{"NZST", "Pacific/Auckland"},
    ZoneName{"NZDT", "Pacific/Auckland"}, ZoneName{"BRT", "America/Sao_Paulo"},
    ZoneName{"SAST", "Africa/Johannesburg"}};

constexpr std::array regions = {ZoneName{"Pacific", "America/Los_Angeles"},
    ZoneName{"Mountain", "America/Denver"}, ZoneName{"Central European", "CET"},
    ZoneName{"Central", "America/Chicago"}, ZoneName{"Eastern European", "EET"},
    ZoneName{"Eastern", "America/New_York"}, ZoneName{"British Summer", "Europe/London"},
    ZoneName{"Coordinated Universal", "UTC"}, ZoneName{"US/Pacific", "America/Los_Angeles"},
    ZoneName{"US/Mountain", "America/Denver"}, ZoneName{"US/Central", "America/Chicago"},
    ZoneName{"US/Eastern", "America/New_York"}};

// The zones that Rails, and so PagerDuty, names after a city that is not the IANA one; written
// without spaces and signs, as `compact` leaves them. A city that is an IANA one is found there.
constexpr std::array rails_zones = {ZoneName{"pacifictimeuscanada", "America/Los_Angeles"},
    ZoneName{"mountaintimeuscanada", "America/Denver"},
    ZoneName{"centraltimeuscanada", "America/Chicago"},
    ZoneName{"easterntimeuscanada", "America/New_York"},
    ZoneName{"atlantictimecanada", "America/Halifax"},
    ZoneName{"indianaeast", "America/Indiana/Indianapolis"},
    ZoneName{"internationaldatelinewest", "Etc/GMT+12"}, ZoneName{"edinburgh", "Europe/London"},
    ZoneName{"london", "Europe/London"}, ZoneName{"bern", "Europe/Zurich"},
    ZoneName{"westcentralafrica", "Africa/Algiers"}, ZoneName{"kyiv", "Europe/Kiev"},
    ZoneName{"harare", "Africa/Harare"}, ZoneName{"pretoria", "Africa/Johannesburg"},
    ZoneName{"stpetersburg", "Europe/Moscow"}, ZoneName{"abudhabi", "Asia/Muscat"},
    ZoneName{"islamabad", "Asia/Karachi"}, ZoneName{"chennai", "Asia/Kolkata"},
    ZoneName{"mumbai", "Asia/Kolkata"}, ZoneName{"newdelhi", "Asia/Kolkata"},
    ZoneName{"srijayawardenepura", "Asia/Colombo"}, ZoneName{"astana", "Asia/Dhaka"},
    ZoneName{"hanoi", "Asia/Bangkok"}, ZoneName{"beijing", "Asia/Shanghai"},
    ZoneName{"osaka", "Asia/Tokyo"}, ZoneName{"sapporo", "Asia/Tokyo"},
    ZoneName{"canberra", "Australia/Sydney"}, ZoneName{"wellington", "Pacific/Auckland"},
    ZoneName{"brasilia", "America/Sao_Paulo"}, ZoneName{"hawaii", "Pacific/Honolulu"},
    ZoneName{"alaska", "America/Juneau"}, ZoneName{"arizona", "America/Phoenix"},
    ZoneName{"midatlantic", "Atlantic/South_Georgia"}};

// A sentence that names a zone is short; the rest of a long line is not looked at.
constexpr std::size_t sentence_bytes_max = 400;

/// The zone of a whole offset. IANA counts these the other way round: UTC+2 is `Etc/GMT-2`.
std::string zone_of_offset(int hours)
{
    if (hours == 0)
        return "UTC";
    return std::string("Etc/GMT") + (hours > 0 ? "-" : "+")
           + std::to_string(hours > 0 ? hours : -hours);
}

/// "+02:00", "-7", "+0530". A zone that is not of whole hours has no IANA name of its own.
std::optional<std::string> read_offset(Cursor& cursor)
{
    Cursor ahead = cursor;
    const bool is_west = ahead.peek() == '-';
    if (!is_west && ahead.peek() != '+')
        return std::nullopt;
    ++ahead.at;
    const std::size_t digits = ahead.digit_count();
    std::optional<int> number = ahead.take_number(1, 4);
    if (!number || digits == 3)
        return std::nullopt;
    int minutes = digits == 4 ? *number % 100 : 0;
    const int hours = digits == 4 ? *number / 100 : *number;
    if (digits <= 2 && ahead.peek() == ':' && is_digit(ahead.peek(1))) {
        ++ahead.at;
        minutes = ahead.take_number(2, 2).value_or(60);
    }
    if (hours > 12 || minutes > 59 || is_letter(ahead.peek()))
        return std::nullopt;
    cursor = ahead;
    return minutes == 0 ? zone_of_offset(is_west ? -hours : hours) : "";
}

std::optional<std::string> read_abbreviation(Cursor& cursor)
{
    const std::string_view word = cursor.letters();
    for (const auto& [name, zone] : abbreviations) {
        const bool is_lower_utc = name == "UTC" || name == "GMT";
        if (word != name && !(is_lower_utc && same_letters(word, name)))
            continue;
        Cursor ahead = cursor;
        ahead.at += word.size();
        if (is_digit(ahead.peek()) || ahead.peek() == '_')
            return std::nullopt;
        cursor = ahead;
        if (zone == "UTC") {
            const std::optional<std::string> shifted = read_offset(cursor);
            return shifted && !shifted->empty() ? *shifted : std::string(zone);
        }
        return std::string(zone);
    }
    return std::nullopt;
}

/// "Eastern", "Pacific Standard Time", "US/Pacific".
std::optional<std::string> read_region(Cursor& cursor)
{
    for (const auto& [name, zone] : regions) {
        Cursor ahead = cursor;
        if (!ahead.take(name) || is_letter(ahead.peek()))
            continue;
        for (std::string_view word : {" Standard", " Daylight", " Summer", " Time"})
            ahead.take(word);
        cursor = ahead;
        return std::string(zone);
    }
    return std::nullopt;
}

/// `Europe/Berlin`.
std::optional<std::string> read_iana(Cursor& cursor)
{
    const auto is_part = [](char c) { return is_letter(c) || c == '_' || c == '/' || c == '-'; };
    std::size_t size = 0;
    while (size < 40 && is_part(cursor.peek(size)))
        ++size;
    const std::string_view name = cursor.rest().substr(0, size);
    if (name.find('/') == std::string_view::npos || name.front() < 'A' || name.front() > 'Z'
        || !is_zone(name))
        return std::nullopt;
    cursor.at += size;
    return std::string(name);
}

std::optional<std::string> read_bare_zone(Cursor& cursor)
{
    if (cursor.peek() == '+' && is_letter(cursor.peek(1)))
        ++cursor.at; // "+UTC", as Etherscan writes it.
    if (auto zone = read_offset(cursor))
        return zone;
    if (!is_letter(cursor.peek()))
        return std::nullopt;
    if (auto zone = read_region(cursor))
        return zone;
    if (auto zone = read_iana(cursor))
        return zone;
    return read_abbreviation(cursor);
}

std::optional<std::string> rails_zone_in(std::string_view sentence)
{
    const std::string words = compact(sentence);
    for (const auto& [name, zone] : rails_zones)
        if (words.find(name) != std::string::npos)
            return std::string(zone);
    return std::nullopt;
}

/// A city that is the last part of an IANA name, as the last words of the sentence.
std::optional<std::string> city_zone_in(std::string_view sentence)
{
    const std::string words = compact(sentence);
    static const std::vector<std::string> names = zone_names();
    for (const std::string& name : names) {
        const std::size_t slash = name.rfind('/');
        if (slash == std::string::npos || name.starts_with("Etc/"))
            continue;
        const std::string city = compact(std::string_view(name).substr(slash + 1));
        if (city.size() >= 4 && words.ends_with(city))
            return name;
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> read_zone(Cursor& cursor)
{
    Cursor ahead = cursor;
    const bool bracket = ahead.take('(');
    auto zone = read_bare_zone(ahead);
    if (!zone || (bracket && !ahead.take(')')) || is_letter(ahead.peek()))
        return std::nullopt;
    cursor = ahead;
    return zone;
}

std::optional<std::string> zone_in_sentence(std::string_view whole)
{
    const std::string_view sentence = whole.substr(0, sentence_bytes_max);
    if (auto zone = rails_zone_in(sentence))
        return zone;
    for (Cursor cursor(sentence); !cursor.is_done(); ++cursor.at) {
        if (!is_letter(cursor.peek()) || is_letter(cursor.before()) || is_digit(cursor.before()))
            continue;
        Cursor ahead = cursor;
        if (auto zone = read_bare_zone(ahead); zone && !zone->empty() && !is_letter(ahead.peek()))
            return zone;
    }
    return speaks_of_times(sentence) ? city_zone_in(sentence) : std::nullopt;
}

bool speaks_of_times(std::string_view sentence)
{
    const std::string words = compact(sentence);
    for (std::string_view phrase : {"alltimes", "timesare", "timesin", "timeslisted", "timezone",
             "timestampsare", "timestampsin", "eventsaredocumentedin", "timesgiven", "timesutc"})
        if (words.find(phrase) != std::string::npos)
            return true;
    return false;
}

} // namespace candor::evidence
