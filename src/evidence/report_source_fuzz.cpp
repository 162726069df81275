#include "base/json.h"
#include "evidence/report_json.h"
#include "evidence/report_source.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const candor::evidence::Proposal proposal =
        candor::evidence::read_report({reinterpret_cast<const char*>(data), size});
    static_cast<void>(candor::evidence::report_json(proposal));
    return 0;
}
