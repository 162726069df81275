#include "base/result.h"
#include "markdown/html.h"
#include "markdown/plain.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::string html = candor::markdown::to_html(text, {.heading_shift = 2});
    ENSURE(!html.contains("<script") && !html.contains("<style") && !html.contains("<iframe"));
    candor::markdown::to_html_line(text);
    ENSURE(candor::markdown::plain_line(text, 80).size() <= 80);
    return 0;
}
