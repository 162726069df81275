#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace candor {

/// A moment in UTC, to the microsecond: what the database and the wire both hold.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// What a clock on a wall says, with no zone to it.
using LocalTime = std::chrono::local_time<std::chrono::microseconds>;

inline std::int64_t to_micros(Instant instant) { return instant.time_since_epoch().count(); }
inline Instant from_micros(std::int64_t micros)
{
    return Instant(std::chrono::microseconds(micros));
}

/// ISO 8601 with a Z: `2026-03-01T10:05:00Z`; a fraction only where there is one.
std::string to_iso(Instant instant);

/// ISO 8601 without a zone: `2026-03-01T10:05:00`.
std::string to_iso(LocalTime time);

/// Reads what `to_iso(Instant)` writes; an offset (`+02:00`) is taken as well as the Z, and the
/// seconds may be missing. `Invalid` for anything else, and for years outside 1 to 9999.
Result<Instant> instant_from_iso(std::string_view text);

/// Reads a local ISO 8601 time, with or without seconds, or a bare date (then midnight).
Result<LocalTime> local_from_iso(std::string_view text);

/// Where a program that needs the time gets it, so that a test can say what time it is.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override
    {
        return std::chrono::time_point_cast<std::chrono::microseconds>(
            std::chrono::system_clock::now());
    }
};

} // namespace candor
