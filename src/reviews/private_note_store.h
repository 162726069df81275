#pragma once

#include "changes/change.h"
#include "reviews/private_note.h"
#include "reviews/review.h"
#include "storage/database.h"

#include <string>
#include <vector>

namespace candor::reviews {

/// What changes of notes are called. They are none of the review: its history, its readers and the
/// library do not hear of them, and what the record holds is an id and an act.
inline constexpr std::string_view private_note_thing = "private_note";

/// The private notes of one review, as one person sees them. The only code that knows their table.
/// Whoever may not read a note gets the same answer as if there were none.
class PrivateNoteStore {
public:
    PrivateNoteStore(storage::Connection& connection, ReviewId review_id, changes::Author author)
        : connection_(connection)
        , review_id_(std::move(review_id))
        , author_(std::move(author))
    {
    }

    /// The person's own, and those that they are named in, which come without their text.
    Result<std::vector<PrivateNote>> list();
    /// One's own, or one that one is named in: then the reading is recorded.
    Result<PrivateNote> open(const std::string& id);

    Result<PrivateNote> add(PrivateNote note);
    /// `Conflict` if the writer saved it elsewhere since. Text and readers are what is saved.
    Result<PrivateNote> save(PrivateNote note);
    /// For good: what was sealed is not kept to be taken back.
    Result<void> remove(const std::string& id);
    /// Notes that a passage is in the story now. `Invalid` if the note does not say it.
    Result<PrivateNote> release(const std::string& id, const std::string& passage);

    /// Who else read a note of one's own, the last first.
    Result<std::vector<NoteReading>> readings(const std::string& id);

private:
    Result<PrivateNote> own(const std::string& id);
    Result<void> record(const std::string& id, changes::Act act);

    storage::Connection& connection_;
    ReviewId review_id_;
    changes::Author author_;
};

} // namespace candor::reviews
