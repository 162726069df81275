#include "base/text_check.h"

#include "base/utf8.h"
#include "base/zone.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace candor {

namespace {

Failure refuse(std::string_view field, std::string message)
{
    return invalid(std::string(field), std::move(message));
}

bool is_safe_in_a_link(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte > ' ' && byte != 0x7f && c != '<' && c != '>' && c != '"' && c != '\\';
}

bool is_link(std::string_view text)
{
    constexpr std::array<std::string_view, 3> schemes = {"http://", "https://", "mailto:"};
    const std::string lower = lower_ascii(text.substr(0, 8));
    return std::ranges::all_of(text, is_safe_in_a_link)
           && std::ranges::any_of(schemes, [&](std::string_view scheme) {
                  return lower.starts_with(scheme) && text.size() > scheme.size();
              });
}

} // namespace

Result<void> check_present(std::string_view field, std::string_view text, std::string_view message)
{
    if (trimmed(text).empty())
        return refuse(field, std::string(message));
    return {};
}

Result<void> check_fits(std::string_view field,
    std::string_view thing,
    std::string_view text,
    std::size_t bytes_max)
{
    if (text.size() > bytes_max)
        return refuse(field,
            fmt::format("{} has {} bytes, and {} fit; shorten it", thing, text.size(), bytes_max));
    if (text.contains('\0'))
        return refuse(field, fmt::format("{} has a zero byte in it; remove it", thing));
    return {};
}

Result<void> check_line(std::string_view field,
    std::string_view thing,
    std::string_view text,
    std::size_t bytes_max)
{
    TRY(check_fits(field, thing, text, bytes_max));
    if (text.find_first_of("\r\n") != std::string_view::npos)
        return refuse(field, fmt::format("{} is one line; take the line breaks out", thing));
    return {};
}

Result<void> check_link(std::string_view field,
    std::string_view thing,
    std::string_view text,
    std::size_t bytes_max)
{
    TRY(check_line(field, thing, text, bytes_max));
    if (!text.empty() && !is_link(text))
        return refuse(field,
            fmt::format("{} begins with https://, http:// or mailto: and has no spaces in it; "
                        "write the whole address",
                thing));
    return {};
}

Result<void> check_zone(std::string_view field, std::string_view zone)
{
    if (!zone.empty() && !is_zone(zone))
        return refuse(
            field, fmt::format("\"{}\" is not a time zone that is known here; choose one such as "
                               "Europe/Berlin, or leave it empty",
                       prefix_of(zone, 60)));
    return {};
}

Result<void> check_year(std::string_view field, std::optional<Instant> instant)
{
    using namespace std::chrono;
    constexpr Instant first = sys_days(year(1) / January / 1);
    constexpr Instant end = sys_days(year(10'000) / January / 1);
    if (instant && (*instant < first || *instant >= end))
        return refuse(field, "a time lies in the years 1 to 9999; check the year");
    return {};
}

Result<void> check_span(std::string_view began_field,
    std::optional<Instant> began_at,
    std::string_view ended_field,
    std::optional<Instant> ended_at)
{
    TRY(check_year(began_field, began_at));
    TRY(check_year(ended_field, ended_at));
    if (began_at && ended_at && *ended_at < *began_at)
        return refuse(ended_field, "the end lies before the beginning; change one of the two");
    return {};
}

} // namespace candor
