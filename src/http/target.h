#pragma once

#include "http/message.h"

#include <string_view>

namespace candor::http {

/// Reads the target of a request line, `/a%20b?c=d` or `http://host/a`, into the path and the query
/// of `request`. False if it is neither, or has a % that says nothing, or a zero byte.
bool read_target(std::string_view target, Request& request);

} // namespace candor::http
