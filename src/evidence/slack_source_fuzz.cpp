#include "evidence/slack_source.h"

#include <cstdint>

/// The bytes of a zip: most inputs are none, so the seeds should hold one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    auto slack =
        candor::evidence::SlackExport::of_bytes({reinterpret_cast<const char*>(data), size});
    if (!slack)
        return 0;
    for (const auto& channel : slack->channels())
        static_cast<void>(slack->read(channel.id, {}));
    return 0;
}
