#pragma once

#include "evidence/cursor.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace candor::evidence {

/// Whether `03/04/2024` is the fourth of March or the third of April. A text does not say; the
/// other dates beside it do.
enum class NumericOrder { DayFirst, MonthFirst };

/// A date as somebody wrote it. The year may be missing.
struct WrittenDate {
    int year = 0; ///< 0 where none was written.
    int month = 0;
    int day = 0;
    /// The date as written where it cannot be one, as `20202-01-16`; else "".
    std::string broken;
    bool is_numeric = false; ///< Written as `03/04/2024`, so that the order matters.

    friend bool operator==(const WrittenDate&, const WrittenDate&) = default;
};

/// Reads a date at the cursor in any of the forms people use, with a weekday before or after it:
/// `2024-03-01`, `01/03/2024`, `1st March`, `Mar 1, 2024`, `Feb-08-2021`. None leaves the cursor.
std::optional<WrittenDate> read_date(Cursor& cursor, NumericOrder order);

/// Reads the name of a weekday, whole or cut to three or four letters, with a comma or full stop.
bool read_weekday(Cursor& cursor);

/// The order that the numeric dates of a text agree on; none where they say nothing of it.
std::optional<NumericOrder> numeric_order_in(std::string_view text);

/// The first date of a text that has its year.
std::optional<WrittenDate> first_full_date(std::string_view text, NumericOrder order);

/// The date with a year: the one written, or that which puts it nearest to `reference`.
std::chrono::year_month_day with_year(const WrittenDate& date,
    std::optional<std::chrono::year_month_day> reference);

} // namespace candor::evidence
