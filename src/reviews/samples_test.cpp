#include "reviews/samples.h"

#include <random>

namespace candor::reviews {

namespace {

using namespace std::chrono_literals;
using actions::Action;
using actions::ActionState;
using timeline::Callout;
using timeline::Event;
using timeline::Precision;

Instant at(std::string_view clock)
{
    return instant_from_iso("2019-07-02T" + std::string(clock) + "-07:00").value();
}

Event event(std::string_view clock,
    const std::string& who,
    std::string what,
    std::vector<Callout> callouts = {},
    std::string source = "")
{
    Event made;
    made.id.text = "0190-" + std::string(clock);
    made.at = at(clock);
    made.who = who;
    made.person_id = who == "Chris Wilcox" ? "p-chris" : who == "Zoe Ng" ? "p-zoe" : "";
    made.what = std::move(what);
    made.callouts = std::move(callouts);
    made.source = std::move(source);
    return made;
}

std::vector<Event> rich_events()
{
    using enum Callout;
    std::vector<Event> events = {
        event("10:55", "Chris Wilcox", "Merged the new page template after review", {}, "git log"),
        event("11:00", "Chris Wilcox",
            "Deployed the template to `gh-pages`:\n\n```sh\n./publish "
            "--branch gh-pages\n```\n\nThe front page looked right.",
            {Began}, "https://deploys.example/512"),
        event("11:30", "Ana", "Wrote that the *schedule page* shows nothing", {Detected},
            "customer mail"),
        event("11:33", "Zoe Ng", "Opened the incident channel and called Chris in", {Declared}),
        event("11:35", "Chris Wilcox", "Rolled the template back; **no change** on the page"),
        event("11:41", "Zoe Ng", "Saw that the CDN still served the old file", {InflectionPoint},
            "curl -I"),
        event(
            "11:47", "Zoe Ng", "Purged the cache; the page is back for most readers", {Mitigated}),
        event("12:40", "Chris Wilcox", "The last edge has the right file", {Resolved}),
        event("12:45", "Ana", "Was told, and thanked"),
    };
    events[4].precision = Precision::About;
    events[4].as_written = "around 11:35 AM PDT";
    events[5].precision = Precision::Second;
    events[5].inflection = "it is the cache, not the template";
    events[5].evidence_ids = {"ev-1", "ev-2"};
    events[6].ended_at = at("11:49");
    events[8].at.reset();
    return events;
}

std::vector<Section> rich_sections()
{
    return {
        {.id = "s1",
            .key = "summary",
            .title = "Summary",
            .prompt = "What happened, in two or three sentences?",
            .body = "A new template reached the site with a path that only the build machine knew. "
                    "The schedule page was **empty for 47 minutes**."},
        {.id = "s2",
            .key = "impact",
            .title = "Impact",
            .prompt = "What did users feel?",
            .body = "| page | empty for |\n|---|---:|\n| schedule | 47 min |\n| talks | 0 min |"},
        {.id = "s3",
            .key = "detection",
            .title = "Detection",
            .prompt = "Who or what noticed first?",
            .body = "A customer wrote. Our monitor asks for the front page only."},
        {.id = "s4",
            .key = "background",
            .title = "How the site is served",
            .prompt = "",
            .body = "## From the repository to the reader\n\nThe site is built, pushed to "
                    "`gh-pages`, and served through a CDN.\n\n1. build\n2. push\n3. wait"},
        {.id = "s5", .key = "", .title = "Open questions", .prompt = "", .body = ""},
        {.id = "s6",
            .key = "references",
            .title = "References",
            .prompt = "",
            .body = "None yet.",
            .state = SectionState::Dropped},
    };
}

void add_parts(Document& document)
{
    document.phases = {{.began_at = at("11:00"),
                           .ended_at = at("11:47"),
                           .felt = "The schedule page was empty",
                           .degree = Degree::Total},
        {.began_at = at("11:47"),
            .ended_at = at("12:11"),
            .felt = "Some readers still saw it empty",
            .degree = Degree::Minor}};
    document.attempts = {{.at = at("11:35"),
                             .who = "Chris Wilcox",
                             .tried = "Rolled the template back",
                             .outcome = Outcome::NoEffect},
        {.at = at("11:47"),
            .who = "Zoe Ng",
            .tried = "Purged the cache by hand",
            .outcome = Outcome::Worked}};
    document.surprises = {{.person_id = "p-zoe",
        .who = "Zoe Ng",
        .text = "The rollback had worked at once. We looked at an old copy for ten minutes."}};
    document.factors = {
        {.kind = FactorKind::Trigger, .statement = "A path in the template was absolute"},
        {.kind = FactorKind::Latent,
            .statement = "The preview runs on the machine where that path exists"},
        {.kind = FactorKind::WorsenedIt,
            .statement = "The cache keeps pages for an hour",
            .standing = Standing::Accepted,
            .note = "Without it the site is slow for everybody"},
        {.kind = FactorKind::Held, .statement = "Ana knows us and wrote at once"}};
    document.lessons = {{.kind = LessonKind::WentWell,
                            .text = "We called early",
                            .elsewhere = "Releases of the app"},
        {.kind = LessonKind::WentBadly, .text = "Nobody thought of the cache"},
        {.kind = LessonKind::GotLucky,
            .text = "It was not the day of the conference",
            .looked_at = at("16:00"),
            .looked_at_note = "A freeze before the conference is planned"},
        {.kind = LessonKind::Takeaway, .text = "Ask the CDN, not the browser"}};
    document.set_aside = {
        {.rule = "counterfactual", .phrase = "should have seen", .reason = "It is a quotation"}};
    document.actions = {{.statement = "Ask for the schedule page in the monitor, too",
                            .owner_id = "p-zoe",
                            .owner = "Zoe Ng",
                            .due = "2019-07-16",
                            .state = ActionState::Verified,
                            .link = "https://tracker.example/81"},
        {.statement = "Investigate if debugging `gh-pages` could be improved",
            .owner_id = "p-chris",
            .owner = "Chris Wilcox",
            .state = ActionState::InProgress},
        {.statement = "Move off the CDN",
            .owner = "Ana",
            .state = ActionState::Dropped,
            .reason = "Dearer than the incident"}};
}

} // namespace

Document rich_document()
{
    Document document;
    Review& review = document.review;
    review.id.text = "0190";
    review.number = 14;
    review.title = "The schedule page was empty for 47 minutes";
    review.kind = "outage";
    review.severity = "sev2";
    review.stage = Stage::FollowingUp;
    review.zone = "America/Los_Angeles";
    review.lead_id = "p-chris";
    review.author_ids = {"p-chris", "p-zoe"};
    review.detection_source = DetectionSource::Customer;
    review.ongoing = "Two readers still report an old page; we have asked for their headers.";
    review.scope = {.first_event_id = "0190-11:00",
        .last_event_id = "0190-12:40",
        .excludes = "How the conference chose its CDN.",
        .agreed_at = at("15:00")};
    review.created_at = at("13:00");
    review.published_at = at("18:30");
    document.kind_name = "Outage";
    document.severity_name = "SEV 2";
    document.people = {{"p-chris", "Chris Wilcox"}, {"p-zoe", "Zoe Ng"}};
    document.sections = rich_sections();
    document.events = rich_events();
    add_parts(document);
    return document;
}

namespace {

/// Draws texts, names and times from what has upset readers before.
class Draw {
public:
    explicit Draw(unsigned seed) : random_(seed) {}

