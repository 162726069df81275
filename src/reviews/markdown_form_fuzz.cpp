#include "base/result.h"
#include "reviews/markdown_form.h"
#include "reviews/page.h"

#include <cstdint>

/// Whatever is read can be written, and is then read as itself.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace candor::reviews;
    const std::string text =
        "---\ncandor: 1\n" + std::string(reinterpret_cast<const char*>(data), size);
    const std::optional<Document> read = read_markdown(text);
    if (!read)
        return 0;
    ENSURE(read_markdown(write_markdown(*read)) == *read);
    write_page(*read);
    return 0;
}
