#include "base/result.h"

#include <cstdio>
#include <cstdlib>

namespace candor {

void broken_promise(const char* condition, const char* file, int line)
{
    std::fprintf(stderr, "candor: broken promise at %s:%d: %s\n", file, line, condition);
    std::abort();
}

} // namespace candor
