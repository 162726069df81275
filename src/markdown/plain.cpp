#include "markdown/plain.h"

#include "base/utf8.h"
#include "markdown/md4c_input.h"

#include <array>
#include <charconv>
#include <md4c.h>
#include <utility>

namespace candor::markdown {

namespace {

constexpr std::string_view ellipsis = "…";

/// Collects words; tells md4c to stop once there are enough.
struct Words {
    const Md4cInput& input;
    std::string text;
    std::size_t bytes_max = 0;
    bool is_cut = false;

    void space()
    {
        if (!text.empty() && text.back() != ' ')
            text.push_back(' ');
    }

    int add(std::string_view words)
    {
        for (const char c : words) {
            const bool is_white = static_cast<unsigned char>(c) <= ' ';
            if (is_white)
                space();
            else
                text.push_back(c);
        }
        is_cut = text.size() > bytes_max;
        return is_cut ? 1 : 0;
    }
};

int on_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user)
{
    Words& words = *static_cast<Words*>(user);
    const std::string_view sound = words.input.sound(text, size);
    switch (type) {
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
        return words.add(" ");
    case MD_TEXT_ENTITY:
        return words.add(decoded_entity(sound));
    case MD_TEXT_NULLCHAR:
        return words.add("\uFFFD");
    default:
        return words.add(sound);
    }
}

int on_block(MD_BLOCKTYPE, void*, void* user)
{
    static_cast<Words*>(user)->space();
    return 0;
}

int on_span(MD_SPANTYPE, void*, void*) { return 0; }

std::string utf8_of(unsigned codepoint)
{
    const bool is_surrogate = codepoint >= 0xd800 && codepoint < 0xe000;
    if (codepoint == 0 || codepoint > 0x10ffff || is_surrogate)
        return "\uFFFD";
    const auto byte = [](unsigned value) { return static_cast<char>(value); };
    if (codepoint < 0x80)
        return {byte(codepoint)};
    if (codepoint < 0x800)
        return {byte(0xc0 | codepoint >> 6), byte(0x80 | (codepoint & 0x3f))};
    if (codepoint < 0x10000)
        return {byte(0xe0 | codepoint >> 12), byte(0x80 | (codepoint >> 6 & 0x3f)),
            byte(0x80 | (codepoint & 0x3f))};
    return {byte(0xf0 | codepoint >> 18), byte(0x80 | (codepoint >> 12 & 0x3f)),
        byte(0x80 | (codepoint >> 6 & 0x3f)), byte(0x80 | (codepoint & 0x3f))};
}

std::string decoded_number(std::string_view entity)
{
    const bool is_hex = entity[2] == 'x' || entity[2] == 'X';
    const std::string_view digits = entity.substr(is_hex ? 3 : 2);
    unsigned codepoint = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), codepoint, is_hex ? 16 : 10);
    return error == std::errc() && *end == ';' ? utf8_of(codepoint) : "\uFFFD";
}

} // namespace

std::string decoded_entity(std::string_view entity)
{
    constexpr auto names = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"&amp;", "&"},
        {"&lt;", "<"},
        {"&gt;", ">"},
        {"&quot;", "\""},
        {"&apos;", "'"},
        {"&nbsp;", "\u00a0"},
        {"&mdash;", "—"},
        {"&ndash;", "–"},
        {"&hellip;", "…"},
        {"&rarr;", "→"},
        {"&times;", "×"},
    });
    if (entity.size() > 3 && entity.starts_with("&#") && entity.back() == ';')
        return decoded_number(entity);
    for (const auto& [name, text] : names)
        if (name == entity)
            return std::string(text);
    return std::string(entity);
}

std::string plain_line(std::string_view markdown, std::size_t bytes_max)
{
    MD_PARSER parser{};
    parser.flags = MD_DIALECT_GITHUB | MD_FLAG_NOHTML;
    parser.enter_block = on_block;
    parser.leave_block = on_block;
    parser.enter_span = on_span;
    parser.leave_span = on_span;
    parser.text = on_text;
    // What a line is made of stands near the beginning; a megabyte need not be read for it.
    const Md4cInput input(prefix_of(markdown, 4 * bytes_max + 1'000));
    Words words{.input = input, .text = {}, .bytes_max = bytes_max};
    md_parse(input.text().data(), static_cast<MD_SIZE>(input.text().size()), &parser, &words);
    const std::string_view line = trimmed(words.text);
    if (line.size() <= bytes_max)
        return std::string(line);
    return std::string(trimmed(prefix_of(line, bytes_max - std::min(bytes_max, ellipsis.size()))))
           + std::string(ellipsis);
}

} // namespace candor::markdown
