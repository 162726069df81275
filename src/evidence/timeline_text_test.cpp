// The forms that timelines of public post-mortems have, each with a text of our own. The numbers in
// the names are none: a form is named by what a person would see.

#include "evidence/expect_events.h"

using namespace candor::evidence;

TEST_CASE("table: date and time in one cell")
{
    expect_events("| Time | Event |\n| :-- | --- |\n| 2024-03-01 10:05 | Alert |\n| **2024-03-01 "
                  "~10:20** | Rollback |\n",
        "2024-03-01T10:05 | Alert\n~2024-03-01T10:20 | Rollback\n");
}

TEST_CASE("table: the columns stand in any order")
{
    expect_events("| Event | Who | Region | Time |\n|---|---|---|---|\n| Alert | Asha | eu | "
                  "2024-03-01 10:05 |\n",
        "2024-03-01T10:05 | Asha: Alert\nRegion: eu\n");
}

TEST_CASE("table: date and time in separate cells, with the weekday before them")
{
    expect_events("| Day | Date (2024) | Time (UTC) | Event |\n|--|--|--|--|\n| Fri | Mar 1 | "
                  "22:07 | Called |\n| Sat | Mar 2 | 00:20 | Left |\n",
        "2024-03-01T22:07 | Called\n2024-03-02T00:20 | Left\n");
}

TEST_CASE("table: time only, over midnight")
{
    expect_events("| Time | Event |\n|--|--|\n| 23:50 | Alert |\n| 0:10 | Fixed |\n",
        "2024-03-01T23:50 | Alert\n2024-03-02T00:10 | Fixed\n");
}

TEST_CASE("table: date only")
{
    expect_events(
        "| Date | What |\n|--|--|\n| 2024-02-27 | Published |\n", "2024-02-27 | Published\n");
}

TEST_CASE("table: a label, then date and time")
{
    expect_events("|  |  |\n|--|--|\n| **Detected** | `2024-03-01 12:00` |\n| **Resolved** | "
                  "`2024-03-01 13:00` |\n",
        "2024-03-01T12:00 | **Detected**\n2024-03-01T13:00 | **Resolved**\n");
}

TEST_CASE("table: the time inside a longer cell")
{
    expect_events("| Time | Event |\n|--|--|\n| 2024-03-01 10:05 (approx) | Alert |\n| 2024-03-01 "
                  "10:06 | Page |\n",
        "2024-03-01T10:05 | Alert\n2024-03-01T10:06 | Page\n");
}

TEST_CASE("heading: time, with the text below it")
{
    expect_events("### 21:24 - Quota deleted\n\nIt went away.\n\n### 21:30\n\nAll is well.\n",
        "2024-03-01T21:24 | Quota deleted\n\nIt went away.\n2024-03-01T21:30 | All is well.\n");
}

TEST_CASE("heading: date and time")
{
    expect_events("### March 6 2023 22:59 ###\n\nDeployed.\n\n### Feb 21, 13:00\n\nSeen.\n",
        "2023-03-06T22:59 | Deployed.\n2023-02-21T13:00 | Seen.\n");
}

TEST_CASE("heading: date only carries the date down, or is an entry itself")
{
    expect_events("### 2024-03-02\n\n- 10:00 Alert\n\n### 2024-03-03\n\nNobody wrote when.\n",
        "2024-03-02T10:00 | Alert\n2024-03-03 | Nobody wrote when.\n");
}

TEST_CASE("heading: ISO 8601")
{
    expect_events("## 2024-03-01T09:30:00\n\nReported.\n", "2024-03-01T09:30:00 | Reported.\n");
}

TEST_CASE("heading: a range")
{
    expect_events("### 16:54:15 - 17:15:31\n\nDown.\n",
        "2024-03-01T16:54:15 to 2024-03-01T17:15:31 | Down.\n");
}

TEST_CASE("heading: between the braces of a template")
{
    expect_events("### {{ 06:10 }}\n\nRaised.\n", "2024-03-01T06:10 | Raised.\n");
}

TEST_CASE("bullet: label first, date and time last")
{
    expect_events("- First detected: 2024-03-01 13:42\n- Incident declared 2024-03-01 13:50\n- "
                  "Resolved 2024-03-01 14:00 UTC\n",
        "2024-03-01T13:42 | First detected\n2024-03-01T13:50 | Incident declared\n2024-03-01T14:00 "
        "| Resolved\n");
}

TEST_CASE("plain line: HH.MM")
{
    expect_events("16.45 Checks are green\n\n16.50 AB confirms\n",
        "2024-03-01T16:45 | Checks are green\n2024-03-01T16:50 | AB confirms\n");
}

