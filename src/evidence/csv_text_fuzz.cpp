#include "evidence/csv_text.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(
        candor::evidence::read_csv(text, candor::evidence::csv_delimiter_of(text).value_or(',')));
    return 0;
}
