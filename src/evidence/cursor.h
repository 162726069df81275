#pragma once

#include "base/ascii.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace candor::evidence {

/// A place in a text that moves on as things are read. What could not be read leaves it where it
/// was, if the reader puts back the copy it took before.
class Cursor {
public:
    explicit Cursor(std::string_view text, std::size_t at = 0) : at(at), text_(text) {}

    std::size_t at;

    bool is_done() const { return at >= text_.size(); }
    std::string_view text() const { return text_; }
    std::string_view rest() const { return is_done() ? std::string_view() : text_.substr(at); }
    char peek(std::size_t ahead = 0) const
    {
        return at + ahead < text_.size() ? text_[at + ahead] : '\0';
    }
    char before() const { return at > 0 ? text_[at - 1] : '\0'; }

    bool take(char wanted)
    {
        const bool found = !is_done() && peek() == wanted;
        at += found ? 1 : 0;
        return found;
    }

    bool take(std::string_view wanted)
    {
        const bool found = rest().starts_with(wanted);
        at += found ? wanted.size() : 0;
        return found;
    }

    void skip_spaces()
    {
        while (peek() == ' ' || peek() == '\t')
            ++at;
    }

    /// The letters that follow, without moving.
    std::string_view letters() const
    {
        std::size_t size = 0;
        while (is_letter(peek(size)))
            ++size;
        return rest().substr(0, size);
    }

    /// The given word in any case, if no letter follows it.
    bool take_word(std::string_view wanted)
    {
        const bool found = same_letters(letters(), wanted);
        at += found ? wanted.size() : 0;
        return found;
    }

    /// How many digits follow.
    std::size_t digit_count() const
    {
        std::size_t size = 0;
        while (is_digit(peek(size)))
            ++size;
        return size;
    }

    /// A number of `least` to `most` digits with no further digit after it.
    std::optional<int> take_number(std::size_t least, std::size_t most)
    {
        const std::size_t size = digit_count();
        if (size < least || size > most || size > 9)
            return std::nullopt;
        int number = 0;
        for (std::size_t i = 0; i < size; ++i)
            number = number * 10 + (peek(i) - '0');
        at += size;
        return number;
    }

private:
    std::string_view text_;
};

} // namespace candor::evidence
