#pragma once

#include "evidence/cursor.h"
#include "evidence/date_text.h"

#include <optional>
#include <string>
#include <string_view>

namespace candor::evidence {

/// A time of day as somebody wrote it, already on a clock of 24 hours.
struct WrittenTime {
    int hour = 0;
    int minute = 0;
    int second = -1; ///< -1 where none was written.
    /// Whether it might be on a clock of twelve hours: no am or pm, and no leading zero.
    bool may_be_half = false;

    friend bool operator==(const WrittenTime&, const WrittenTime&) = default;
};

/// A moment, or a stretch of time, as somebody wrote it.
struct WrittenMoment {
    std::optional<WrittenDate> date;
    std::optional<WrittenTime> time;
    std::optional<WrittenDate> end_date;
    std::optional<WrittenTime> end_time;
    bool about = false;
    bool is_placeholder = false;  ///< The "HH:mm" of a template that nobody filled in.
    bool is_time_unknown = false; ///< "14:??", "--:--": there is a time and nobody knows it.
    std::string zone;             ///< IANA; "" where none is written.
    std::size_t end = 0;          ///< Where in the text it ends.
};

/// Reads a moment that begins at `from`: a date, a time, both in either order, a range of them,
/// with a zone. It does not look past what it reads, which is at most a line.
std::optional<WrittenMoment>
read_moment(std::string_view text, std::size_t from, NumericOrder order);

/// A line that begins with a moment: what was read, and what is left of the line.
struct Entry {
    WrittenMoment when;
    std::string as_written; ///< The characters of the time, without marks around them.
    std::string rest;       ///< The text after it, in Markdown.
    char separator = '\0';  ///< '-' (of any length), ':', '>', ',' or none between the two.
};

/// Reads an entry of a timeline out of one line: marks of emphasis, brackets and back-ticks
/// around the time are taken off, and "around", "approximately" and "~" before it are kept with it.
std::optional<Entry> read_entry(std::string_view line, NumericOrder order);

/// A label that ends in a moment: "Incident declared: 2024-03-01 10:05 UTC".
struct LabelledMoment {
    Entry entry;            ///< `rest` holds the label.
    bool has_colon = false; ///< Whether a colon parts the two.
};

/// Reads such a line; none if the moment is not the end of it.
std::optional<LabelledMoment> read_labelled_moment(std::string_view line, NumericOrder order);

/// The first place in a line where a date with its time stands.
std::optional<Entry> find_full_moment(std::string_view line, NumericOrder order);

/// `HH:MM[:SS]`.
std::string to_text(const WrittenTime& time);

} // namespace candor::evidence
