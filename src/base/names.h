#pragma once

#include "base/result.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace candor {

/// One enumerator and its name on the wire, in the database and in other people's scripts.
template <class E>
struct Named {
    E value;
    std::string_view name;
};

/// An enum with names has, in its own namespace, `constexpr auto names_of(E)` that gives an array of
/// `Named<E>`. Names are frozen: add to them, never change one.
template <class E>
concept NamedEnum = std::is_enum_v<E> && requires(E e) { names_of(e).size(); };

template <NamedEnum E>
std::string_view name_of(E wanted)
{
    static constexpr auto names = names_of(E{});
    for (const auto& [value, name] : names)
        if (value == wanted)
            return name;
    broken_promise("an enumerator has a name", __FILE__, __LINE__);
}

/// None if no enumerator has this name.
template <NamedEnum E>
std::optional<E> value_named(std::string_view wanted)
{
    static constexpr auto names = names_of(E{});
    for (const auto& [value, name] : names)
        if (name == wanted)
            return value;
    return std::nullopt;
}

/// The names, in their order, as a sentence has them: "draft, gathering, scheduled".
template <NamedEnum E>
std::string all_names()
{
    std::string all;
    for (const auto& [value, name] : names_of(E{}))
        all.append(all.empty() ? "" : ", ").append(name);
    return all;
}

} // namespace candor
