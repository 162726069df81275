#pragma once

#include "changes/change.h"
#include "reviews/document.h"
#include "reviews/review_store.h"
#include "storage/item_table.h"

#include <fmt/format.h>
#include <string_view>

namespace candor::reviews {

/// How a part of a review is called in the database and in changes.
template <class T>
struct PartNames;

template <>
struct PartNames<Section> {
    static constexpr std::string_view table = "sections", owner = "review_id", item = "section";
};
template <>
struct PartNames<timeline::Event> {
    static constexpr std::string_view table = "events", owner = "review_id", item = "event";
};
template <>
struct PartNames<ImpactPhase> {
    static constexpr std::string_view table = "phases", owner = "review_id", item = "phase";
};
template <>
struct PartNames<Attempt> {
    static constexpr std::string_view table = "attempts", owner = "review_id", item = "attempt";
};
template <>
struct PartNames<Surprise> {
    static constexpr std::string_view table = "surprises", owner = "review_id", item = "surprise";
};
template <>
struct PartNames<Factor> {
    static constexpr std::string_view table = "factors", owner = "review_id", item = "factor";
};
template <>
struct PartNames<Lesson> {
    static constexpr std::string_view table = "lessons", owner = "review_id", item = "lesson";
};
template <>
struct PartNames<actions::Action> {
    static constexpr std::string_view table = "actions", owner = "origin_id", item = "action";
};
template <>
struct PartNames<SetAside> {
    static constexpr std::string_view table = "set_aside", owner = "review_id", item = "set_aside";
};

template <class T>
const std::string& id_of(const T& part)
{
    if constexpr (std::is_same_v<decltype(part.id), std::string>)
        return part.id;
    else
        return part.id.text;
}

/// One table for each kind of part, made once.
template <class T>
const storage::ItemTable<T>& part_table()
{
    static const storage::ItemTable<T> table(PartNames<T>::table, PartNames<T>::owner);
    return table;
}

/// The parts of one review, as somebody changes them. Every act is checked, written, and recorded as
/// a change of the review.
class PartStore {
public:
    PartStore(storage::Connection& connection, const Review& review, changes::Author author)
        : connection_(connection)
        , review_id_(review.id)
        , author_(std::move(author))
        , owner_{author_.workspace_id, review_id_.text}
    {
    }

    template <class T>
    Result<std::vector<T>> list()
    {
        return part_table<T>().list(connection_, owner_);
    }

    /// Gives the part its id, its revision and, where it has one, its position at the end.
    template <class T>
    Result<T> add(T part)
    {
        using actions::check;
        using timeline::check;
        const std::int64_t count = TRY(part_table<T>().count(connection_, owner_));
        if (count >= count_max<T>())
            return conflict(fmt::format("a review holds at most {} of these", count_max<T>()));
        part.id = decltype(part.id){new_uuid()};
        part.revision = 0;
        if constexpr (requires { part.position; })
            part.position = count;
        TRY(check(part));
        TRY(part_table<T>().add(connection_, owner_, part));
        TRY(record<T>(id_of(part), changes::Act::Added, nullptr, &part));
        return part;
    }

    /// `Conflict` if somebody else saved or deleted it since `part` was read. `act` says whether this is
    /// something new or what was there once.
    template <class T>
    Result<T> save(T part, changes::Act act = changes::Act::Changed)
    {
        using actions::check;
        using timeline::check;
        TRY(check(part));
        const T before = TRY(part_table<T>().get(connection_, owner_, id_of(part)));
        part = TRY(part_table<T>().save(connection_, owner_, std::move(part)));
        TRY(record(id_of(part), act, &before, &part));
        return part;
    }

    template <class T>
    Result<void> hide(const std::string& id)
    {
        const T before = TRY(part_table<T>().get(connection_, owner_, id));
        TRY(part_table<T>().hide(connection_, owner_, id, author_.now));
        return record<T>(id, changes::Act::Deleted, &before, nullptr);
    }

    template <class T>
    Result<T> restore(const std::string& id)
    {
        TRY(part_table<T>().restore(connection_, owner_, id));
        T after = TRY(part_table<T>().get(connection_, owner_, id));
        TRY(record<T>(id, changes::Act::Restored, nullptr, &after));
        return after;
    }

private:
    template <class T>
    static constexpr std::int64_t count_max()
    {
        return std::is_same_v<T, timeline::Event> ? timeline::events_max : parts_max;
    }

    template <class T>
    Result<void> record(const std::string& id, changes::Act act, const T* before, const T* after)
    {
        const changes::What what{"review", review_id_.text, PartNames<T>::item, id, act};
        const std::int64_t number = TRY(changes::record(connection_, author_, what, before, after));
        return ReviewStore(connection_, author_.workspace_id).note_change(review_id_, number);
    }

    storage::Connection& connection_;
    ReviewId review_id_;
    changes::Author author_;
    storage::Owner owner_;
};

} // namespace candor::reviews
