#include "reviews/private_note_store.h"

#include "storage/item_table.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::reviews {

namespace {

using changes::Act;
using storage::Answer;

constexpr std::int64_t readings_max = 100;

const std::string columns = storage::column_list<PrivateNote>();
const std::string of_review =
    "SELECT " + columns + " FROM private_notes WHERE workspace_id = $1 AND review_id = $2 ";
const std::string select_all = of_review + "ORDER BY id";
const std::string select_one = of_review + "AND id = $3";
const std::string insert_note = "INSERT INTO private_notes (workspace_id, review_id, " + columns
                                + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
constexpr std::string_view update_note = R"sql(
    UPDATE private_notes SET text = $5, reader_ids = $6, released = $7, revision = revision + 1
     WHERE workspace_id = $1 AND review_id = $2 AND id = $3 AND revision = $4
)sql";
constexpr std::string_view delete_note =
    "DELETE FROM private_notes WHERE workspace_id = $1 AND review_id = $2 AND id = $3";
constexpr std::string_view select_readings = R"sql(
    SELECT person_id, at FROM changes
     WHERE workspace_id = $1 AND thing = $2 AND thing_id = $3 AND act = 'read'
     ORDER BY number DESC LIMIT $4
)sql";

Failure no_such_note() { return not_found("there is no such note"); }

bool is_reader(const PrivateNote& note, const std::string& person_id)
{
    return std::ranges::find(note.reader_ids, person_id) != note.reader_ids.end();
}

/// What somebody who is named sees before they open a note.
PrivateNote closed(PrivateNote note)
{
    note.text.clear();
    note.reader_ids.clear();
    note.released.clear();
    return note;
}

} // namespace

Result<std::vector<PrivateNote>> PrivateNoteStore::list()
{
    std::vector<PrivateNote> visible;
    for (PrivateNote& note : storage::read_rows<PrivateNote>(
             TRY(connection_.run(select_all, author_.workspace_id, review_id_))))
        if (note.writer_id == author_.person_id)
            visible.push_back(std::move(note));
        else if (is_reader(note, author_.person_id))
            visible.push_back(closed(std::move(note)));
    return visible;
}

Result<PrivateNote> PrivateNoteStore::open(const std::string& id)
{
    const Answer answer = TRY(connection_.run(select_one, author_.workspace_id, review_id_, id));
    if (answer.is_empty())
        return no_such_note();
    auto note = storage::read_row<PrivateNote>(answer.only());
    if (note.writer_id == author_.person_id)
        return note;
    if (!is_reader(note, author_.person_id))
        return no_such_note();
    TRY(record(id, Act::Read));
    note.reader_ids.clear();
    return note;
}

Result<PrivateNote> PrivateNoteStore::own(const std::string& id)
{
    const Answer answer = TRY(connection_.run(select_one, author_.workspace_id, review_id_, id));
    if (answer.is_empty())
        return no_such_note();
    auto note = storage::read_row<PrivateNote>(answer.only());
    if (note.writer_id != author_.person_id)
        return no_such_note();
    return note;
}

Result<PrivateNote> PrivateNoteStore::add(PrivateNote note)
{
    note.id = new_uuid();
    note.writer_id = author_.person_id;
    note.released.clear();
    note.revision = 0;
    TRY(check(note));
    const auto others = TRY(list());
    if (std::ranges::count(others, author_.person_id, &PrivateNote::writer_id) >= private_notes_max)
        return conflict(fmt::format("you have {} notes here already", private_notes_max));
    std::vector<storage::Value> values{
        storage::value_of(author_.workspace_id), storage::value_of(review_id_)};
    storage::append_values(values, note);
    TRY(connection_.execute(insert_note, values));
    TRY(record(note.id, Act::Added));
    return note;
}

Result<PrivateNote> PrivateNoteStore::save(PrivateNote note)
{
    const PrivateNote before = TRY(own(note.id));
    note.writer_id = before.writer_id;
    note.released = before.released;
    TRY(check(note));
    const Answer answer = TRY(connection_.run(update_note, author_.workspace_id, review_id_,
        note.id, note.revision, note.text, note.reader_ids, note.released));
    if (answer.rows_changed() == 0)
        return conflict("you changed this note elsewhere in the meantime; nothing was overwritten");
    ++note.revision;
    TRY(record(note.id, Act::Changed));
    return note;
}

Result<void> PrivateNoteStore::remove(const std::string& id)
{
    TRY(own(id));
    TRY(connection_.run(delete_note, author_.workspace_id, review_id_, id));
    return record(id, Act::Deleted);
}

Result<PrivateNote> PrivateNoteStore::release(const std::string& id, const std::string& passage)
{
    PrivateNote note = TRY(own(id));
    if (passage.empty() || !note.text.contains(passage))
        return invalid("passage", "the note does not say this (any more)");
    note.released.push_back(passage);
    TRY(connection_.run(update_note, author_.workspace_id, review_id_, id, note.revision, note.text,
        note.reader_ids, note.released));
    ++note.revision;
    TRY(record(id, Act::Changed));
    return note;
}

Result<std::vector<NoteReading>> PrivateNoteStore::readings(const std::string& id)
{
    TRY(own(id));
    return storage::read_rows<NoteReading>(TRY(connection_.run(
        select_readings, author_.workspace_id, private_note_thing, id, readings_max)));
}

Result<void> PrivateNoteStore::record(const std::string& id, Act act)
{
    const changes::What what{private_note_thing, id, private_note_thing, id, act};
    TRY(changes::record(connection_, author_, what, json::Raw{}, json::Raw{}));
    return {};
}

} // namespace candor::reviews
