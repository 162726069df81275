#pragma once

#include "base/instant.h"
#include "base/result.h"

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <vector>

namespace candor::reviews {

inline constexpr std::size_t private_note_bytes_max = 16'000;
inline constexpr std::int64_t private_notes_max = 100; ///< Of one person in one review.
inline constexpr std::size_t note_readers_max = 20;

/// What somebody wrote for themselves in a review. Sealed: nobody reads it but its writer and whom they
/// name, whatever their access, until the writer releases it or a passage of it.
struct PrivateNote {
    std::string id;
    std::string writer_id;
    std::string text;
    std::vector<std::string> reader_ids; ///< Whom the writer lets read it.
    std::vector<std::string> released;   ///< The passages that everybody reads in the story now.
    std::int64_t revision = 0;

    friend bool operator==(const PrivateNote&, const PrivateNote&) = default;
};
BOOST_DESCRIBE_STRUCT(PrivateNote, (), (id, writer_id, text, reader_ids, released, revision))

/// That somebody else than the writer read a note.
struct NoteReading {
    std::string person_id;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(NoteReading, (), (person_id, at))

Result<void> check(const PrivateNote& note);

} // namespace candor::reviews
