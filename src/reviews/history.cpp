#include "reviews/history.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace candor::reviews {

namespace {

using changes::Act;

StepGroup group_of(const Step& step)
{
    return {step.number, step.number, step.at, step.at, step.person_id, step.item, {}, {}, step.act,
        step.number};
}

void take(StepGroup& group, const Step& step)
{
    group.first = step.number;
    const bool is_new = group.item_ids.insert(step.item_id).second;
    if (is_new && group.named.size() < named_items_max)
        group.named.push_back(step.number);
}

/// What one request did: the steps of one person at one moment.
std::vector<StepGroup> groups_of_request(std::span<const Step> steps)
{
    std::vector<StepGroup> groups;
    for (const Step& step : steps) {
        auto group = std::ranges::find_if(groups,
            [&](const StepGroup& one) { return one.item == step.item && one.act == step.act; });
        if (group == groups.end())
            group = groups.insert(groups.end(), group_of(step));
        take(*group, step);
    }
    for (StepGroup& group : groups)
        group.request_first = steps.back().number;
    return groups;
}

/// Whether `newer` goes on with what `older` began: one person, writing at one thing. The facts of a
/// review are many things.
bool goes_on(const StepGroup& newer, const StepGroup& older)
{
    return newer.item != "review" && newer.act == Act::Changed
           && (older.act == Act::Changed || older.act == Act::Added) && newer.item_ids.size() == 1
           && newer.item_ids == older.item_ids && newer.item == older.item
           && newer.person_id == older.person_id && newer.since - older.at <= writing_pause_max;
}

void join(StepGroup& newer, const StepGroup& older)
{
    newer.first = older.first;
    newer.since = older.since;
    newer.act = older.act;
    newer.request_first = older.request_first;
}

} // namespace

std::vector<StepGroup> grouped(const std::vector<Step>& steps)
{
    std::vector<StepGroup> groups;
    for (auto begin = steps.begin(); begin != steps.end();) {
        const auto end = std::find_if(begin, steps.end(), [&](const Step& step) {
            return step.at != begin->at || step.person_id != begin->person_id;
        });
        auto request = groups_of_request({begin, end});
        begin = end;
        if (!groups.empty() && request.size() == 1 && goes_on(groups.back(), request.front()))
            join(groups.back(), request.front());
        else
            std::ranges::move(request, std::back_inserter(groups));
    }
    return groups;
}

} // namespace candor::reviews
