#include "timeline/event.h"

#include "base/text_check.h"
#include "base/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace candor::timeline {

namespace {

Result<void> check_texts(const Event& event)
{
    TRY(check_fits("what", "what happened", event.what, what_bytes_max));
    TRY(check_line("as_written", "the time as written", event.as_written, short_text_bytes_max));
    TRY(check_line("who", "the name", event.who, short_text_bytes_max));
    TRY(check_line("source", "the source", event.source, short_text_bytes_max));
    return check_line("inflection", "the inflection point", event.inflection, short_text_bytes_max);
}

bool marks(const Event& event, Callout callout)
{
    return std::ranges::find(event.callouts, callout) != event.callouts.end();
}

Result<void> check_callouts(const Event& event)
{
    std::vector<Callout> callouts = event.callouts;
    std::ranges::sort(callouts);
    if (const auto twice = std::ranges::adjacent_find(callouts); twice != callouts.end())
        return invalid("callouts",
            fmt::format("an event marks {} once; take the second one out", name_of(*twice)));
    if (!event.inflection.empty() && !marks(event, Callout::InflectionPoint))
        return invalid("inflection",
            "a named inflection point is marked as one; add the callout or remove the name");
    return {};
}

} // namespace

Result<void> check(const Event& event)
{
    TRY(check_span("at", event.at, "ended_at", event.ended_at));
    if (event.ended_at && !event.at)
        return invalid("ended_at", "an event that ends has a beginning; say when it began");
    TRY(check_zone("zone", event.zone));
    TRY(check_texts(event));
    TRY(check_callouts(event));
    if (event.callouts.empty())
        TRY(check_present("what", event.what, "an event says what happened; write it down"));
    if (event.evidence_ids.size() > evidence_ids_max)
        return invalid("evidence_ids",
            fmt::format("an event cites at most {} pieces of evidence; this one cites {}",
                evidence_ids_max, event.evidence_ids.size()));
    return {};
}

void sort(std::vector<Event>& events)
{
    std::ranges::sort(events, {}, [](const Event& event) {
        return std::tuple(!event.at, event.at.value_or(Instant()), std::string_view(event.id.text));
    });
}

} // namespace candor::timeline
