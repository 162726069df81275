#include "reviews/kept_value.h"

namespace candor::reviews {

boost::json::object members_of(const json::Raw& kept)
{
    const Result<boost::json::value> value = json::detail::parse(kept.text);
    const boost::json::object* object = value ? value->if_object() : nullptr;
    return object ? *object : boost::json::object();
}

boost::json::object differing(const json::Raw& kept, const json::Raw& other)
{
    const boost::json::object others = members_of(other);
    boost::json::object members;
    for (const auto& [name, value] : members_of(kept)) {
        const boost::json::value* there = others.if_contains(name);
        if (name != "revision" && (!there || *there != value))
            members.emplace(name, value);
    }
    return members;
}

boost::json::value detail::laid_over(boost::json::value today, const boost::json::object& kept)
{
    boost::json::object* object = today.if_object();
    ENSURE(object);
    for (const auto& [name, value] : kept)
        if (boost::json::value* member = object->if_contains(name))
            *member = value;
    return today;
}

} // namespace candor::reviews