TEST_CASE("bullet: HH:MM in all its dresses")
{
    expect_events(
        "- **21:34** In bold\n- **21:35:** Colon inside\n- `21:36` - In back-ticks\n- [21:37] In "
        "brackets\n- '21:38' – Quoted\n– 21:39 > Dash and angle\n* **21:40 — all bold**\n",
        "2024-03-01T21:34 | In bold\n2024-03-01T21:35 | Colon inside\n2024-03-01T21:36 | In "
        "back-ticks\n2024-03-01T21:37 | In brackets\n"
        "2024-03-01T21:38 | Quoted\n2024-03-01T21:39 | Dash and angle\n2024-03-01T21:40 | **all "
        "bold**\n");
}

TEST_CASE("bullet: numeric date and time")
{
    expect_events("- 2024-04-15 12:57: Reverted\n- 24-10-2023 08:07 - Reported\n- 2024-06-28 7:09 "
                  "AM Eastern:\n    Found\n",
        "2024-04-15T12:57 | Reverted\n2023-10-24T08:07 | Reported\n2024-06-28T07:09 "
        "| Found\n");
}

TEST_CASE("plain line: twelve hours")
{
    expect_events("11:41 AM Nodes are down\n12:05 PM Half of them\n**5:00 pm:** All are up\n12:10 "
                  "am Asleep\n",
        "2024-03-01T11:41 | Nodes are down\n2024-03-01T12:05 | Half of them\n2024-03-01T17:00 | "
        "All are up\n2024-03-02T00:10 | Asleep\n");
}

TEST_CASE("twelve hours with less than am: 10:45a, 7p, 13:55 PM")
{
    expect_events("- 10:45a: One\n- 7p: Two\n- 21:55 PM: Three\n",
        "2024-03-01T10:45 | One\n2024-03-01T19:00 | Two\n2024-03-01T21:55 | Three\n");
}

TEST_CASE("plain line: HH:MM with and without a zone")
{
    expect_events("12:33 Banner removed\n\n13:30 CET: Team is back\n",
        "2024-03-01T12:33 | Banner removed\n2024-03-01T13:30 | Team is back\n");
}

TEST_CASE("plain line: time alone, text on the next lines")
{
    expect_events("5:05\nPods are dying\n\n11:31 AM\nNo more\nof them\n",
        "2024-03-01T05:05 | Pods are dying\n2024-03-01T11:31 | No more\nof them\n");
}

TEST_CASE("plain line: date only, with text or as the day of what follows")
{
    expect_events("01/31/2024 - A report came in\n\n**31st October 2023:**\n\n- 10:00 Seen\n",
        "2024-01-31 | A report came in\n2023-10-31T10:00 | Seen\n");
}

TEST_CASE("plain line: month name, date and time")
{
    expect_events("**June 20th, 2023, 2:00 PM:** Decided\n\n**February 2, 07:12:** Paid\n",
        "2023-06-20T14:00 | Decided\n2023-02-02T07:12 | Paid\n");
}

TEST_CASE("plain line: numeric date and time")
{
    expect_events("07-30-2023 2:42 am - Changed\n\n**2024-03-01 13:54 UTC:** Attacked\n",
        "2023-07-30T02:42 | Changed\n2024-03-01T13:54 | Attacked\n");
}

TEST_CASE("bullet: month name, date and time")
{
    expect_events("- **June 13, 2023 at 16:25 (UTC)** Cleared\n- 17 December 2023, 12:21: "
                  "Restored\n- Feb 28th **01:54** Confirmed\n",
        "2023-06-13T16:25 | Cleared\n2023-12-17T12:21 | Restored\n2024-02-28T01:54 | "
        "Confirmed\n");
}

TEST_CASE("bullet: date only")
{
    expect_events("* 2024-04-04 - Removed\n- Mar 24, 2023: At block 8\n- **Jan 15:** Compensated\n",
        "2024-04-04 | Removed\n2023-03-24 | At block 8\n2023-01-15 | Compensated\n");
}

TEST_CASE("bullet: time, then date")
{
    expect_events("- 01:14 UTC Feb 22: Updated\n- 10:00 7th Nov 2023 - Noticed\n",
        "2024-02-22T01:14 | Updated\n2023-11-07T10:00 | Noticed\n");
}

TEST_CASE("bullet: ISO 8601 with a Z")
{
    expect_events("- 2024-03-01T18:18:00Z — Audit begun\n", "2024-03-01T18:18:00 | Audit begun\n");
}

TEST_CASE("bullet: HHMM with a zone and no colon")
{
    expect_events("- 0308 UTC: Signing again\n- 2024-03-02 1600: Repaired\n",
        "2024-03-01T03:08 | Signing again\n2024-03-02T16:00 | Repaired\n");
}

