#pragma once

#include "app/config.h"
#include "app/house.h"

#include <cstdint>
#include <functional>

namespace candor::app {

/// Serves the house until a signal says to stop, with what runs beside the requests: the library reads
/// the change feed, and old uploads are removed. `on_listening` is told the port.
Result<void>
serve(const Config& config, House& house, const std::function<void(std::uint16_t)>& on_listening);

} // namespace candor::app
