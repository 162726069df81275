#include "evidence/clock_text.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace candor::evidence;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (NumericOrder order : {NumericOrder::DayFirst, NumericOrder::MonthFirst}) {
        static_cast<void>(read_entry(text, order));
        static_cast<void>(read_labelled_moment(text, order));
        static_cast<void>(find_full_moment(text, order));
        static_cast<void>(first_full_date(text, order));
    }
    static_cast<void>(numeric_order_in(text));
    return 0;
}
