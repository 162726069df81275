#pragma once

#include "base/json.h"

#include <boost/json/object.hpp>
#include <span>

/// Values as the record of changes keeps them: JSON of the struct as it was then. A struct may have gained and
/// lost members since, so what is read back is laid over one of today.
namespace candor::reviews {

/// The members of a kept value; none if there was nothing.
boost::json::object members_of(const json::Raw& kept);

/// What the members were where the two differ, of `kept`. Revisions are not told: they always differ.
boost::json::object differing(const json::Raw& kept, const json::Raw& other);

namespace detail {

/// `today` with the members of `kept` that it has, too.
boost::json::value laid_over(boost::json::value today, const boost::json::object& kept);

} // namespace detail

/// `value` with those members that `kept` has, too.
template <json::Described T>
Result<T> with_members(const T& value, const boost::json::object& kept)
{
    const auto today = TRY(json::detail::parse(json::text_of(value)));
    return json::read<T>(detail::laid_over(today, kept), {});
}

template <json::Described T>
Result<T> read_kept(const json::Raw& kept)
{
    return with_members(T{}, members_of(kept));
}

} // namespace candor::reviews
