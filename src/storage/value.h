#pragma once

#include "base/id.h"
#include "base/instant.h"
#include "base/json.h"
#include "base/names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace candor::storage {

/// What a column or a parameter holds.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// How a C++ value lies in a column: instants as microseconds, enums by their names, booleans as 0 and
/// 1, none as NULL, ids as text, lists as JSON.
template <class T>
Value value_of(const T& value)
{
    if constexpr (std::is_same_v<T, Value>)
        return value;
    else if constexpr (std::is_same_v<T, bool>)
        return std::int64_t{value};
    else if constexpr (std::integral<T>)
        return static_cast<std::int64_t>(value);
    else if constexpr (std::floating_point<T>)
        return static_cast<double>(value);
    else if constexpr (std::is_same_v<T, Instant>)
        return to_micros(value);
    else if constexpr (NamedEnum<T>)
        return std::string(name_of(value));
    else if constexpr (json::detail::IsId<T>::value || std::is_same_v<T, json::Raw>)
        return value.text;
    else if constexpr (json::detail::IsOptional<T>::value)
        return value ? value_of(*value) : Value();
    else if constexpr (std::is_convertible_v<T, std::string_view>)
        return std::string(std::string_view(value));
    else
        return json::text_of(value);
}

namespace detail {

const std::string& text_in(const Value& value);
std::int64_t integer_in(const Value& value);
double real_in(const Value& value);

} // namespace detail

/// The other way round. A column that holds something else than was written into it is a broken
/// promise: the tables have constraints for that.
template <class T>
T value_as(const Value& value)
{
    if constexpr (std::is_same_v<T, std::string>) {
        return detail::text_in(value);
    } else if constexpr (std::is_same_v<T, bool>) {
        return detail::integer_in(value) != 0;
    } else if constexpr (std::integral<T>) {
        return static_cast<T>(detail::integer_in(value));
    } else if constexpr (std::floating_point<T>) {
        return static_cast<T>(detail::real_in(value));
    } else if constexpr (std::is_same_v<T, Instant>) {
        return from_micros(detail::integer_in(value));
    } else if constexpr (NamedEnum<T>) {
        const std::optional<T> found = value_named<T>(detail::text_in(value));
        ENSURE(found);
        return *found;
    } else if constexpr (json::detail::IsId<T>::value || std::is_same_v<T, json::Raw>) {
        return T{detail::text_in(value)};
    } else if constexpr (json::detail::IsOptional<T>::value) {
        return std::holds_alternative<std::monostate>(value)
                   ? T{}
                   : T{value_as<typename T::value_type>(value)};
    } else {
        Result<T> read = json::read<T>(detail::text_in(value));
        ENSURE(read);
        return *std::move(read);
    }
}

} // namespace candor::storage