TEST_CASE("bullet: month and day without a year")
{
    expect_events("- [12-05 16:21] Introduced\n- [02-26 02:50] Reported\n",
        "2023-12-05T16:21 | Introduced\n2024-02-26T02:50 | Reported\n");
}

TEST_CASE("bullet: the time inside the sentence")
{
    expect_events("- Deployed the contract at 2024-02-13 5:37 AM +UTC with care\n",
        "2024-02-13T05:37 | Deployed the contract at 2024-02-13 5:37 AM +UTC with care\n");
}

TEST_CASE("numbered: month name, time, date only")
{
    expect_events("1. **Feb 28, 2024 21:16** Reported\n2. **21:25** Deployed\n3. February 29th -- "
                  "15:30 to 18:00 UTC\n4. **Friday, 1 March 2024:** Patched\n",
        "2024-02-28T21:16 | Reported\n2024-02-28T21:25 | Deployed\n2024-02-29T15:30 to "
        "2024-02-29T18:00 | \n2024-03-01 | Patched\n");
}

TEST_CASE("code block: a timeline that was pasted as code")
{
    expect_events("```\n19:25 <koffee> check the mail\n19:26 <tea> "
                  "no\n2024-03-02T07:34:22.614485724Z Failed\n16.10 AC asks\n```\n",
        "2024-03-01T19:25 | koffee: check the mail\n2024-03-01T19:26 | tea: "
        "no\n2024-03-02T07:34:22 | Failed\n2024-03-02T16:10 | AC asks\n```\n");
}

TEST_CASE("code and images below an entry are part of it")
{
    expect_events("- **10:05** Log\n\n```\n10:06 not an entry\n```\n\n- **10:07** Next\n\n<img "
                  "src=\"x.png\">\n\nProse after the list.\n",
        "2024-03-01T10:05 | Log\n\n```\n10:06 not an entry\n```\n2024-03-01T10:07 | Next\n\n<img "
        "src=\"x.png\">\n");
}

TEST_CASE("approximate times")
{
    expect_events(
        "- ~10:05 One\n- around 10:06: Two\n- c.15.30 three\n- Approximately 16:00 UTC: Four\n",
        "~2024-03-01T10:05 | One\n~2024-03-01T10:06 | Two\n~2024-03-01T15:30 | "
        "three\n~2024-03-01T16:00 | Four\n");
}

TEST_CASE("a range is one event at its start")
{
    expect_events("- 10:05 - 10:20 One\n- 23:50-00:10: Two\n- 02.41-06.46 Three\n",
        "2024-03-01T10:05 to 2024-03-01T10:20 | One\n2024-03-01T23:50 to 2024-03-02T00:10 | "
        "Two\n2024-03-02T02:41 to 2024-03-02T06:46 | Three\n");
}

TEST_CASE("twelve hours without am and pm are told by the entry before")
{
    expect_events("12.56 One\n\n1.02 Two\n\n1.10 Three\n",
        "2024-03-01T12:56 | One\n2024-03-01T13:02 | Two\n2024-03-01T13:10 | Three\n");
}

TEST_CASE("an entry that was written down late does not move the day")
{
    expect_events("- 23:21 One\n- 21:31 Two\n", "2024-03-01T23:21 | One\n2024-03-01T21:31 | Two\n");
}

TEST_CASE("a list with the newest first goes back in time")
{
    expect_events("- 02:10 Third\n- 01:10 Second\n- 00:30 First\n- 23:50 Before\n",
        "2024-03-01T02:10 | Third\n2024-03-01T01:10 | Second\n2024-03-01T00:30 | "
        "First\n2024-02-29T23:50 | Before\n");
}

TEST_CASE("what is not known of a time stays unknown, and the row of a template is no event")
{
    expect_events(
        "| Time | Event |\n|--|--|\n| 2024-03-01 HH:mm | Short event description. |\n| 2024-03-01 "
        "14:?? | Scaled |\n| 2024-03-02 --:-- | Surge |\n| 2024-03-03 HH:mm | Went live |\n",
        "2024-03-01 | Scaled\n2024-03-02 | Surge\n2024-03-03 | Went live\n");
}

TEST_CASE("a date that is none stays as it was written, with a remark")
{
    const Proposal proposal =
        read_report("# T\n\n## Timeline\n\n- 20202-01-16 12:00: Typed in a hurry\n");
    CHECK_EQ(lines_of_events(proposal), "20202-01-16T12:00 | Typed in a hurry\n");
    CHECK_EQ(proposal.remarks.front().message,
        "\"20202-01-16\" is no date of the calendar; it is kept as written");
    CHECK_EQ(proposal.remarks.front().line, 5);
}

