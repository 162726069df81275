#pragma once

#include "base/json.h"

#include <map>
#include <string>
#include <string_view>

/// JSON Schema (draft 2020-12, as OpenAPI 3.1 has it) of the structs that `json::read` and
/// `json::write` know, made from the same descriptions.
namespace candor::json {

/// Name of a struct to its schema: the `components/schemas` of an OpenAPI document.
using Schemas = std::map<std::string, std::string, std::less<>>;

namespace detail {

/// `Section` of `candor::reviews::Section`.
template <class T>
constexpr std::string_view short_type_name()
{
    std::string_view name = __PRETTY_FUNCTION__;
    const std::size_t begin = name.find("T = ") + 4;
    name = name.substr(begin, name.rfind(']') - begin);
    const std::size_t colon = name.rfind("::");
    return colon == std::string_view::npos ? name : name.substr(colon + 2);
}

} // namespace detail

/// The schema of T as JSON text; structs are put into `schemas` and referred to. Two structs of one
/// short name are a broken promise.
template <class T>
std::string schema_of(Schemas& schemas);

template <Described T>
void add_schema(Schemas& schemas)
{
    const std::string name(detail::short_type_name<T>());
    if (schemas.contains(name))
        return;
    schemas[name] = "{}"; // Stops a struct that holds itself.
    std::string properties;
    std::string required;
    detail::for_each_member<T>([&](std::string_view member, auto pointer) {
        using Member = std::remove_cvref_t<decltype(std::declval<T>().*pointer)>;
        if (!properties.empty())
            properties += ',';
        detail::write_string(properties, member);
        properties += ':' + schema_of<Member>(schemas);
        if constexpr (!detail::IsOptional<Member>::value) {
            if (!required.empty())
                required += ',';
            detail::write_string(required, member);
        }
    });
    schemas[name] = R"({"type":"object","properties":{)" + properties + R"(},"required":[)"
                    + required + R"(],"additionalProperties":false})";
}

template <NamedEnum T>
std::string enum_schema()
{
    std::string names;
    for (const auto& [value, name] : names_of(T{}))
        names.append(names.empty() ? "\"" : ",\"").append(name).append("\"");
    return R"({"type":"string","enum":[)" + names + "]}";
}

template <class T>
std::string schema_of(Schemas& schemas)
{
    if constexpr (std::is_same_v<T, Raw>) {
        return "{}";
    } else if constexpr (std::is_same_v<T, bool>) {
        return R"({"type":"boolean"})";
    } else if constexpr (std::integral<T>) {
        return R"({"type":"integer"})";
    } else if constexpr (std::floating_point<T>) {
        return R"({"type":"number"})";
    } else if constexpr (NamedEnum<T>) {
        return enum_schema<T>();
    } else if constexpr (std::is_same_v<T, Instant>) {
        return R"({"type":"string","format":"date-time"})";
    } else if constexpr (detail::IsOptional<T>::value) {
        return R"({"anyOf":[)" + schema_of<typename T::value_type>(schemas)
               + R"(,{"type":"null"}]})";
    } else if constexpr (detail::IsVector<T>::value) {
        return R"({"type":"array","items":)" + schema_of<typename T::value_type>(schemas) + "}";
    } else if constexpr (detail::IsMap<T>::value) {
        return R"({"type":"object","additionalProperties":)"
               + schema_of<typename T::mapped_type>(schemas) + "}";
    } else if constexpr (Described<T>) {
        add_schema<T>(schemas);
        return R"({"$ref":"#/components/schemas/)" + std::string(detail::short_type_name<T>())
               + "\"}";
    } else {
        return R"({"type":"string"})";
    }
}

} // namespace candor::json
