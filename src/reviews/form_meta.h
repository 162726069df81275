#pragma once

#include "base/json.h"

#include <algorithm>
#include <boost/json.hpp>
#include <span>
#include <string>
#include <string_view>

/// What the words of the Markdown form cannot say of a described struct, as a JSON object beside them.
namespace candor::reviews {

/// Ids, revisions and positions are given anew by whoever reads; an id stands here only where one was
/// left in on purpose.
inline bool is_given_anew(std::string_view member)
{
    return member == "revision" || member == "position";
}

/// The members of `wanted` that `read` has otherwise, as a JSON object; "" if there are none.
template <json::Described T>
std::string differences(const T& wanted, const T& read)
{
    std::string out;
    json::detail::for_each_member<T>([&](std::string_view name, auto pointer) {
        if (is_given_anew(name) || wanted.*pointer == read.*pointer)
            return;
        out.append(out.empty() ? "{\"" : ",\"").append(name).append("\":");
        json::write(out, wanted.*pointer);
    });
    return out.empty() ? out : out + "}";
}

/// Takes the members that `object` has and that `is_wanted` names. What does not fit is left.
template <json::Described T>
void apply(T& value, const boost::json::object& object, auto is_wanted)
{
    json::detail::for_each_member<T>([&](std::string_view name, auto pointer) {
        using Member = std::remove_cvref_t<decltype(value.*pointer)>;
        const boost::json::value* found = object.if_contains(name);
        if (!found || is_given_anew(name) || !is_wanted(name))
            return;
        if (Result<Member> member = json::read<Member>(*found, json::Path()))
            value.*pointer = *std::move(member);
    });
}

/// The object in `text`, or an empty one.
inline boost::json::object object_in(std::string_view text)
{
    boost::system::error_code error;
    boost::json::value value = boost::json::parse(text, error);
    return error || !value.is_object() ? boost::json::object() : std::move(value.as_object());
}

} // namespace candor::reviews
