#include "base/json.h"

#include "base/utf8.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cmath>
#include <fmt/format.h>

namespace candor::json::detail {

namespace {

/// Boost.JSON 1.81 reads a number of many digits to within some units of its last place; this far from
/// the largest there is, what was read and written can always be read again.
constexpr double number_max = 1e300;

constexpr std::string_view hex = "0123456789abcdef";

/// The letter after the backslash for what JSON has a short form for; 0 if it has none.
char short_escape(char c)
{
    switch (c) {
    case '"':
    case '\\':
        return c;
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return 0;
    }
}

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

void write_escaped(std::string& out, char c)
{
    if (const char letter = short_escape(c)) {
        out.push_back('\\');
        out.push_back(letter);
        return;
    }
    out.append("\\u00");
    out.push_back(hex[static_cast<unsigned char>(c) >> 4]);
    out.push_back(hex[static_cast<unsigned char>(c) & 0xf]);
}

std::string place(const Path& path) { return path.text().empty() ? "the document" : path.text(); }

} // namespace

void write_string(std::string& out, std::string_view text)
{
    out.push_back('"');
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!needs_escape(text[i]))
            continue;
        out.append(text, begin, i - begin);
        write_escaped(out, text[i]);
        begin = i + 1;
    }
    out.append(text, begin);
    out.push_back('"');
}

void write_double(std::string& out, double number)
{
    ENSURE(std::isfinite(number));
    out += fmt::format("{}", number);
}

Result<boost::json::value> parse(std::string_view text)
{
    boost::system::error_code error;
    boost::json::value value = boost::json::parse(text, error);
    if (error)
        return invalid("", "this is not JSON: " + error.message());
    return value;
}

Result<std::string> read_string(const boost::json::value& value, const Path& path)
{
    const boost::json::string* text = value.if_string();
    if (!text)
        return invalid(path.text(), place(path) + " is a text in double quotes");
    if (text->find('\0') != boost::json::string::npos)
        return invalid(path.text(), place(path) + " has a zero byte in it, which no text has");
    return nfc(*text);
}

Result<std::int64_t>
read_integer(const boost::json::value& value, const Path& path, std::int64_t min, std::int64_t max)
{
    boost::system::error_code error;
    const auto number = value.to_number<std::int64_t>(error);
    if (error || number < min || number > max)
        return invalid(
            path.text(), fmt::format("{} is a whole number from {} to {}", place(path), min, max));
    return number;
}

Result<double> read_double(const boost::json::value& value, const Path& path)
{
    boost::system::error_code error;
    const auto number = value.to_number<double>(error);
    if (error || !(std::abs(number) <= number_max))
        return invalid(path.text(), place(path) + " is a number, and not a huge one");
    return number;
}

Result<bool> read_bool(const boost::json::value& value, const Path& path)
{
    if (const bool* truth = value.if_bool())
        return *truth;
    return invalid(path.text(), place(path) + " is true or false");
}

Result<const boost::json::object*> read_object(const boost::json::value& value, const Path& path)
{
    if (const boost::json::object* object = value.if_object())
        return object;
    return invalid(path.text(), place(path) + " is an object in braces");
}

Result<const boost::json::array*> read_array(const boost::json::value& value, const Path& path)
{
    if (const boost::json::array* array = value.if_array())
        return array;
    return invalid(path.text(), place(path) + " is a list in brackets");
}

std::string raw_text(const boost::json::value& value) { return boost::json::serialize(value); }

Failure missing(const Path& path) { return invalid(path.text(), path.text() + " is missing"); }

Failure unknown_member(const Path& path)
{
    return invalid(
        path.text(), path.text() + " is not a field that is known here; check its spelling");
}

Failure unknown_name(const Path& path, std::string_view name, const std::string& names)
{
    return invalid(path.text(),
        fmt::format("{} is \"{}\", and has to be one of {}", path.text(), name, names));
}

} // namespace candor::json::detail
