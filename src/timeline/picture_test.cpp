#include "timeline/picture.h"

#include "timeline/axis.h"
#include "timeline/label.h"
#include "timeline/picture_layout.h"

#include <chrono>
#include <doctest/doctest.h>
#include <random>
#include <regex>

using namespace candor;
using namespace candor::timeline;
using namespace std::chrono_literals;

namespace {

const Instant ten = instant_from_iso("2026-03-01T10:00:00Z").value();

Event event(Instant at, std::string who = "Zoe", std::vector<Callout> callouts = {})
{
    Event made;
    made.id.text = "e" + std::to_string(to_micros(at));
    made.at = at;
    made.who = std::move(who);
    made.what = "Looked at the graph";
    made.callouts = std::move(callouts);
    return made;
}

std::vector<Event> scattered(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<Event> events;
    for (std::size_t i = 0; i < count; ++i) {
        const auto after = std::chrono::seconds(random() % 20'000);
        events.push_back(
            event(ten + after, std::string(1, static_cast<char>('a' + random() % 12))));
        if (random() % 9 == 0)
            events.back().callouts = {static_cast<Callout>(random() % 6)};
    }
    return events;
}

std::string drawn(const std::vector<Event>& events, const std::vector<PictureImpact>& impact = {})
{
    return picture(events, impact, {.zone = "Europe/Berlin"});
}

/// Every element is closed in its turn, and nothing in it is styled inline.
bool is_sound(const std::string& svg)
{
    std::vector<std::string> open;
    static const std::regex tag("<(/?)([a-zA-Z]+)[^<>]*?(/?)>");
    for (std::sregex_iterator it(svg.begin(), svg.end(), tag), end; it != end; ++it) {
        const std::smatch& found = *it;
        if (found[1].length() > 0) {
            if (open.empty() || open.back() != found[2])
                return false;
            open.pop_back();
        } else if (found[3].length() == 0)
            open.push_back(found[2]);
    }
    return open.empty() && !svg.contains(" style=") && !svg.contains("nan")
           && !svg.contains("inf ");
}

/// How many events the marks stand for.
std::size_t events_shown(const std::string& svg)
{
    std::size_t count = 0;
    static const std::regex mark("data-event=\"[^\"]*\"( data-count=\"([0-9]+)\")?");
    for (std::sregex_iterator it(svg.begin(), svg.end(), mark), end; it != end; ++it)
        count += (*it)[2].matched ? std::stoul((*it)[2]) : 1;
    return count;
}

std::string tick_labels(std::vector<Instant> points, std::string_view zone)
{
    std::string all;
    for (const Tick& tick : ticks(Axis(std::move(points), 100, 900), zone))
        all += tick.label + (tick.day.empty() ? "" : "/" + tick.day) + " ";
    return all;
}

} // namespace

TEST_CASE("no event, or none with a time, makes a kind empty picture")
{
    CHECK(drawn({}).contains("Nothing on the timeline yet"));
    Event untimed = event(ten);
    untimed.at.reset();
    CHECK(drawn({untimed}).contains("No event has a time yet"));
    CHECK(is_sound(drawn({})));
}

TEST_CASE("every event is drawn, or counted by the mark that stands for it")
{
    for (const std::size_t count : {1u, 2u, 30u, 1'000u, 5'000u}) {
        const std::string svg = drawn(scattered(count, 3));
        CHECK(is_sound(svg));
        CHECK_EQ(events_shown(svg), count);
    }
}

TEST_CASE("a picture stays small however long the timeline is, and is quick")
{
    const std::vector<Event> events = scattered(100'000, 4);
    const auto began = std::chrono::steady_clock::now();
    const std::string svg = drawn(events);
    CHECK(std::chrono::steady_clock::now() - began < 10s);
    CHECK_LT(svg.size(), 600'000);
    CHECK_EQ(events_shown(svg), 100'000);
    CHECK_EQ(drawn(scattered(700, 5)), drawn(scattered(700, 5)));
}

TEST_CASE("events of the same moment are all there")
{
    const std::string svg = drawn(std::vector<Event>(50, event(ten, "Zoe", {Callout::Declared})));
    CHECK(is_sound(svg));
    CHECK_EQ(events_shown(svg), 50);
}

TEST_CASE("a label that is too long ends with a whole word")
{
    CHECK_EQ(text_within("rolled back; it took ten minutes", 70, 10), "rolled back…");
    CHECK_EQ(text_within("rolled back", 85, 10), "rolled back");
    CHECK_EQ(text_within("Internationalisation", 60, 10), "Internatio…");
    CHECK_EQ(text_within("rolled back", 20, 10), "");
}

TEST_CASE("marks and labels of a row do not lie on each other")
{
    for (unsigned seed = 0; seed < 20; ++seed) {
        std::vector<Event> events = scattered(60, seed);
        for (Event& one : events)
            one.callouts.clear();
        std::vector<const Event*> ordered;
        sort(events);
        std::vector<Instant> points;
        for (const Event& one : events)
            ordered.push_back(&one), points.push_back(*one.at);
        for (const Lane& lane : lanes_of(ordered, Axis(points, 130, 980), LaneBy::Person)) {
            std::map<std::size_t, double> taken_until;
            for (const Mark& mark : lane.marks) {
                const double width = text_width(mark.label, label_font_size);
                const double left = mark.x - (mark.is_label_left ? width + 10 : mark_radius);
                CHECK_GE(left + 0.1, taken_until[mark.row]);
                taken_until[mark.row] =
                    mark.x + (mark.is_label_left || mark.label.empty() ? mark_radius : width + 10);
                CHECK_LE(taken_until[mark.row], picture_width);
            }
        }
    }
}

TEST_CASE("what is written cannot leave its place")
{
    Event nasty = event(ten, "</text><script>alert(1)</script>");
    nasty.id.text = "\"><script>";
    nasty.what = "<b onclick=x> & \"quotes\" 'single'";
    const std::string svg = picture(
        std::vector{nasty}, {}, {.zone = "<zone>", .title = "</title><script>", .id = "a\"b"});
    CHECK_FALSE(svg.contains("<script"));
    CHECK_FALSE(svg.contains("<b "));
    CHECK(is_sound(svg));
}

TEST_CASE("the styles are inside only of a picture that stands alone")
{
    const std::vector<Event> one = {event(ten)};
    CHECK_FALSE(picture(one, {}, {}).contains("<style"));
    CHECK(picture(one, {}, {.styles = Styles::Inside}).contains(picture_css()));
    CHECK(picture_css().contains("light-dark"));
    CHECK(picture_css().ends_with("}\n"));
}

TEST_CASE("callouts are told by shape and by word, the time between them by bands")
{
    using enum Callout;
    const std::string svg = drawn({event(ten, "Zoe", {Began}),
        event(ten + 30min, "Ana", {Detected}), event(ten + 2h, "Zoe", {Resolved})});
    CHECK(svg.contains("Unnoticed, 30 min: 2026-03-01 11:00 to 2026-03-01 11:30"));
    CHECK(svg.contains("began 11:00"));
    CHECK(svg.contains("times in Europe/Berlin"));
    CHECK(svg.contains("Nothing is recorded for 1 h 30 min"));
    CHECK(svg.contains("<title>2026-03-01 11:30 · Ana · Looked at the graph (detected)</title>"));
}

TEST_CASE("a picture without a zone says that it is in UTC")
{
    CHECK(picture(std::vector{event(ten)}, {}, {}).contains("times in UTC: the zone is not known"));
}

TEST_CASE("lanes stand for people or for sources, the rest for the others")
{
    std::vector<Event> events = scattered(200, 8);
    events[0].source = "https://chat.example/a/1";
    events[1].source = "https://chat.example/b/2";
    const auto names = [&](LaneBy by) {
        std::string all;
        std::vector<const Event*> ordered;
        ordered.reserve(events.size());
        for (const Event& one : events)
            ordered.push_back(&one);
        for (const Lane& lane : lanes_of(ordered, Axis({ten, ten + 20'000s}, 0, 900), by))
            all += lane.name + ",";
        return all;
    };
    CHECK_EQ(names(LaneBy::Source), "chat.example,,");
    const std::string people = names(LaneBy::Person);
    CHECK_EQ(std::ranges::count(people, ','), picture_lanes_max);
    CHECK(people.ends_with("others,"));
}

TEST_CASE("impact is drawn as bars, also where an end is not known")
{
    const std::vector<PictureImpact> impact = {{{ten, ten + 17min}, "Down", "total", 3},
        {{ten + 17min, std::nullopt}, "Slow & *late*", "minor", 1},
        {{}, "Nothing known", "major", 2}};
    const std::string svg = drawn({event(ten)}, impact);
    CHECK(is_sound(svg));
    CHECK(svg.contains("Impact, total: Down"));
    CHECK(svg.contains("Impact, minor: Slow &amp; late"));
    CHECK_FALSE(svg.contains("Nothing known"));
}

TEST_CASE("a long empty time is folded, so that a short incident in a long history is readable")
{
    std::vector<Instant> points = {ten - 24h * 38, ten - 24h * 20};
    for (int i = 0; i < 10; ++i)
        points.push_back(ten + i * 20min);
    const Axis axis(points, 100, 900);
    CHECK_GT(axis.x(points.back()) - axis.x(ten), 500);
    CHECK_EQ(std::ranges::count_if(axis.stretches(), &Stretch::is_folded), 2);
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        CHECK_LT(axis.x(points[i]), axis.x(points[i + 1]));

    const Axis plain({ten, ten + 5min, ten + 6h}, 100, 900);
    CHECK_EQ(plain.stretches().size(), 1);
}

TEST_CASE("ticks stand at round times of the zone's clocks")
{
    CHECK_EQ(tick_labels({ten, ten + 1h}, "UTC"),
        "10:00/Sun 1 Mar 2026 10:05 10:10 10:15 10:20 10:25 10:30 10:35 10:40 10:45 10:50 10:55 "
        "11:00 ");
    CHECK(tick_labels({ten, ten + 1h}, "Asia/Kolkata").starts_with("15:30/Sun 1 Mar 2026 15:35 "));
    CHECK(tick_labels({ten, ten + 24h * 10}, "UTC").contains("/Mon 2 Mar"));
    CHECK(tick_labels({ten, ten + 24h * 3000}, "UTC").contains("/Fri 1 Jan 2027"));
}

TEST_CASE("where clocks change the ticks go on")
{
    const Instant before = instant_from_iso("2026-10-24T22:00:00Z").value();
    const std::string labels = tick_labels({before, before + 8h}, "Europe/Berlin");
    CHECK(labels.contains("02:00 "));
    CHECK(labels.contains("06:00 "));
}
