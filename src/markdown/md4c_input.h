#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace candor::markdown {

/// A text as md4c 0.4.8 may be given it. That version looks past the end of some texts, and hands out
/// pieces that reach beyond it: so it gets a copy with room behind, and what it hands out is cut back.
class Md4cInput {
public:
    explicit Md4cInput(std::string_view text) : size_(text.size())
    {
        padded_.reserve(text.size() + padding_bytes);
        padded_.append(text).append(padding_bytes, '\n');
    }

    std::string_view text() const { return {padded_.data(), size_}; }

    /// The part of a piece of text that is sound: within the input, or one of md4c's own constants.
    std::string_view sound(const char* piece, std::size_t size) const
    {
        constexpr std::size_t constant_bytes_max = 16;
        if (!is_ours(piece) && size > constant_bytes_max)
            return {};
        return within(piece, size);
    }

    /// The same for a piece that md4c may have built itself, as it does for addresses and titles.
    std::string_view within(const char* piece, std::size_t size) const
    {
        if (!is_ours(piece))
            return {piece, size};
        const auto offset = static_cast<std::size_t>(piece - padded_.data());
        return offset < size_ ? text().substr(offset, size) : std::string_view();
    }

private:
    static constexpr std::size_t padding_bytes = 64;

    bool is_ours(const char* piece) const
    {
        const std::less<> before;
        return !before(piece, padded_.data()) && !before(padded_.data() + padded_.size(), piece);
    }

    std::string padded_;
    std::size_t size_;
};

} // namespace candor::markdown
