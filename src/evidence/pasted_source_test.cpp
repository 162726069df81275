#include "evidence/expect_events.h"

#include "evidence/csv_text.h"

using namespace candor::evidence;

TEST_CASE("pasted: a name after each time in brackets")
{
    expect_pasted("2024-01-03\n[10:02 AM] asha: looking\n[10:03 AM] tom: me too\nand my "
                  "cat\n[10:04 AM] asha: found it\n",
        "a chat with a name after each time",
        "2024-01-03T10:02 | asha: looking\n2024-01-03T10:03 | tom: me too\nand my "
        "cat\n2024-01-03T10:04 | asha: found it\n");
}

TEST_CASE("pasted: WhatsApp, with the date on every line")
{
    expect_pasted("[03/01/2024, 10:02:11] Asha Rao: it is down\n[03/01/2024, 10:03:00] Tom: "
                  "oh\n[31/01/2024, 10:04:00] Tom: still\n",
        "a chat with a name after each time",
        "2024-01-03T10:02:11 | Asha Rao: it is down\n2024-01-03T10:03:00 | Tom: "
        "oh\n2024-01-31T10:04:00 | Tom: still\n");
}

TEST_CASE("pasted: Slack, name and time above the text")
{
    expect_pasted("asha [10:02 AM]  \nlooking at *it*\n\ntom [10:03 AM]\nrolled back\n:tada:\n",
        "a chat with name and time above each message (Slack, Discord)",
        "T10:02 | asha: looking at *it*\nT10:03 | tom: rolled back\n:tada:\n");
    expect_pasted("Asha Rao  10:02 AM\nlooking\nTom Becker  1:03 PM\nrolled back\n",
        "a chat with name and time above each message (Slack, Discord)",
        "T10:02 | Asha Rao: looking\nT13:03 | Tom Becker: rolled back\n");
}

TEST_CASE("pasted: Discord")
{
    expect_pasted("asha — 01/03/2024 10:02 AM\nlooking\ntom — 01/13/2024 10:03 AM\nrolled back\n",
        "a chat with name and time above each message (Slack, Discord)",
        "2024-01-03T10:02 | asha: looking\n2024-01-13T10:03 | tom: rolled back\n");
}

TEST_CASE("pasted: irssi, with its days, joins and actions")
{
    const std::string_view log =
        "--- Log opened Tue Jul 08 18:00:00 2003\n18:01 <@hez> If one module\n\tneeds "
        "another.\n18:02 -!- logger_ [~logger@x.example] has joined #dev\n18:02 < jr> right\n--- "
        "Day changed Wed Jul 09 2003\n00:02  * nop goes to sleep\n";
    expect_pasted(log, "IRC lines (irssi)",
        "2003-07-08T18:01 | hez: If one module needs another.\n2003-07-08T18:02 | jr: "
        "right\n2003-07-09T00:02 | nop: nop goes to sleep\n");
    const Proposal proposal = read_pasted(log);
    CHECK_NE(proposal.sections.at(0).body.find("has joined #dev"), std::string::npos);
    CHECK_EQ(proposal.remarks.at(1).message,
        "3 lines about joins, topics and the like are kept apart from the events");
}

TEST_CASE("pasted: weechat")
{
    expect_pasted("2024-01-03 10:03:58\t-->\tasha (~a@x) has joined #ops\n2024-01-03 "
                  "10:04:11\ticinga\tPROBLEM - HTTP\n2024-01-03 10:05:02\t@tom\t!log rolled "
                  "back\n2024-01-03 10:07:00\t *\ttom sighs\n",
        "IRC lines (weechat)",
        "2024-01-03T10:04:11 | icinga: PROBLEM - HTTP\n2024-01-03T10:05:02 | tom: !log rolled "
        "back\n2024-01-03T10:07:00 | tom: tom sighs\n");
}

