#include "base/utf8.h"
#include "http/router.h"

#include <fmt/format.h>

namespace candor::http {

namespace {

std::string lower_method(Method method) { return lower_ascii(name_of(method)); }

std::string json_text(std::string_view text)
{
    std::string out;
    json::write(out, text);
    return out;
}

/// The {names} of a path, without the dots of a last one.
std::vector<std::string> parameter_names(std::string_view path)
{
    std::vector<std::string> names;
    for (std::size_t open = path.find('{'); open != std::string_view::npos;
        open = path.find('{', open + 1)) {
        std::string_view name = path.substr(open + 1, path.find('}', open) - open - 1);
        if (name.ends_with("..."))
            name.remove_suffix(3);
        names.emplace_back(name);
    }
    return names;
}

std::string parameters_of(const Door& door)
{
    std::string list;
    const auto add = [&](std::string_view name, std::string_view in, std::string_view meaning) {
        list += fmt::format(
            R"({}{{"name":{},"in":"{}","required":{},"description":{},"schema":{{"type":"string"}}}})",
            list.empty() ? "" : ",", json_text(name), in, in == "path", json_text(meaning));
    };
    for (const std::string& name : parameter_names(door.path))
        add(name, "path", "");
    for (const QueryParameter& parameter : door.query)
        add(parameter.name, "query", parameter.meaning);
    return list;
}

std::string operation_of(const Route& route, json::Schemas& schemas)
{
    std::string operation = fmt::format(R"({{"summary":{},"x-access":"{}","parameters":[{}])",
        json_text(route.door.summary), name_of(route.door.access), parameters_of(route.door));
    if (route.door.access != Access::Anyone)
        operation += route.door.tokens == Tokens::Refused
                         ? R"(,"security":[{"session":[]}])"
                         : R"(,"security":[{"session":[]},{"token":[]}])";
    if (route.body_schema)
        operation += fmt::format(
            R"(,"requestBody":{{"required":true,"content":{{"application/json":{{"schema":{}}}}}}})",
            route.body_schema(schemas));
    else if (route.door.body_to == BodyTo::File)
        operation +=
            R"(,"requestBody":{"required":true,"content":{"application/octet-stream":{}}})";
    if (route.answer_schema)
        operation += fmt::format(
            R"(,"responses":{{"200":{{"description":"Done","content":{{"application/json":{{"schema":{}}}}}}})",
            route.answer_schema(schemas));
    else
        operation += R"(,"responses":{"200":{"description":"Done"})";
    return operation + R"(,"default":{"$ref":"#/components/responses/Error"}}})";
}

constexpr std::string_view error_components =
    R"("responses":{"Error":{"description":"What is so and what to do",)"
    R"("content":{"application/json":{"schema":{"type":"object","required":["error"],"properties":{"error":)"
    R"({"type":"object","required":["kind","message","field"],"properties":{"kind":{"type":"string"},)"
    R"("message":{"type":"string"},"field":{"type":"string"}}}}}}}}})";

constexpr std::string_view security_components =
    R"("securitySchemes":{"session":{"type":"apiKey","in":"cookie","name":"candor_session"},)"
    R"("token":{"type":"http","scheme":"bearer"}})";

std::string joined(const std::map<std::string, std::string, std::less<>>& entries)
{
    std::string text;
    for (const auto& [key, value] : entries)
        text += (text.empty() ? "" : ",") + json_text(key) + ":" + value;
    return text;
}

} // namespace

std::string openapi(const Router& router, std::string_view version)
{
    json::Schemas schemas;
    std::map<std::string, std::string, std::less<>> paths;
    for (const Route& route : router.routes()) {
        if (!route.door.path.starts_with("/api/"))
            continue;
        std::string& path = paths[std::string(route.door.path)];
        path += (path.empty() ? "" : ",") + json_text(lower_method(route.door.method)) + ":"
                + operation_of(route, schemas);
    }
    for (auto& [path, operations] : paths)
        operations.insert(0, "{").push_back('}');
    return fmt::format(
        R"({{"openapi":"3.1.0","info":{{"title":"Candor","version":{}}},"paths":{{{}}},)"
        R"("components":{{"schemas":{{{}}},{},{}}}}})",
        json_text(version), joined(paths), joined(schemas), error_components, security_components);
}

} // namespace candor::http