    std::size_t number(std::size_t below) { return random_() % below; }
    bool chance(std::size_t one_in) { return number(one_in) == 0; }

    std::string line()
    {
        static const std::vector<std::string> lines = {"## A heading", "# A title", "##", "## ",
            " ## pushed", "### Sunday 2026-03-01", "### Went well", "- an entry", "- Owner: nobody",
            "- Note: x", "  - Source: y", "* star", "+ plus", "1. one", "```", "```sh", "~~~",
            "---", "===", "***", "| a | b |", "|---|---|", "<!-- {\"who\":\"x\"} -->",
            "<!-- {} -->", "<!-- a prompt -->", "-->", "<!--", "*Not known yet.*",
            "*Times are in UTC.*", "*Time to detect: 1 s.*", "**10:05** [began] **Chris**: said",
            "**bold**: text", "**Zoë**:", "[began] it", "[worked]", "[x] done", "[trigger]",
            "10:05 it began", "about 10:05 or so", "10:05", "2026-03-01 10:05 it began", "all day",
            "**all day**", "> a quotation", "    code", "\ttab", "  two spaces", "two at the end  ",
            "é — 🎉 日本", "candor: 1", "key: value", "\"quoted\" 'text'", "back\\slash",
            "<script>x</script>", "--", "a -- b --> c", "{\"json\":1}", "[link](https://a.example)",
            "Plain words.", "Still going on", "Timeline", "", "", " ", "   "};
        return lines[number(lines.size())];
    }

