#pragma once

#include "base/id.h"
#include "base/instant.h"
#include "base/names.h"
#include "base/result.h"

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// JSON of structs that are described once, with BOOST_DESCRIBE_STRUCT: text to struct with an error
/// that names the place, struct to text, and the JSON Schema of both.
///
/// Members are written in their order under their own names. `std::optional` is null or absent; every
/// other member must be there. A member that nobody knows is an error, since it is most often a
/// misspelt one. Strings are put into normal form C on the way in.
namespace candor::json {

template <class T>
concept Described = boost::describe::has_describe_members<T>::value && !std::is_enum_v<T>;

/// JSON that is passed on as it is: sound, because it came out of a database of ours.
struct Raw {
    std::string text = "null";

    friend bool operator==(const Raw&, const Raw&) = default;
};

/// Where in a document we are, for messages: `events[3].at`.
class Path {
public:
    Path() = default;
    Path member(std::string_view name) const
    {
        return Path(text_.empty() ? std::string(name) : text_ + "." + std::string(name));
    }
    Path element(std::size_t index) const
    {
        return Path(text_ + "[" + std::to_string(index) + "]");
    }
    const std::string& text() const { return text_; }

private:
    explicit Path(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

namespace detail {

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsMap : std::false_type {};
template <class T>
struct IsMap<std::map<std::string, T>> : std::true_type {};
template <class T>
struct IsId : std::false_type {};
template <class Tag>
struct IsId<Id<Tag>> : std::true_type {};
template <class T>
inline constexpr bool is_unknown_type = false;

/// Calls `visit(name, pointer to member)` for every member of T, in order.
template <Described T>
constexpr void for_each_member(auto&& visit)
{
    using Members = boost::describe::describe_members<T,
        boost::describe::mod_any_access | boost::describe::mod_inherited>;
    boost::mp11::mp_for_each<Members>(
        [&](auto member) { visit(std::string_view(member.name), member.pointer); });
}

void write_string(std::string& out, std::string_view text);
void write_double(std::string& out, double number);

Result<boost::json::value> parse(std::string_view text);
Result<std::string> read_string(const boost::json::value& value, const Path& path);
Result<std::int64_t>
read_integer(const boost::json::value& value, const Path& path, std::int64_t min, std::int64_t max);
Result<double> read_double(const boost::json::value& value, const Path& path);
Result<bool> read_bool(const boost::json::value& value, const Path& path);
Result<const boost::json::object*> read_object(const boost::json::value& value, const Path& path);
Result<const boost::json::array*> read_array(const boost::json::value& value, const Path& path);
std::string raw_text(const boost::json::value& value);
Failure missing(const Path& path);
Failure unknown_member(const Path& path);
Failure unknown_name(const Path& path, std::string_view name, const std::string& names);

} // namespace detail

template <class T>
void write(std::string& out, const T& value);

template <class T>
void write_elements(std::string& out, const std::vector<T>& values)
{
    out.push_back('[');
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0)
            out.push_back(',');
        write(out, values[i]);
    }
    out.push_back(']');
}

template <class T>
void write_entries(std::string& out, const std::map<std::string, T>& values)
{
    out.push_back('{');
    for (const auto& [key, value] : values) {
        if (out.back() != '{')
            out.push_back(',');
        detail::write_string(out, key);
        out.push_back(':');
        write(out, value);
    }
    out.push_back('}');
}

template <Described T>
void write_members(std::string& out, const T& value)
{
    char separator = '{';
    detail::for_each_member<T>([&](std::string_view name, auto pointer) {
        out.push_back(separator);
        separator = ',';
        out.push_back('"');
        out.append(name).append("\":");
        write(out, value.*pointer);
    });
    if (separator == '{')
        out.push_back('{');
    out.push_back('}');
}

/// Appends `value` as JSON to `out`.
template <class T>
void write(std::string& out, const T& value)
{
    if constexpr (std::is_same_v<T, Raw>)
        out.append(value.text);
    else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>)
        detail::write_string(out, value);
    else if constexpr (std::is_same_v<T, bool>)
        out.append(value ? "true" : "false");
    else if constexpr (std::integral<T>)
        out.append(std::to_string(value));
    else if constexpr (std::floating_point<T>)
        detail::write_double(out, value);
    else if constexpr (NamedEnum<T>)
        detail::write_string(out, name_of(value));
    else if constexpr (std::is_same_v<T, Instant>)
        detail::write_string(out, to_iso(value));
    else if constexpr (detail::IsId<T>::value)
        detail::write_string(out, value.text);
    else if constexpr (detail::IsOptional<T>::value)
        value ? write(out, *value) : void(out.append("null"));
    else if constexpr (detail::IsVector<T>::value)
        write_elements(out, value);
    else if constexpr (detail::IsMap<T>::value)
        write_entries(out, value);
    else if constexpr (Described<T>)
        write_members(out, value);
    else
        static_assert(detail::is_unknown_type<T>, "describe this type with BOOST_DESCRIBE_STRUCT");
}

