#pragma once

#include <compare>
#include <string>

namespace candor {

/// An identifier that cannot be mistaken for one of another kind: `Id<struct ReviewTag>`.
/// Holds a UUIDv7 in its canonical form, or nothing.
template <class Tag>
struct Id {
    std::string text;

    bool is_empty() const { return text.empty(); }

    friend auto operator<=>(const Id&, const Id&) = default;
};

/// A new UUID of version 7 (RFC 9562): ordered by time, also within a millisecond of one process.
std::string new_uuid();

/// Whether `text` has the form of a UUID of any version, in lower case.
bool is_uuid(std::string_view text);

template <class IdType>
IdType new_id()
{
    return IdType{new_uuid()};
}

/// `bytes` random bytes from the operating system, in URL-safe base64 without padding.
std::string random_token(std::size_t bytes);

/// The BLAKE2b hash of some bytes, short (16 bytes) and as text: for tags, not for secrets.
std::string digest(std::string_view bytes);

} // namespace candor
