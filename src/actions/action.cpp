#include "actions/action.h"

#include "base/text_check.h"

namespace candor::actions {

namespace {

Result<void> check_due(std::string_view due)
{
    constexpr std::size_t date_bytes = 10;
    if (due.empty() || (due.size() == date_bytes && local_from_iso(due)))
        return {};
    return invalid("due", "a due date is a day of the calendar like 2026-03-31; write it so");
}

} // namespace

Result<void> check(const Action& action)
{
    TRY(check_present(
        "statement", action.statement, "an action says what is to be done; write it down"));
    TRY(check_fits("statement", "the action", action.statement, statement_bytes_max));
    TRY(check_line("owner", "the owner's name", action.owner, name_bytes_max));
    TRY(check_due(action.due));
    TRY(check_fits("reason", "the reason", action.reason, statement_bytes_max));
    if (action.state == ActionState::Dropped)
        TRY(check_present("reason", action.reason,
            "an action is dropped with a reason; say why it is not worth doing"));
    return check_link("link", "the link", action.link, link_bytes_max);
}

} // namespace candor::actions
