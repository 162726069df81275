#include "reviews/from_proposal.h"

#include <doctest/doctest.h>

using namespace candor;
using namespace candor::reviews;
using evidence::SectionKey;

namespace {

const accounts::Workspace workspace = accounts::new_workspace("Acme");

Document document(const evidence::Proposal& proposal)
{
    return document_of(proposal, {.kind = "outage"}, workspace);
}

} // namespace

TEST_CASE("an event's local time is read in its own zone, or the review's")
{
    const auto at = [](const evidence::ProposedEvent& proposed, const std::string& date = "") {
        const auto event = event_of(proposed, "Europe/Berlin", date);
        return event.at ? to_iso(*event.at) : "";
    };
    CHECK_EQ(at({.at = "2026-07-01T10:05"}), "2026-07-01T08:05:00Z");
    CHECK_EQ(at({.at = "2026-07-01T10:05", .zone = "UTC"}), "2026-07-01T10:05:00Z");
    CHECK_EQ(at({.at = "T10:05"}), "");
    CHECK_EQ(at({.at = "T10:05"}, "2026-07-01"), "2026-07-01T08:05:00Z");
}

TEST_CASE("how exactly a time was written is kept")
{
    const auto precision = [](const evidence::ProposedEvent& proposed) {
        return event_of(proposed, "", "").precision;
    };
    CHECK(precision({.at = "2026-07-01"}) == timeline::Precision::Day);
    CHECK(precision({.at = "2026-07-01T10:05"}) == timeline::Precision::Minute);
    CHECK(precision({.at = "2026-07-01T10:05:09"}) == timeline::Precision::Second);
    CHECK(precision({.at = "2026-07-01T10:05", .about = true}) == timeline::Precision::About);
}

TEST_CASE("a list of what went well becomes lessons, and prose about it stays a section")
{
    const Document list = document({.sections = {{SectionKey::WentWell, "What went well",
                                        "- The alert\n  fired\n* Rollback"}}});
    REQUIRE_EQ(list.lessons.size(), 2);
    CHECK_EQ(list.lessons[0].text, "The alert\nfired");
    CHECK(list.lessons[1].kind == LessonKind::WentWell);
    REQUIRE_EQ(list.sections.size(), 1); // The heading, kept out of the way.
    CHECK(list.sections[0].state == SectionState::Dropped);
    CHECK_EQ(list.sections[0].body, "- What went well\n");

    const Document prose =
        document({.sections = {{SectionKey::WentWell, "What went well", "Much.\n\n- The alert"}}});
    CHECK(prose.lessons.empty());
    CHECK_EQ(prose.sections.at(0).key, "went_well");
}

TEST_CASE("what has no field of its own stands in a section")
{
    const Document review =
        document({.title = "T", .severity = "SEV-2 (major)", .status = "Ongoing"});
    CHECK_EQ(review.review.severity, "sev2");
    CHECK_EQ(review.sections.at(0).body, "- Status: Ongoing\n- Severity: SEV-2 (major)\n");
    CHECK_EQ(
        document({.actions = {{.text = "Fix it", .due = "next week"}}}).actions.at(0).statement,
        "Fix it (due: next week)");
}

TEST_CASE("a severity is known by its number")
{
    const auto meant = [](std::string_view written) {
        return severity_meant(written, workspace.severities);
    };
    CHECK_EQ(meant("SEV 1"), "sev1");
    CHECK_EQ(meant("P3"), "sev3");
    CHECK_EQ(meant("Severity: 2"), "sev2");
    CHECK_EQ(meant("sev10"), "");
    CHECK_EQ(meant("high"), "");
    CHECK_EQ(meant("P"), "");
}

TEST_CASE("a section is a list where nothing but a list is in it")
{
    using Entries = std::vector<std::string>;
    CHECK(list_entries("- one\n  more\n\n* two") == Entries{"one\nmore", "two"});
    CHECK(list_entries("  \n- one") == Entries{"one"});
    CHECK(list_entries("  \n").empty());
    CHECK(list_entries("    code\n- one").empty());
    CHECK(list_entries("- one\nand prose").empty());
}
