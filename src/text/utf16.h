#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace candor {

/// How many UTF-16 units the text takes. Bytes that are not UTF-8 count as one each.
std::size_t utf16_length(std::string_view text);

/// Translates between bytes of UTF-8, which is how we count, and units of UTF-16, which is how
/// browsers and editors do. The text must outlive it.
class Utf16Index {
public:
    explicit Utf16Index(std::string_view text);

    /// An offset beyond the end is the end.
    std::size_t from_byte(std::size_t offset) const;
    std::size_t to_byte(std::size_t units) const;

private:
    std::string_view text_;
    std::vector<std::size_t> units_before_; ///< Of every `stride`th byte.
};

} // namespace candor
