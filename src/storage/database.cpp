#include "storage/database.h"

#include <algorithm>

namespace candor::storage {

namespace detail {

const std::string& text_in(const Value& value)
{
    const auto* text = std::get_if<std::string>(&value);
    ENSURE(text);
    return *text;
}

std::int64_t integer_in(const Value& value)
{
    const auto* number = std::get_if<std::int64_t>(&value);
    ENSURE(number);
    return *number;
}

double real_in(const Value& value)
{
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*number);
    const auto* real = std::get_if<double>(&value);
    ENSURE(real);
    return *real;
}

} // namespace detail

const Value& Row::value(std::string_view column) const
{
    const auto found = std::ranges::find(answer_.columns_, column);
    ENSURE(found != answer_.columns_.end());
    const auto offset = static_cast<std::size_t>(found - answer_.columns_.begin());
    return answer_.values_[index_ * answer_.columns_.size() + offset];
}

Answer::Answer(std::vector<std::string> columns,
    std::vector<Value> values,
    std::int64_t rows_changed)
    : columns_(std::move(columns))
    , values_(std::move(values))
    , rows_changed_(rows_changed)
{
}

Row Answer::only() const
{
    ENSURE(row_count() > 0);
    return row(0);
}

std::shared_ptr<const void> Database::add_listener(std::list<Tell>& listeners, Tell tell)
{
    const std::lock_guard lock(listening_);
    const auto place = listeners.insert(listeners.end(), std::move(tell));
    return {&*place, [this, &listeners, place](const void*) {
                const std::lock_guard again(listening_);
                listeners.erase(place);
            }};
}

std::shared_ptr<const void> Database::when_written(Tell tell)
{
    return add_listener(of_writing_, std::move(tell));
}

std::shared_ptr<const void> Database::when_told(Tell tell)
{
    return add_listener(of_nodes_, std::move(tell));
}

void Database::tell_written(const std::string& workspace_id)
{
    const std::lock_guard lock(listening_);
    for (const auto& tell : of_writing_)
        tell(workspace_id);
}

void Database::tell_told(const std::string& text)
{
    const std::lock_guard lock(listening_);
    for (const auto& tell : of_nodes_)
        tell(text);
}

} // namespace candor::storage
