#include "evidence/pasted_source.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(candor::evidence::read_pasted({reinterpret_cast<const char*>(data), size}));
    return 0;
}
