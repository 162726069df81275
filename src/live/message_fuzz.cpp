#include "live/message.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const auto ask = candor::live::read_ask({reinterpret_cast<const char*>(data), size});
    // What is taken can be said back into a message, so it holds nothing that breaks one.
    if (ask
        && (ask->topic.size() > candor::live::topic_bytes_max
            || candor::live::read_ask("{\"leave\":\"" + ask->topic + "\"}")->topic != ask->topic))
        std::abort();
    return 0;
}
