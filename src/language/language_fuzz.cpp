#include "base/result.h"
#include "language/finding.h"
#include "language/lint.h"

#include <cstddef>
#include <cstdint>
#include <sstream>

using namespace candor;

namespace {

bool is_utf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t length = lead < 0x80   ? 1
                                   : lead < 0xC2 ? 0
                                   : lead < 0xE0 ? 2
                                   : lead < 0xF0 ? 3
                                   : lead < 0xF5 ? 4
                                                 : 0;
        if (length == 0 || at + length > text.size())
            return false;
        for (std::size_t i = 1; i < length; ++i) {
            if ((static_cast<unsigned char>(text[at + i]) & 0xC0) != 0x80)
                return false;
        }
        at += length;
    }
    return true;
}

bool begins_character(std::string_view text, std::size_t at)
{
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

} // namespace

// Any bytes: what is found lies in the text, in order, and on the borders of characters. The first
// byte chooses the part, so that every rule speaks.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto parts = names_of(language::Part{});
    const language::Options options{.part = parts[data[0] % parts.size()].value, .rules_off = {}};
    const std::vector<language::Remark> remarks = language::check(plain_prose(text), options);
    const bool has_characters = is_utf8(text);
    std::size_t at = 0;
    for (const auto& [rule, severity, span] : remarks) {
        ENSURE(span.begin >= at && span.end > span.begin && span.end <= text.size());
        ENSURE(!has_characters
               || (begins_character(text, span.begin) && begins_character(text, span.end)));
        at = span.begin;
    }
    ENSURE(language::findings_of(text, remarks).size() == remarks.size());
    std::istringstream in{std::string(text)};
    std::ostringstream out;
    (void)language::lint_lines(in, out, plain_prose);
    return 0;
}
