#include "reviews/private_notes_api.h"

#include "accounts/account_store.h"
#include "base/utf8.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::reviews {

namespace {

using storage::Connection;

/// Whom a note is shown to has to reach it: the review it stands in.
Result<void> check_readers(Connection& connection,
    const std::string& workspace_id,
    const Review& review,
    const std::vector<std::string>& reader_ids)
{
    for (const std::string& id : reader_ids) {
        const auto person = accounts::AccountStore(connection).get_person(workspace_id, id);
        if (!person)
            return invalid("reader_ids", "only people of the workspace read a note with you");
        const Reader reader{
            id, person->access, TRY(ReaderStore(connection, workspace_id).parts_of(review.id, id))};
        if (!may_read(review, reader))
            return invalid("reader_ids",
                fmt::format("{} cannot read this review, and so not this note", person->name));
    }
    return {};
}

} // namespace

void PrivateNotesApi::add_routes(http::Router& router)
{
    using enum http::Method;
    router.add({.method = Get,
                   .path = "/api/v1/reviews/{number}/notes",
                   .summary = "One's own private notes, and that there are some one may read"},
        *this, &PrivateNotesApi::list);
    router.add({.method = Post,
                   .path = "/api/v1/reviews/{number}/notes",
                   .summary = "Writes a private note, sealed until its writer releases it"},
        *this, &PrivateNotesApi::add);
    router.add({.method = Get,
                   .path = "/api/v1/reviews/{number}/notes/{id}",
                   .summary = "Reads a private note; its writer sees who did"},
        *this, &PrivateNotesApi::show);
    router.add({.method = Put,
                   .path = "/api/v1/reviews/{number}/notes/{id}",
                   .summary = "Saves one's own note, and whom one lets read it"},
        *this, &PrivateNotesApi::save);
    router.add({.method = Delete,
                   .path = "/api/v1/reviews/{number}/notes/{id}",
                   .summary = "Deletes one's own note for good"},
        *this, &PrivateNotesApi::remove);
    router.add({.method = Post,
                   .path = "/api/v1/reviews/{number}/notes/{id}/release",
                   .summary = "Puts one's own note, or a passage of it, into the story"},
        *this, &PrivateNotesApi::release);
}

template <class Answer>
Result<Answer> PrivateNotesApi::with_notes(const http::Request& request, auto work)
{
    return database_.write(
        request.member().workspace_id, [&](Connection& connection) -> Result<Answer> {
            const Review review = TRY(readable_review(connection, request)).review;
            PrivateNoteStore notes(connection, review.id, author_of(request, clock_));
            return work(connection, review, notes);
        });
}

Result<PrivateNotesApi::NoteView> PrivateNotesApi::view_of(Connection& connection,
    const http::Request& request,
    const ReviewId& review_id,
    PrivateNote note)
{
    accounts::AccountStore accounts(connection);
    const std::string& workspace_id = request.member().workspace_id;
    NoteView view{.writer_name = TRY(accounts.get_person(workspace_id, note.writer_id)).name,
        .is_own = note.writer_id == request.member().person_id};
    if (view.is_own) {
        for (const std::string& id : note.reader_ids)
            view.readers.push_back({id, TRY(accounts.get_person(workspace_id, id)).name});
        PrivateNoteStore notes(connection, review_id, author_of(request, clock_));
        for (const NoteReading& reading : TRY(notes.readings(note.id)))
            view.read_by.push_back(
                {TRY(accounts.get_person(workspace_id, reading.person_id)).name, reading.at});
    }
    view.note = std::move(note);
    return view;
}

Result<PrivateNotesApi::NoteList> PrivateNotesApi::list(const http::Request& request)
{
    return database_.read([&](Connection& connection) -> Result<NoteList> {
        const Review review = TRY(readable_review(connection, request)).review;
        PrivateNoteStore notes(connection, review.id, author_of(request, clock_));
        NoteList answer;
        for (PrivateNote& note : TRY(notes.list()))
            answer.notes.push_back(TRY(view_of(connection, request, review.id, std::move(note))));
        return answer;
    });
}

Result<PrivateNotesApi::NoteView> PrivateNotesApi::show(const http::Request& request)
{
    return with_notes<NoteView>(request,
        [&](Connection& connection, const Review& review,
            PrivateNoteStore& notes) -> Result<NoteView> {
            PrivateNote note = TRY(notes.open(request.parameter("id")));
            return view_of(connection, request, review.id, std::move(note));
        });
}

Result<PrivateNotesApi::NoteView> PrivateNotesApi::add(const http::Request& request,
    const NewNote& body)
{
    return with_notes<NoteView>(request,
        [&](Connection& connection, const Review& review,
            PrivateNoteStore& notes) -> Result<NoteView> {
            TRY(check_readers(connection, request.member().workspace_id, review, body.reader_ids));
            PrivateNote note = TRY(notes.add({.text = body.text, .reader_ids = body.reader_ids}));
            return view_of(connection, request, review.id, std::move(note));
        });
}

Result<PrivateNotesApi::NoteView> PrivateNotesApi::save(const http::Request& request,
    const NoteChange& body)
{
    return with_notes<NoteView>(request,
        [&](Connection& connection, const Review& review,
            PrivateNoteStore& notes) -> Result<NoteView> {
            PrivateNote note = TRY(notes.save({.id = request.parameter("id"),
                .text = body.text,
                .reader_ids = body.reader_ids,
                .revision = body.revision}));
            TRY(check_readers(connection, request.member().workspace_id, review, body.reader_ids));
            return view_of(connection, request, review.id, std::move(note));
        });
}

Result<void> PrivateNotesApi::remove(const http::Request& request)
{
    return with_notes<void>(
        request, [&](Connection&, const Review&, PrivateNoteStore& notes) -> Result<void> {
            return notes.remove(request.parameter("id"));
        });
}

Result<PrivateNotesApi::ReleasedNote> PrivateNotesApi::release(const http::Request& request,
    const NoteRelease& body)
{
    return with_notes<ReleasedNote>(request,
        [&](Connection& connection, const Review&,
            PrivateNoteStore& notes) -> Result<ReleasedNote> {
            const Review review = TRY(editable_review(connection, request)).review;
            PrivateNote note = TRY(notes.release(request.parameter("id"), body.passage));
            NoteView view = TRY(view_of(connection, request, review.id, std::move(note)));
            PartStore parts(connection, review, author_of(request, clock_));
            const std::string title = fmt::format("Told by {}", view.writer_name);
            Section section = TRY(parts.add(Section{
                .title = std::string(prefix_of(title, heading_bytes_max)), .body = body.passage}));
            return ReleasedNote{std::move(view), std::move(section)};
        });
}

} // namespace candor::reviews