TEST_CASE("the same moment for readers elsewhere is part of the time")
{
    expect_events("- 13:14 EDT (17:14 UTC): Mailed\n- 12:48 (6:48 PDT): Mined\n",
        "2024-03-01T13:14 | Mailed\n2024-03-01T12:48 | Mined\n");
}

TEST_CASE("a sub-bullet with a time is an event of its own, one without belongs to its parent")
{
    expect_events("- 10:00 Parent\n  - detail\n  - 10:05 Child\n- no time at all\n",
        "2024-03-01T10:00 | Parent\n- detail\n2024-03-01T10:05 | Child\n");
}

TEST_CASE("who said it is told apart where the form names them")
{
    expect_events(
        "- **10:00** `@nova` First report\n- 10:01 AM: @ben: looking\n- 10:02 @ben looks\n",
        "2024-03-01T10:00 | @nova: First report\n2024-03-01T10:01 | @ben: "
        "looking\n2024-03-01T10:02 | @ben looks\n");
}

TEST_CASE("a line of prose that a time happens to begin is no entry")
{
    expect_events("- 10:00 Between\nthe deploy at\n10:30 and the next, little happened.\n",
        "2024-03-01T10:00 | Between\nthe deploy at\n10:30 and the next, little happened.\n");
}

TEST_CASE("what is no entry stays in the body of its section")
{
    const Proposal proposal =
        read_report("# T\n\n## Timeline\n\nAll times in UTC.\n\n| Time | Event |\n|--|--|\n| "
                    "2024-03-01 10:05 | Alert |\n\nThat was all.\n");
    REQUIRE_EQ(proposal.sections.size(), 1);
    CHECK_EQ(proposal.sections[0].body,
        "All times in UTC.\n\n| Time | Event |\n|--|--|\n\nThat was all.");
    CHECK_EQ(proposal.zone, "UTC");
}

TEST_CASE("outside of a timeline only what is certainly an entry is one")
{
    const Proposal proposal =
        read_report("# T 2024-03-01\n\n## Summary\n\nAt 10:05 all was lost, until\n10:20 when it "
                    "was found.\n\n- Status: Resolved at 15:02\n- Took 3:20 hours\n\n## What went "
                    "well\n\n- 10:05: we were quick\n");
    CHECK_EQ(lines_of_events(proposal), "2024-03-01T15:02 | Status: Resolved at\n");
}

TEST_CASE("the day and month of numeric dates are told by the other dates")
{
    CHECK_EQ(lines_of_events(
                 read_report("# T\n\n## Timeline\n\n- 03/04/2024 10:00 A\n- 03/31/2024 10:00 B\n")),
        "2024-03-04T10:00 | A\n2024-03-31T10:00 | B\n");
    CHECK_EQ(lines_of_events(
                 read_report("# T\n\n## Timeline\n\n- 03/04/2024 10:00 A\n- 31/03/2024 10:00 B\n")),
        "2024-04-03T10:00 | A\n2024-03-31T10:00 | B\n");
}

TEST_CASE("callouts come from labels")
{
    const Proposal proposal =
        read_report("# T\n\n## Timeline\n\n- Fault occurs 2024-03-01 07:15\n- First detected: "
                    "2024-03-01 13:42\n- Incident declared 2024-03-01 13:50\n- Repaired 2024-03-01 "
                    "13:55\n- Resolved 2024-03-01 14:00\n- 14:30 Incident declared resolved\n- "
                    "14:40 We told everybody that it was resolved\n");
    std::string callouts;
    for (const ProposedEvent& event : proposal.events)
        callouts += event.callout + ",";
    CHECK_EQ(callouts, "began,detected,declared,mitigated,resolved,resolved,,");
}

TEST_CASE("a sentence may give the day of all that has none")
{
    expect_events(
        "All events happened on 2024-02-21, in UTC.\n\n- 2024-02-20 00:55 - Low on disk\n- 01:38 - "
        "Alert\n- 23:00 - Up\n- 00:10 - Looked\n",
        "2024-02-20T00:55 | Low on disk\n2024-02-21T01:38 | Alert\n2024-02-21T23:00 | "
        "Up\n2024-02-21T00:10 | Looked\n");
}

TEST_CASE("a label \"Date\" is the day of what follows it")
{
    expect_events("**Date: 2023-11-22**\n\n- 08:42:33 account created\n",
        "2023-11-22T08:42:33 | account created\n");
}

TEST_CASE("American zones put the month of a numeric date first")
{
    const std::string_view entries = "\n\n06/07/2024 - Reported\n";
    CHECK_EQ(lines_of_events(read_report("## Timeline (all times PST)" + std::string(entries))),
        "2024-06-07 | Reported\n");
    CHECK_EQ(lines_of_events(read_report("## Timeline (all times CET)" + std::string(entries))),
        "2024-07-06 | Reported\n");
}
