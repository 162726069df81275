#pragma once

#include "base/instant.h"
#include "http/router.h"
#include "reviews/api_request.h"
#include "reviews/part_store.h"
#include "reviews/private_note_store.h"

namespace candor::reviews {

/// Private notes over HTTP.
class PrivateNotesApi {
public:
    PrivateNotesApi(storage::Database& database, const Clock& clock)
        : database_(database)
        , clock_(clock)
    {
    }

    void add_routes(http::Router& router);

private:
    struct ReadBy {
        std::string name;
        Instant at;
        BOOST_DESCRIBE_CLASS(ReadBy, (), (name, at), (), ())
    };
    struct NoteView {
        PrivateNote note;
        std::string writer_name;
        bool is_own = false;
        std::vector<PersonName> readers; ///< Of one's own: whom one lets read it,
        std::vector<ReadBy> read_by;     ///< and who did, the last first.
        BOOST_DESCRIBE_CLASS(NoteView, (), (note, writer_name, is_own, readers, read_by), (), ())
    };
    struct NoteList {
        std::vector<NoteView> notes;
        BOOST_DESCRIBE_CLASS(NoteList, (), (notes), (), ())
    };
    struct NewNote {
        std::string text;
        std::vector<std::string> reader_ids;
        BOOST_DESCRIBE_CLASS(NewNote, (), (text, reader_ids), (), ())
    };
    struct NoteChange {
        std::string text;
        std::vector<std::string> reader_ids;
        std::int64_t revision = 0;
        BOOST_DESCRIBE_CLASS(NoteChange, (), (text, reader_ids, revision), (), ())
    };
    struct NoteRelease {
        std::string passage; ///< As the note says it; all of it releases the whole note.
        BOOST_DESCRIBE_CLASS(NoteRelease, (), (passage), (), ())
    };
    struct ReleasedNote {
        NoteView note;
        Section section; ///< Where everybody reads it.
        BOOST_DESCRIBE_CLASS(ReleasedNote, (), (note, section), (), ())
    };

    Result<NoteList> list(const http::Request& request);
    Result<NoteView> show(const http::Request& request);
    Result<NoteView> add(const http::Request& request, const NewNote& body);
    Result<NoteView> save(const http::Request& request, const NoteChange& body);
    Result<void> remove(const http::Request& request);
    Result<ReleasedNote> release(const http::Request& request, const NoteRelease& body);

    /// `work(notes)` in a transaction, on the review of the path.
    template <class Answer>
    Result<Answer> with_notes(const http::Request& request, auto work);
    Result<NoteView> view_of(storage::Connection& connection,
        const http::Request& request,
        const ReviewId& review_id,
        PrivateNote note);

    storage::Database& database_;
    const Clock& clock_;
};

} // namespace candor::reviews