template <class T>
std::string text_of(const T& value)
{
    std::string out;
    write(out, value);
    return out;
}

template <class T>
Result<T> read(const boost::json::value& value, const Path& path);

template <class T>
Result<std::vector<T>> read_elements(const boost::json::value& value, const Path& path)
{
    const boost::json::array& array = *TRY(detail::read_array(value, path));
    std::vector<T> elements;
    elements.reserve(array.size());
    for (std::size_t i = 0; i < array.size(); ++i)
        elements.push_back(TRY(read<T>(array[i], path.element(i))));
    return elements;
}

template <class T>
Result<std::map<std::string, T>> read_entries(const boost::json::value& value, const Path& path)
{
    std::map<std::string, T> entries;
    for (const auto& [key, entry] : *TRY(detail::read_object(value, path)))
        entries.emplace(key, TRY(read<T>(entry, path.member(key))));
    return entries;
}

template <Described T>
Result<T> read_members(const boost::json::value& value, const Path& path)
{
    const boost::json::object& object = *TRY(detail::read_object(value, path));
    T result{};
    std::size_t known = 0;
    std::optional<Error> error;
    detail::for_each_member<T>([&](std::string_view name, auto pointer) {
        using Member = std::remove_cvref_t<decltype(result.*pointer)>;
        if (error)
            return;
        const boost::json::value* found = object.if_contains(name);
        known += found ? 1 : 0;
        if (!found && detail::IsOptional<Member>::value)
            return;
        Result<Member> member = found ? read<Member>(*found, path.member(name))
                                      : Result<Member>(detail::missing(path.member(name)));
        if (member)
            result.*pointer = *std::move(member);
        else
            error = std::move(member).error();
    });
    if (error)
        return Failure(*std::move(error));
    if (known == object.size())
        return result;
    for (const auto& entry : object) {
        bool is_known = false;
        detail::for_each_member<T>(
            [&](std::string_view name, auto) { is_known |= name == entry.key(); });
        if (!is_known)
            return detail::unknown_member(path.member(entry.key()));
    }
    return result;
}

template <NamedEnum T>
Result<T> read_name(const boost::json::value& value, const Path& path)
{
    const std::string name = TRY(detail::read_string(value, path));
    if (const std::optional<T> found = value_named<T>(name))
        return *found;
    return detail::unknown_name(path, name, all_names<T>());
}

template <class T>
Result<T> read(const boost::json::value& value, const Path& path)
{
    if constexpr (std::is_same_v<T, Raw>) {
        return Raw{detail::raw_text(value)};
    } else if constexpr (std::is_same_v<T, std::string>) {
        return detail::read_string(value, path);
    } else if constexpr (std::is_same_v<T, bool>) {
        return detail::read_bool(value, path);
    } else if constexpr (std::integral<T>) {
        using Limits = std::numeric_limits<T>;
        return static_cast<T>(TRY(detail::read_integer(value, path, Limits::min(), Limits::max())));
    } else if constexpr (std::floating_point<T>) {
        return detail::read_double(value, path);
    } else if constexpr (NamedEnum<T>) {
        return read_name<T>(value, path);
    } else if constexpr (std::is_same_v<T, Instant>) {
        Result<Instant> instant = instant_from_iso(TRY(detail::read_string(value, path)));
        if (!instant)
            return invalid(path.text(), instant.error().message);
        return *instant;
    } else if constexpr (detail::IsId<T>::value) {
        return T{TRY(detail::read_string(value, path))};
    } else if constexpr (detail::IsOptional<T>::value) {
        if (value.is_null())
            return T{};
        return T{TRY(read<typename T::value_type>(value, path))};
    } else if constexpr (detail::IsVector<T>::value) {
        return read_elements<typename T::value_type>(value, path);
    } else if constexpr (detail::IsMap<T>::value) {
        return read_entries<typename T::mapped_type>(value, path);
    } else if constexpr (Described<T>) {
        return read_members<T>(value, path);
    } else {
        static_assert(detail::is_unknown_type<T>, "describe this type with BOOST_DESCRIBE_STRUCT");
    }
}

/// The value that `text` describes, or `Invalid` with the place and what is expected there.
template <class T>
Result<T> read(std::string_view text)
{
    return read<T>(TRY(detail::parse(text)), Path());
}

} // namespace candor::json
