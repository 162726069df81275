#include "accounts/workspace.h"

#include "base/id.h"
#include "base/utf8.h"
#include "base/zone.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::accounts {

namespace {

constexpr std::string_view first_charter =
    "A review is there so that we learn. It is not used to discipline anybody, to judge anybody's "
    "performance, or to "
    "decide who is liable; where one of these is due, it happens elsewhere and without what was "
    "said here.";

std::vector<Choice> first_kinds()
{
    return {
        {"outage", "Outage"},
        {"degradation", "Degradation"},
        {"security", "Security"},
        {"data_or_model_wrong", "Data or model wrong"},
        {"critical_bug_shipped", "Critical bug shipped"},
        {"missed_deadline", "Missed deadline"},
        {"lost_money", "Lost money"},
        {"near_miss", "Near miss"},
        {"drill", "Drill"},
    };
}

std::vector<Choice> first_severities()
{
    return {{"sev1", "SEV 1"}, {"sev2", "SEV 2"}, {"sev3", "SEV 3"}, {"sev4", "SEV 4"}};
}

bool is_key(std::string_view key)
{
    const auto is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    return !key.empty() && key.size() <= 60 && std::ranges::all_of(key, is_plain);
}

bool has(const std::vector<Choice>& choices, std::string_view key)
{
    return std::ranges::find(choices, key, &Choice::key) != choices.end();
}

Result<void> check_choices(const std::string& field,
    const std::vector<Choice>& choices,
    const std::vector<Choice>& before)
{
    if (choices.size() > choices_max)
        return invalid(field, fmt::format("there can be at most {} of these", choices_max));
    for (const Choice& choice : choices) {
        if (!is_key(choice.key))
            return invalid(field, "a key has only small letters, digits and underscores");
        if (trimmed(choice.name).empty() || choice.name.size() > 100)
            return invalid(field, "every choice needs a name of at most 100 bytes");
        if (std::ranges::count(choices, choice.key, &Choice::key) > 1)
            return invalid(field, fmt::format("the key {} is there twice", choice.key));
    }
    for (const Choice& choice : before)
        if (!has(choices, choice.key))
            return invalid(
                field, fmt::format(
                           "{} may be hidden, but not left out: reviews may have it", choice.name));
    return {};
}

} // namespace

Workspace new_workspace(std::string name)
{
    return {.id = new_uuid(),
        .name = std::move(name),
        .charter = std::string(first_charter),
        .kinds = first_kinds(),
        .severities = first_severities()};
}

Result<void> check(const Workspace& workspace, const Workspace& before)
{
    if (trimmed(workspace.name).empty() || workspace.name.size() > 200)
        return invalid("name", "a workspace needs a name of at most 200 bytes");
    if (!is_zone(workspace.zone))
        return invalid("zone", "a zone is an IANA name, like Europe/Berlin");
    if (workspace.charter.size() > charter_bytes_max)
        return invalid(
            "charter", fmt::format("the charter has at most {} bytes", charter_bytes_max));
    for (const std::int64_t days :
        {workspace.draft_due_days, workspace.meeting_due_days, workspace.meeting_days_max})
        if (days < 0 || days > policy_days_max)
            return invalid(
                "policy", fmt::format("a pace is between 0 and {} days", policy_days_max));
    if (workspace.meeting_due_days > workspace.meeting_days_max)
        return invalid("policy", "a meeting cannot be due after the day that it may never pass");
    TRY(check_choices("kinds", workspace.kinds, before.kinds));
    return check_choices("severities", workspace.severities, before.severities);
}

std::string name_of_choice(const std::vector<Choice>& choices, std::string_view key)
{
    const auto found = std::ranges::find(choices, key, &Choice::key);
    return found == choices.end() ? std::string(key) : found->name;
}

} // namespace candor::accounts
