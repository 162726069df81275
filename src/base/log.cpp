// Written with fmt and one write(2) a line rather than with spdlog: a line leaves whole or not at
// all without a lock, and no thread of ours waits behind another's logging. spdlog would add 5 s to
// the compilation of this file for what is thirty lines.

#include "base/log.h"

#include "base/json.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fmt/format.h>
#include <unistd.h>

namespace candor::log {

namespace {

// The one state that is global on purpose: an event may come from anywhere, and passing a logger
// through every signature would say nothing.
std::atomic<Level> least_level = Level::Info;
std::atomic<Format> chosen_format = Format::Auto;

/// In quotes, JSON escapes what a terminal would obey: a value never moves the cursor.
bool needs_quotes(std::string_view text)
{
    return text.empty() || std::ranges::any_of(text, [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '=' || c == '\x7f';
    });
}

bool is_for_people()
{
    static const bool is_terminal = ::isatty(STDERR_FILENO) == 1;
    const Format format = chosen_format.load(std::memory_order_relaxed);
    return format == Format::Text || (format == Format::Auto && is_terminal);
}

void write_whole(std::string_view line)
{
    while (!line.empty()) {
        const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return; // Nobody is reading: there is nowhere left to say so.
        line.remove_prefix(static_cast<std::size_t>(written));
    }
}

} // namespace

void Value::write_json(std::string& out) const
{
    std::visit([&](const auto& value) { json::write(out, value); }, value_);
}

void Value::write_bare(std::string& out) const
{
    const auto* text = std::get_if<std::string_view>(&value_);
    if (text && !needs_quotes(*text))
        out.append(*text);
    else
        write_json(out);
}

std::string json_line(const Event& event, Fields fields)
{
    std::string line = fmt::format(
        R"({{"time":"{}","level":"{}","event":)", to_iso(event.at), name_of(event.level));
    json::write(line, event.name);
    for (const Field& field : fields) {
        line.push_back(',');
        json::write(line, field.name);
        line.push_back(':');
        field.value.write_json(line);
    }
    line.append("}\n");
    return line;
}

std::string human_line(const Event& event, Fields fields)
{
    const std::string time = to_iso(std::chrono::floor<std::chrono::seconds>(event.at));
    std::string line =
        fmt::format("{} {:<7} {}", time.substr(11, 8), name_of(event.level), event.name);
    for (const Field& field : fields) {
        line.append(" ").append(field.name).append("=");
        field.value.write_bare(line);
    }
    line.push_back('\n');
    return line;
}

void set_level(Level least) { least_level.store(least, std::memory_order_relaxed); }

void set_format(Format format) { chosen_format.store(format, std::memory_order_relaxed); }

bool is_on(Level level) { return level >= least_level.load(std::memory_order_relaxed); }

void write(Level level, std::string_view name, Fields fields)
{
    if (!is_on(level))
        return;
    const Event event{SystemClock().now(), level, name};
    write_whole(is_for_people() ? human_line(event, fields) : json_line(event, fields));
}

} // namespace candor::log
