#include "evidence/action_text.h"

#include "base/utf8.h"
#include "evidence/plain_text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace candor::evidence {

namespace {

constexpr std::size_t owner_bytes_max = 60;

// Words before "to" that are no names: "Switch to pnpm", "Need to document".
constexpr std::array<std::string_view, 48> not_names = {"Need", "Want", "Try", "Plan", "Continue",
    "Begin", "Start", "Look", "Due", "How", "Consider", "Decide", "Able", "Going", "Moving",
    "Remember", "Learn", "Ability", "Way", "Access", "Changes", "Similar", "Switch", "Switched",
    "Switching", "Revert", "Reverted", "Subscribe", "Speak", "Talk", "Move", "Migrate", "Upgrade",
    "Return", "Refer", "Respond", "Stick", "Get", "Go", "Change", "Commit", "Connect", "Contribute",
    "Convert", "Adapt", "Agree", "Aim", "Listen"};

bool is_one_of(std::string_view word, const auto& words)
{
    return std::ranges::find(words, word) != words.end();
}

std::string_view first_word(std::string_view text)
{
    text = without_marks(text);
    return Cursor(text).letters();
}

/// Takes a mark such as ✅ or "DONE:" off the front and remembers what it says.
bool take_front_state(std::string_view& text, ProposedAction& action)
{
    for (std::string_view tick : {"✅", "☑", "✔️", "✔", ":white_check_mark:", ":heavy_check_mark:"})
        if (text.starts_with(tick)) {
            action.done = true;
            text = trimmed(text.substr(tick.size()));
            return true;
        }
    for (std::string_view open : {"❌", "⬜", "🔲", ":x:"})
        if (text.starts_with(open)) {
            action.done = false;
            text = trimmed(text.substr(open.size()));
            return true;
        }
    for (std::string_view word : {"DONE:", "[DONE]", "(DONE)", "**DONE**", "**DONE:**", "DONE -",
             "TODO:", "[TODO]", "**TODO**", "**TODO:**", "TODO -"})
        if (text.starts_with(word)) {
            action.done = word.find("DONE") != std::string_view::npos;
            text = trimmed(text.substr(word.size()));
            text = text.starts_with(':') ? trimmed(text.substr(1)) : text;
            return true;
        }
    return false;
}

/// "(done)", "- DONE" at the end.
void take_back_state(std::string_view& text, ProposedAction& action)
{
    const std::size_t open = text.rfind('(');
    if (text.ends_with(')') && open != std::string_view::npos && open > 0) {
        const auto state = is_done_word(text.substr(open + 1, text.size() - open - 2));
        if (state) {
            action.done = state;
            text = trimmed(text.substr(0, open));
        }
        return;
    }
    const std::size_t dash = text.rfind(" - ");
    if (dash == std::string_view::npos || text.size() - dash > 20)
        return;
    if (const auto state = is_done_word(without_marks(text.substr(dash + 3)))) {
        action.done = state;
        text = trimmed(text.substr(0, dash));
    }
}

/// "Owner: @nick" after the text, with brackets around it or not.
void take_labelled_owner(std::string& text, ProposedAction& action)
{
    for (std::string_view label : {"Owner:", "owner:", "Assignee:", "Owned by:", "Assigned to:",
             "**Owner**:", "**Owner:**", "Owner(s):"}) {
        const std::size_t at = text.rfind(label);
        if (at == std::string::npos || at == 0)
            continue;
        std::string_view name = trimmed(std::string_view(text).substr(at + label.size()));
        while (!name.empty()
               && (name.back() == '.' || name.back() == ')' || name.back() == ']'
                   || name.back() == '_'))
            name.remove_suffix(1);
        if (name.empty() || name.size() > owner_bytes_max
            || name.find('\n') != std::string_view::npos
            || name.find(". ") != std::string_view::npos)
            continue;
        action.owner = std::string(name);
        text.resize(at);
        while (!text.empty()
               && (text.back() == ' ' || text.back() == '(' || text.back() == '['
                   || text.back() == '\n' || text.back() == '_'))
            text.pop_back();
        return;
    }
}

/// "`@nick`", "(@nick)", "- @nick" or "[Name]" at the end of the text, or of the line that heads it.
void take_trailing_owner(std::string& text, ProposedAction& action)
{
    const std::size_t head_end = std::min(text.find("\n\n"), text.size());
    std::string_view all = std::string_view(text).substr(0, head_end);
    const std::size_t at = all.rfind(' ');
    if (action.owner || at == std::string_view::npos || all.find('\n') != std::string_view::npos)
        return;
    const std::string_view last = all.substr(at + 1);
    constexpr std::string_view signs = "`()[]*_,.";
    const std::size_t begin = last.find_first_not_of(signs);
    if (begin == std::string_view::npos)
        return;
    const std::string_view name = last.substr(begin, last.find_last_not_of(signs) - begin + 1);
    const bool is_bracketed =
        last.starts_with('[') && last.ends_with(']') && std::ranges::all_of(name, is_letter);
    if ((!name.starts_with('@') && !is_bracketed) || name.size() < 2
        || name.size() > owner_bytes_max)
        return;
    action.owner = std::string(name);
    all = trimmed(all.substr(0, at));
    while (all.ends_with('-') || all.ends_with(','))
        all = trimmed(all.substr(0, all.size() - 1));
    text = std::string(all) + text.substr(head_end);
}

/// "Ed and Caroline to write a list": the owners stay in the text, which reads on from them.
void find_leading_owner(std::string_view text, ProposedAction& action)
{
    if (action.owner)
        return;
    Cursor cursor(text);
    std::size_t end = 0;
    for (int names = 0; names < 4; ++names) {
        const std::string_view name = cursor.letters();
        if (name.size() < 2 || name.front() < 'A' || name.front() > 'Z'
            || is_one_of(name, not_names))
            return;
        cursor.at += name.size();
        end = cursor.at;
        if (cursor.take(" to ") && cursor.peek() >= 'a' && cursor.peek() <= 'z') {
            action.owner = std::string(text.substr(0, end));
            return;
        }
        if (!cursor.take(" and ") && !cursor.take(", ") && !cursor.take(" & "))
            return;
    }
}

/// "Due: 2024-03-01", "by 1 March 2024".
void find_due(std::string_view text, NumericOrder order, ProposedAction& action)
{
    for (std::string_view word : {"due:", "due by", "due", "deadline:", "eta:", "by"}) {
        for (std::size_t at = 0; at + word.size() < text.size(); ++at) {
            if ((at > 0 && is_letter(text[at - 1]))
                || !same_letters(text.substr(at, word.size()), word))
                continue;
            Cursor cursor(text, at + word.size());
            cursor.take("**");
            cursor.skip_spaces();
            const auto date = read_date(cursor, order);
            if (date && date->year != 0 && date->broken.empty()) {
                action.due = fmt::format("{:04}-{:02}-{:02}", date->year, date->month, date->day);
                return;
            }
        }
    }
}

bool is_ticket_address(std::string_view address)
{
    for (std::string_view part : {"/issues/", "/issue/", "/pull/", "/browse/", "linear.app",
             "trello.com", "/tickets/", "/merge_requests/", "show_bug", "/story/"})
        if (address.find(part) != std::string_view::npos)
            return true;
    return false;
}

/// The first link to a ticket, or the only thing there is.
std::string find_link(std::string_view text)
{
    std::string only;
    for (std::size_t at = text.find("http"); at != std::string_view::npos;
        at = text.find("http", at + 4)) {
        const std::string_view rest = text.substr(at);
        if (!rest.starts_with("http://") && !rest.starts_with("https://"))
            continue;
        const std::string_view address =
            rest.substr(0, std::min(rest.find_first_of(" \t\n)>]\"|"), rest.size()));
        if (is_ticket_address(address))
            return std::string(address);
        if (address.size() == trimmed(text).size())
            only = std::string(address);
    }
    return only;
}

/// "Reverted the change", "has been documented": told as done. Whose ticket was merely created is not.
bool tells_as_done(std::string_view text)
{
    constexpr std::array<std::string_view, 8> not_past = {
        "Need", "Embed", "Speed", "Feed", "Seed", "Proceed", "Shed", "Red"};
    constexpr std::array<std::string_view, 8> irregular = {
        "Sent", "Wrote", "Built", "Made", "Found", "Began", "Taught", "Ran"};
    for (std::string_view phrase : {"has been ", "have been ", "was done", "is done"})
        if (text.find(phrase) != std::string_view::npos)
            return text.find("should") == std::string_view::npos
                   && text.find("n't") == std::string_view::npos;
    const std::string_view word = first_word(text);
    const std::string_view rest = text.substr(0, 80);
    if (word == "Created"
        && (rest.find("ticket") != std::string_view::npos
            || rest.find("issue") != std::string_view::npos))
        return false;
    const bool is_past =
        word.size() > 3 && word.ends_with("ed") && word.front() >= 'A' && word.front() <= 'Z';
    return (is_past && !is_one_of(word, not_past)) || is_one_of(word, irregular);
}

} // namespace

