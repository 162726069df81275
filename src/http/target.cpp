#include "http/target.h"

#include "base/utf8.h"

#include <algorithm>
#include <charconv>

namespace candor::http {

namespace {

enum class Plus { Stays, IsSpace };

bool is_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) >= 0; });
}

/// None for a % without two hexadecimal digits, and for a zero byte.
std::optional<std::string> decoded(std::string_view text, Plus plus)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '+' && plus == Plus::IsSpace)
            c = ' ';
        if (c == '%') {
            unsigned char byte = 0;
            const char* const digits = text.data() + i + 1;
            if (i + 2 >= text.size()
                || std::from_chars(digits, digits + 2, byte, 16).ptr != digits + 2)
                return std::nullopt;
            c = static_cast<char>(byte);
            i += 2;
        }
        if (c == '\0')
            return std::nullopt;
        out.push_back(c);
    }
    return is_ascii(out) ? out : nfc(out);
}

bool read_query(std::string_view query, Request& request)
{
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (pair.empty())
            continue;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        std::optional<std::string> name = decoded(pair.substr(0, equals), Plus::IsSpace);
        std::optional<std::string> value =
            decoded(pair.substr(std::min(equals + 1, pair.size())), Plus::IsSpace);
        if (!name || !value)
            return false;
        request.query.insert_or_assign(*std::move(name), *std::move(value));
    }
    return true;
}

/// What follows `http://host` in the form that a request through a proxy may have.
std::string_view without_origin(std::string_view target)
{
    const std::size_t slashes = target.find("://");
    if (target.starts_with('/') || slashes == std::string_view::npos)
        return target;
    const std::size_t path = target.find_first_of("/?", slashes + 3);
    return path == std::string_view::npos ? "/" : target.substr(path);
}

} // namespace

bool read_target(std::string_view target, Request& request)
{
    target = without_origin(target);
    target = target.substr(0, target.find('#'));
    if (!target.starts_with('/'))
        return false;
    const std::size_t question = std::min(target.find('?'), target.size());
    std::optional<std::string> path = decoded(target.substr(0, question), Plus::Stays);
    if (!path)
        return false;
    request.path = *std::move(path);
    return read_query(target.substr(std::min(question + 1, target.size())), request);
}

} // namespace candor::http
