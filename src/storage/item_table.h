#pragma once

#include "base/instant.h"
#include "base/json.h"
#include "base/result.h"
#include "storage/database.h"

#include <fmt/format.h>
#include <string>
#include <string_view>
#include <vector>

namespace candor::storage {

/// Whose items are meant: every key begins with the workspace.
struct Owner {
    std::string workspace_id;
    std::string id; ///< Of the review, say, that the items belong to.
};

/// A table whose rows are described structs, each belonging to one owner: the columns are the struct's
/// members, beside `workspace_id`, the owner's column and `hidden_at`. T has an `id` and a `revision`.
///
/// One kind of table serves all lists of a review, so that saving under a revision, hiding and taking
/// back are written once. It is no mapper of objects: no joins, no identity, no lazy loading.
template <json::Described T>
class ItemTable {
public:
    /// `table` and `owner_column` are names of ours, never input.
    ItemTable(std::string_view table, std::string_view owner_column);

    /// Those that are not hidden, in the order of their ids (that is, of their making).
    Result<std::vector<T>> list(Connection& connection, const Owner& owner) const;
    Result<std::int64_t> count(Connection& connection, const Owner& owner) const;

    /// Also a hidden one. `NotFound` if there is none.
    Result<T> get(Connection& connection, const Owner& owner, std::string_view id) const;

    Result<void> add(Connection& connection, const Owner& owner, const T& item) const;

    /// Gives back the item one revision on. `Conflict` if somebody else saved or deleted it since.
    Result<T> save(Connection& connection, const Owner& owner, T item) const;

    /// Hides an item, or takes that back. `NotFound` if there is none in the other state.
    Result<void>
    hide(Connection& connection, const Owner& owner, std::string_view id, Instant now) const;
    Result<void> restore(Connection& connection, const Owner& owner, std::string_view id) const;

private:
    std::string list_;
    std::string count_;
    std::string get_;
    std::string add_;
    std::string save_;
    std::string hide_;
    std::string restore_;
};

/// The names of T's members, as a SELECT lists them.
template <json::Described T>
std::string column_list()
{
    std::string columns;
    json::detail::for_each_member<T>([&](std::string_view name, auto) {
        columns.append(columns.empty() ? "" : ", ").append(name);
    });
    return columns;
}

/// Appends T's members in their order, as `column_list` names them.
template <json::Described T>
void append_values(std::vector<Value>& values, const T& item)
{
    json::detail::for_each_member<T>(
        [&](std::string_view, auto pointer) { values.push_back(value_of(item.*pointer)); });
}

/// A T out of a row that has (at least) its columns.
template <json::Described T>
T read_row(const Row& row)
{
    T item;
    json::detail::for_each_member<T>([&](std::string_view name, auto pointer) {
        using Member = std::remove_cvref_t<decltype(item.*pointer)>;
        item.*pointer = row.get<Member>(name);
    });
    return item;
}

/// A T out of each row of an answer.
template <json::Described T>
std::vector<T> read_rows(const Answer& answer)
{
    std::vector<T> items;
    items.reserve(answer.row_count());
    for (std::size_t i = 0; i < answer.row_count(); ++i)
        items.push_back(read_row<T>(answer.row(i)));
    return items;
}

template <json::Described T>
ItemTable<T>::ItemTable(std::string_view table, std::string_view owner_column)
{
    const std::string columns = column_list<T>();
    const std::string whose = fmt::format(" WHERE workspace_id = $1 AND {} = $2", owner_column);
    std::string places = "$1, $2";
    std::string assignments;
    int parameter = 2;
    json::detail::for_each_member<T>([&](std::string_view name, auto) {
        places += fmt::format(", ${}", ++parameter);
        if (name == "revision")
            assignments += ", revision = revision + 1";
        else if (name != "id")
            assignments += fmt::format(", {} = ${}", name, parameter);
    });
    list_ =
        fmt::format("SELECT {} FROM {}{} AND hidden_at IS NULL ORDER BY id", columns, table, whose);
    count_ = fmt::format("SELECT count(*) AS count FROM {}{} AND hidden_at IS NULL", table, whose);
    get_ = fmt::format("SELECT {} FROM {}{} AND id = $3", columns, table, whose);
    add_ = fmt::format(
        "INSERT INTO {} (workspace_id, {}, {}) VALUES ({})", table, owner_column, columns, places);
    save_ = fmt::format("UPDATE {} SET {}{} AND id = $3 AND revision = ${} AND hidden_at IS NULL",
        table, assignments.substr(2), whose, parameter);
    hide_ = fmt::format(
        "UPDATE {} SET hidden_at = $4{} AND id = $3 AND hidden_at IS NULL", table, whose);
    restore_ = fmt::format(
        "UPDATE {} SET hidden_at = NULL{} AND id = $3 AND hidden_at IS NOT NULL", table, whose);
}

template <json::Described T>
Result<std::vector<T>> ItemTable<T>::list(Connection& connection, const Owner& owner) const
{
    return read_rows<T>(TRY(connection.run(list_, owner.workspace_id, owner.id)));
}

template <json::Described T>
Result<std::int64_t> ItemTable<T>::count(Connection& connection, const Owner& owner) const
{
    return TRY(connection.run(count_, owner.workspace_id, owner.id)).only().integer("count");
}

template <json::Described T>
Result<T> ItemTable<T>::get(Connection& connection, const Owner& owner, std::string_view id) const
{
    const Answer answer = TRY(connection.run(get_, owner.workspace_id, owner.id, id));
    if (answer.is_empty())
        return not_found("this is not here (any more); load the page again");
    return read_row<T>(answer.only());
}

template <json::Described T>
Result<void> ItemTable<T>::add(Connection& connection, const Owner& owner, const T& item) const
{
    std::vector<Value> values{owner.workspace_id, owner.id};
    append_values(values, item);
    TRY(connection.execute(add_, values));
    return {};
}

template <json::Described T>
Result<T> ItemTable<T>::save(Connection& connection, const Owner& owner, T item) const
{
    std::vector<Value> values{owner.workspace_id, owner.id};
    append_values(values, item);
    if (TRY(connection.execute(save_, values)).rows_changed() == 0)
        return conflict("somebody else changed this in the meantime; nothing was overwritten");
    ++item.revision;
    return item;
}

template <json::Described T>
Result<void> ItemTable<T>::hide(Connection& connection,
    const Owner& owner,
    std::string_view id,
    Instant now) const
{
    if (TRY(connection.run(hide_, owner.workspace_id, owner.id, id, now)).rows_changed() == 0)
        return not_found("this is gone already");
    return {};
}

template <json::Described T>
Result<void>
ItemTable<T>::restore(Connection& connection, const Owner& owner, std::string_view id) const
{
    if (TRY(connection.run(restore_, owner.workspace_id, owner.id, id)).rows_changed() == 0)
        return not_found("there is nothing to take back here");
    return {};
}

} // namespace candor::storage