    std::string text()
    {
        std::string all = chance(6) ? "" : line();
        for (std::size_t i = number(4); i > 0; --i)
            all += (chance(8) ? "\r\n" : "\n") + line();
        return all;
    }

    std::string name()
    {
        static const std::vector<std::string> names = {"Zoë Ng", "Chris", "O'Neil, \"Bo\"", "a*b",
            "**", "x: y", "- dash", "yes", "", "# hash", "[began]", "10:05", "a\nb", " spaced "};
        return names[number(names.size())];
    }

    std::string zone()
    {
        static const std::vector<std::string> zones = {
            "", "UTC", "Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata", "No/Where"};
        return zones[number(zones.size())];
    }

    std::optional<Instant> instant()
    {
        if (chance(5))
            return std::nullopt;
        // Around the night on which the clocks of Berlin go back.
        auto micros = to_micros(instant_from_iso("2026-10-24T20:00:00Z").value());
        micros += static_cast<std::int64_t>(number(600)) * 60'000'000;
        if (chance(4))
            micros += static_cast<std::int64_t>(number(60'000'000));
        return from_micros(micros);
    }

    template <class E>
    E one_of()
    {
        constexpr auto names = names_of(E{});
        return names[number(names.size())].value;
    }

    template <class Part>
    std::vector<Part> several(auto make)
    {
        std::vector<Part> parts;
        for (std::size_t i = number(4); i > 0; --i) {
            parts.push_back(make());
            parts.back().position = static_cast<std::int64_t>(7 * i);
            parts.back().revision = 3;
        }
        return parts;
    }