TEST_CASE("pasted: a server admin log, newest first")
{
    expect_pasted("## 2019-09-07\n\n* 21:15 paladox: ban it\n* 00:34 paladox: update\n\n## "
                  "2019-09-06\n\n* 19:16 paladox: depool\n* 16:44 jd: run\n",
        "a chat with a name after each time",
        "2019-09-07T21:15 | paladox: ban it\n2019-09-07T00:34 | paladox: update\n2019-09-06T19:16 "
        "| paladox: depool\n2019-09-06T16:44 | jd: run\n");
    expect_pasted("2018-05-26\n14:25   <maro>  Add index\n09:56   <maro>  Add "
                  "more\n2018-05-25\n08:36   <maro>  Begin\n",
        "IRC lines (irssi)",
        "2018-05-26T14:25 | maro: Add index\n2018-05-26T09:56 | maro: Add more\n2018-05-25T08:36 | "
        "maro: Begin\n");
}

TEST_CASE("pasted: comma-separated values, with a header and in any order")
{
    expect_pasted("what,who,time (UTC)\n\"Alert, loud\",asha,2024-01-03 10:05\n\"said "
                  "\"\"no\"\"\nthen yes\",tom,2024-01-03 10:06\n",
        "comma-separated values",
        "2024-01-03T10:05 | asha: Alert, loud\n2024-01-03T10:06 | tom: said \"no\"\nthen yes\n");
    expect_pasted("2024-01-03T10:05:00Z;Alert\n2024-01-03T10:06:00Z;Rollback\n",
        "comma-separated values", "2024-01-03T10:05:00 | Alert\n2024-01-03T10:06:00 | Rollback\n");
    expect_pasted("Date\tTime\tEvent\n2024-01-03\t10:05\tAlert\n2024-01-03\t10:06\tRollback\n",
        "comma-separated values", "2024-01-03T10:05 | Alert\n2024-01-03T10:06 | Rollback\n");
}

TEST_CASE("pasted: a list of times")
{
    expect_pasted("10:05 Alert\n10:20 Rollback: done\n", "a list of times",
        "T10:05 | Alert\nT10:20 | Rollback: done\n");
    expect_pasted("- 2024-01-03 10:05 - Alert\n- 10:20 - Rollback\n", "a list of times",
        "2024-01-03T10:05 | Alert\n2024-01-03T10:20 | Rollback\n");
}

TEST_CASE("pasted: the mark that some editors put before a text hides no event")
{
    expect_pasted("\xef\xbb\xbf"
                  "10:00 first\r\n10:05 second\r\n",
        "a list of times", "T10:00 | first\nT10:05 | second\n");
}

TEST_CASE("pasted: times without a date are of the day that the person names")
{
    using namespace std::chrono;
    CHECK_EQ(lines_of_events(read_pasted("23:50 Alert\n0:10 Fixed\n", 2024y / January / 3d)),
        "2024-01-03T23:50 | Alert\n2024-01-04T00:10 | Fixed\n");
}

TEST_CASE("pasted: text without any time is kept, and said to be none")
{
    const Proposal proposal = read_pasted("It was a dark night.\nNothing happened.\n");
    CHECK_EQ(proposal.remarks.at(0).message, "read as text in which no time was found");
    CHECK_EQ(proposal.sections.at(0).body, "It was a dark night.\nNothing happened.");
    CHECK(read_pasted("").events.empty());
}

TEST_CASE("CSV after RFC 4180")
{
    const auto rows = read_csv("a,\"b \"\"c\"\"\",\r\n\"two\nlines\",,x\r\n\r\n\"open", ',');
    REQUIRE_EQ(rows.size(), 3);
    CHECK_EQ(rows[0].cells, std::vector<std::string>{"a", "b \"c\"", ""});
    CHECK_EQ(rows[1].cells, std::vector<std::string>{"two\nlines", "", "x"});
    CHECK_EQ(rows[2].cells, std::vector<std::string>{"open"});
    CHECK_EQ(rows[2].line, 5);
    CHECK_EQ(csv_delimiter_of("a;b\nc;d\n"), ';');
    CHECK_EQ(csv_delimiter_of("just\ntext, here\n"), std::nullopt);
}
