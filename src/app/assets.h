#pragma once

#include "http/static_files.h"

#include <span>

namespace candor::app {

/// The files of the web application (`web/dist`) that were there when the program was built: none if
/// it was not built before. Made by cmake/assets.cmake.
std::span<const http::StaticFile> assets();

} // namespace candor::app