std::optional<bool> is_done_word(std::string_view word)
{
    constexpr std::array<std::string_view, 13> done = {"done", "complete", "completed", "closed",
        "resolved", "fixed", "finished", "merged", "deployed", "implemented", "yes", "shipped",
        "x"};
    constexpr std::array<std::string_view, 13> open = {"open", "todo", "inprogress", "wip",
        "pending", "no", "notstarted", "planned", "ongoing", "backlog", "proposed", "new",
        "underway"};
    if (word.starts_with("✅") || word.starts_with("☑") || word.starts_with("✔"))
        return true;
    if (word.size() > 24)
        return std::nullopt;
    const std::string name = compact(word);
    if (is_one_of(std::string_view(name), done))
        return true;
    if (is_one_of(std::string_view(name), open))
        return false;
    return std::nullopt;
}

ProposedAction action_of(std::string_view text, NumericOrder order)
{
    ProposedAction action;
    text = trimmed(text);
    while (take_front_state(text, action))
        ;
    if (text.size() > 4 && text.starts_with("~~") && text.ends_with("~~")) {
        action.done = true;
        text = trimmed(text.substr(2, text.size() - 4));
    }
    take_back_state(text, action);
    action.text = std::string(text);
    take_labelled_owner(action.text, action);
    take_trailing_owner(action.text, action);
    find_leading_owner(action.text, action);
    find_due(action.text, order, action);
    action.link = find_link(action.text);
    if (!action.done && tells_as_done(action.text))
        action.done = true;
    return action;
}

} // namespace candor::evidence