    const PersonName& person(const Document& document)
    {
        return document.people[number(document.people.size())];
    }

private:
    std::mt19937 random_;
};

Event nasty_event(Draw& draw, const Document& document)
{
    Event event;
    event.id.text = "e" + std::to_string(draw.number(1'000'000));
    event.at = draw.instant();
    event.precision = draw.one_of<Precision>();
    if (event.at && draw.chance(3))
        event.ended_at = *event.at + std::chrono::seconds(draw.number(90'000));
    event.zone = draw.chance(4) ? draw.zone() : "";
    event.as_written = draw.chance(4) ? draw.line() : "";
    event.who = draw.chance(3) ? draw.person(document).name : draw.name();
    event.person_id = draw.chance(2) ? draw.person(document).id : "";
    event.what = draw.text();
    event.source = draw.chance(2) ? draw.line() : "";
    if (draw.chance(4))
        event.evidence_ids = {"a", "b-- >"};
    for (std::size_t i = draw.number(3); i > 0; --i)
        event.callouts.push_back(draw.one_of<Callout>());
    event.inflection = draw.chance(4) ? draw.line() : "";
    event.revision = 2;
    return event;
}

void make_nasty_review(Draw& draw, Document& document)
{
    Review& review = document.review;
    review.id.text = "r";
    review.number = static_cast<std::int64_t>(draw.number(100));
    review.title = draw.line();
    review.kind = draw.name();
    review.severity = draw.name();
    review.stage = draw.one_of<Stage>();
    review.zone = draw.zone();
    review.lead_id = draw.chance(3) ? "" : draw.person(document).id;
    for (std::size_t i = draw.number(3); i > 0; --i)
        review.author_ids.push_back(draw.person(document).id);
    if (draw.chance(2))
        review.detection_source = draw.one_of<DetectionSource>();
    review.ongoing = draw.chance(2) ? draw.text() : "";
    review.scope.excludes = draw.chance(2) ? draw.text() : "";
    review.scope.agreed_at = draw.instant();
    review.created_at = draw.instant().value_or(Instant());
    review.published_at = draw.instant();
    review.is_sample = draw.chance(2);
    review.is_shared = draw.chance(2);
    review.charter_version = static_cast<std::int64_t>(1 + draw.number(3));
    review.revision = 8;
    document.kind_name = draw.name();
    document.severity_name = draw.name();
}

void make_nasty_lists(Draw& draw, Document& document)
{
    document.phases = draw.several<ImpactPhase>([&] {
        return ImpactPhase{.id = "i",
            .began_at = draw.instant(),
            .ended_at = draw.instant(),
            .felt = draw.text(),
            .degree = draw.one_of<Degree>()};
    });
    document.attempts = draw.several<Attempt>([&] {
        return Attempt{.id = "t",
            .at = draw.instant(),
            .who = draw.name(),
            .tried = draw.text(),
            .outcome = draw.one_of<Outcome>()};
    });
    document.surprises = draw.several<Surprise>([&] {
        return Surprise{.person_id = draw.chance(2) ? draw.person(document).id : "",
            .who = draw.name(),
            .text = draw.text()};
    });
    document.factors = draw.several<Factor>([&] {
        return Factor{.kind = draw.one_of<FactorKind>(),
            .statement = draw.text(),
            .standing = draw.one_of<Standing>(),
            .note = draw.text()};
    });
    document.lessons = draw.several<Lesson>([&] {
        return Lesson{.kind = draw.one_of<LessonKind>(),
            .text = draw.text(),
            .elsewhere = draw.text(),
            .looked_at = draw.instant(),
            .looked_at_note = draw.text()};
    });
    document.set_aside = draw.several<SetAside>([&] {
        return SetAside{.rule = draw.name(), .phrase = draw.text(), .reason = draw.text()};
    });
    document.actions = draw.several<Action>([&] {
        return Action{.id = {"a"},
            .statement = draw.text(),
            .owner_id = draw.chance(2) ? draw.person(document).id : "",
            .owner = draw.name(),
            .due = draw.chance(2) ? "2026-03-31" : draw.line(),
            .state = draw.one_of<ActionState>(),
            .reason = draw.text(),
            .link = draw.line()};
    });
}

} // namespace

Document nasty_document(unsigned seed)
{
    Draw draw(seed);
    Document document;
    for (std::size_t i = 1 + draw.number(3); i > 0; --i)
        document.people.push_back({"p" + std::to_string(i), draw.name()});
    make_nasty_review(draw, document);
    document.sections = draw.several<Section>([&] {
        return Section{.id = "s",
            .key = draw.chance(2) ? "summary" : draw.name(),
            .title = draw.chance(3) ? "Summary" : draw.line(),
            .prompt = draw.text(),
            .body = draw.text(),
            .state = draw.one_of<SectionState>()};
    });
    for (std::size_t i = draw.number(6); i > 0; --i)
        document.events.push_back(nasty_event(draw, document));
    if (!document.events.empty() && draw.chance(2)) {
        document.review.scope.first_event_id = document.events.front().id.text;
        document.review.scope.last_event_id = document.events.back().id.text;
    }
    make_nasty_lists(draw, document);
    return document;
}

} // namespace candor::reviews
