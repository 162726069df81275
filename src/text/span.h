#pragma once

#include <cstddef>
#include <string_view>

namespace candor {

/// A half-open range of bytes in a UTF-8 text: [begin, end).
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;

    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
    std::size_t size() const { return end - begin; }

    friend bool operator==(const Span&, const Span&) = default;
};

} // namespace candor
