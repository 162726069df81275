#pragma once

#include "base/instant.h"
#include "base/names.h"

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

/// One line an event, to standard error: JSON for programs, something shorter when a terminal is
/// there to read it. An event has a name that is frozen and fields that say the rest; nothing that
/// people wrote goes into either.
namespace candor::log {

enum class Level { Debug, Info, Warning, Error };

constexpr auto names_of(Level)
{
    return std::to_array<Named<Level>>({
        {Level::Debug, "debug"},
        {Level::Info, "info"},
        {Level::Warning, "warning"},
        {Level::Error, "error"},
    });
}

/// A text is looked at only while the line is written: no copy of it is kept.
class Value {
public:
    Value(std::string_view text) : value_(text) {}
    Value(const std::string& text) : value_(std::string_view(text)) {}
    Value(const char* text) : value_(std::string_view(text)) {}
    Value(bool yes) : value_(yes) {}
    Value(std::integral auto number) : value_(static_cast<std::int64_t>(number)) {}
    Value(std::floating_point auto number) : value_(static_cast<double>(number)) {}

    /// As JSON, or bare where a person reads it and it needs no quotes.
    void write_json(std::string& out) const;
    void write_bare(std::string& out) const;

private:
    std::variant<std::string_view, std::int64_t, double, bool> value_;
};

struct Field {
    std::string_view name;
    Value value;
};

using Fields = std::initializer_list<Field>;

struct Event {
    Instant at;
    Level level = Level::Info;
    std::string_view name;
};

std::string json_line(const Event& event, Fields fields);
std::string human_line(const Event& event, Fields fields);

/// What is below this level is not written. `Info` unless said otherwise; any thread may say it.
void set_level(Level least);
bool is_on(Level level);

/// `Auto`: text if standard error is a terminal, JSON if it is anything else.
enum class Format { Auto, Json, Text };

constexpr auto names_of(Format)
{
    return std::to_array<Named<Format>>({
        {Format::Auto, "auto"},
        {Format::Json, "json"},
        {Format::Text, "text"},
    });
}

void set_format(Format format);

void write(Level level, std::string_view name, Fields fields);

inline void debug(std::string_view name, Fields fields = {}) { write(Level::Debug, name, fields); }
inline void info(std::string_view name, Fields fields = {}) { write(Level::Info, name, fields); }
inline void warning(std::string_view name, Fields fields = {})
{
    write(Level::Warning, name, fields);
}
inline void error(std::string_view name, Fields fields = {}) { write(Level::Error, name, fields); }

} // namespace candor::log
