#pragma once

#include <string_view>

namespace candor::app {

/// As the build gives it; CMakeLists.txt has the number.
inline constexpr std::string_view version = CANDOR_VERSION;

} // namespace candor::app
