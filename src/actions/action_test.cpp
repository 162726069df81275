#include "actions/action.h"

#include <doctest/doctest.h>

using namespace candor;
using namespace candor::actions;

namespace {

/// The field that `check` names after `change`, or "" if it is content.
std::string fault(auto change)
{
    Action action;
    action.statement = "Validate the target";
    change(action);
    const Result<void> answer = check(action);
    return answer ? "" : answer.error().field;
}

} // namespace

TEST_CASE("an action needs a statement and no more")
{
    CHECK_EQ(fault([](Action&) {}), "");
    CHECK_EQ(fault([](Action& a) { a.statement = "\t"; }), "statement");
    CHECK_EQ(
        fault([](Action& a) { a.statement.assign(statement_bytes_max + 1, 'x'); }), "statement");
}

TEST_CASE("a due date is a day that exists")
{
    CHECK_EQ(fault([](Action& a) { a.due = "2028-02-29"; }), "");
    for (const char* bad : {"2026-02-29", "2026-3-1", "tomorrow", "2026-03-01T10:00", "0000-01-01"})
        CHECK_EQ(fault([&](Action& a) { a.due = bad; }), "due");
}

TEST_CASE("dropping an action needs a reason, ending it well does not")
{
    CHECK_EQ(fault([](Action& a) { a.state = ActionState::Dropped; }), "reason");
    CHECK_EQ(fault([](Action& a) { a.state = ActionState::Dropped, a.reason = "too dear"; }), "");
    CHECK_EQ(fault([](Action& a) { a.state = ActionState::Verified; }), "");
}

TEST_CASE("a link is an address that is safe to click on")
{
    CHECK_EQ(fault([](Action& a) { a.link = "https://tracker.example/7"; }), "");
    CHECK_EQ(fault([](Action& a) { a.link = "javascript:alert(1)"; }), "link");
    CHECK_EQ(fault([](Action& a) { a.owner = "a\nb"; }), "owner");
}
