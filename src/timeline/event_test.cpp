#include "timeline/event.h"

#include "base/json.h"

#include <doctest/doctest.h>

using namespace candor;
using namespace candor::timeline;

namespace {

Event sound()
{
    Event event;
    event.at = from_micros(60'000'000);
    event.what = "The graph fell";
    return event;
}

/// The field that `check` names after `change`, or "" if it is content.
std::string fault(auto change)
{
    Event event = sound();
    change(event);
    const Result<void> answer = check(event);
    return answer ? "" : answer.error().field;
}

} // namespace

TEST_CASE("a sound event passes, with or without a time")
{
    CHECK_EQ(fault([](Event&) {}), "");
    CHECK_EQ(fault([](Event& e) { e.at.reset(); }), "");
    CHECK_EQ(fault([](Event& e) { e.zone = "Asia/Kolkata"; }), "");
    CHECK_EQ(fault([](Event& e) { e.ended_at = e.at; }), "");
    CHECK_EQ(fault([](Event& e) { e.what.clear(), e.callouts = {Callout::Began}; }), "");
}

TEST_CASE("what is wrong with an event is told by its field")
{
    CHECK_EQ(fault([](Event& e) { e.what = " \n"; }), "what");
    CHECK_EQ(fault([](Event& e) { e.what.assign(what_bytes_max + 1, 'x'); }), "what");
    CHECK_EQ(fault([](Event& e) { e.ended_at = from_micros(0); }), "ended_at");
    CHECK_EQ(fault([](Event& e) { e.ended_at = e.at, e.at.reset(); }), "ended_at");
    CHECK_EQ(fault([](Event& e) { e.zone = "PST8PDT/Nowhere"; }), "zone");
    CHECK_EQ(fault([](Event& e) { e.who.assign(short_text_bytes_max + 1, 'x'); }), "who");
    CHECK_EQ(fault([](Event& e) { e.source = "a\nb"; }), "source");
    CHECK_EQ(fault([](Event& e) { e.callouts = {Callout::Began, Callout::Began}; }), "callouts");
    CHECK_EQ(fault([](Event& e) { e.inflection = "the page came back"; }), "inflection");
    CHECK_EQ(
        fault([](Event& e) { e.evidence_ids.assign(evidence_ids_max + 1, "x"); }), "evidence_ids");
}

TEST_CASE("a timeline is in order of time, then of id, and what has no time comes last")
{
    std::vector<Event> events(4);
    events[0].id.text = "d";
    events[1].id.text = "c", events[1].at = from_micros(2);
    events[2].id.text = "a", events[2].at = from_micros(2);
    events[3].id.text = "b", events[3].at = from_micros(1);
    sort(events);
    std::string order;
    for (const Event& event : events)
        order += event.id.text;
    CHECK_EQ(order, "bacd");
}
