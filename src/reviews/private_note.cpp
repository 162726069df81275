#include "reviews/private_note.h"

#include "base/utf8.h"

#include <fmt/format.h>

namespace candor::reviews {

Result<void> check(const PrivateNote& note)
{
    if (trimmed(note.text).empty())
        return invalid("text", "a note needs words; delete it if there is nothing left to say");
    if (note.text.size() > private_note_bytes_max)
        return invalid(
            "text", fmt::format("a note has at most {} characters", private_note_bytes_max));
    if (note.reader_ids.size() > note_readers_max)
        return invalid(
            "reader_ids", fmt::format("at most {} people read a note with you", note_readers_max));
    return {};
}

} // namespace candor::reviews
