#include "reviews/access.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::reviews {

namespace {

using accounts::Role;

/// How far somebody reaches; each holds what stands before it.
enum class Reach { Nothing, Read, Write, Publish, Lead };

struct Rule {
    Role role;
    Reach open;       ///< Not named in an open review.
    Reach restricted; ///< Not named in a restricted one.
    Reach invited;    ///< Named as invited, as somebody who acted, or by a team.
    Reach helping;    ///< Facilitator and note taker.
    Reach author;
    Reach lead;
};

using enum Reach;

// Everybody named in a review reads it, or nobody could be asked what they know. Those who speak for it
// to others are its lead, its authors and administrators, who do not see what is restricted unless they
// are named like everybody else.
// clang-format off
constexpr auto rules = std::to_array<Rule>({
    // access              open     restricted  invited  helping  author   lead
    {Role::Anyone,         Nothing, Nothing,    Nothing, Nothing, Nothing, Nothing},
    {Role::Guest,          Nothing, Nothing,    Read,    Write,   Write,   Write},
    {Role::Reader,         Read,    Nothing,    Read,    Read,    Read,    Read},
    {Role::Member,         Write,   Nothing,    Write,   Write,   Publish, Lead},
    {Role::Administrator,  Lead,    Nothing,    Lead,    Lead,    Lead,    Lead},
    {Role::Owner,          Lead,    Nothing,    Lead,    Lead,    Lead,    Lead},
});
// clang-format on

const Rule& rule_for(Role role) { return *std::ranges::find(rules, role, &Rule::role); }

Reach reach_of(const Rule& rule, Part part)
{
    switch (part) {
    case Part::Lead:
        return rule.lead;
    case Part::Author:
        return rule.author;
    case Part::Facilitator:
    case Part::NoteTaker:
        return rule.helping;
    case Part::Acted:
    case Part::Invited:
    case Part::Team:
        return rule.invited;
    }
    broken_promise("a part is one of seven", __FILE__, __LINE__);
}

Reach reach_of(const Review& review, const Reader& reader)
{
    const Rule& rule = rule_for(reader.role);
    Reach reach = review.visibility == Visibility::Open ? rule.open : rule.restricted;
    for (const Part part : reader.parts)
        reach = std::max(reach, reach_of(rule, part));
    if (reader.person_id.empty())
        return reach;
    if (review.lead_id == reader.person_id)
        reach = std::max(reach, rule.lead);
    if (std::ranges::find(review.author_ids, reader.person_id) != review.author_ids.end())
        reach = std::max(reach, rule.author);
    return reach;
}

std::string line_for(const Review& review, const Reader& reader)
{
    const auto word = [](bool may, std::string_view what) { return may ? what : "-"; };
    return fmt::format("{:<6}{:<6}{:<6}{:<9}{:<7}{}", word(may_read(review, reader), "read"),
        word(may_edit(review, reader), "edit"), word(may_name(review, reader), "name"),
        word(may_publish(review, reader), "publish"), word(may_share(review, reader), "share"),
        word(may_admit(review, reader), "admit"));
}

} // namespace

bool reads_what_is_open(Role role) { return rule_for(role).open >= Read; }

bool depends_on_parts(const Review& review, const Reader& reader)
{
    return review.visibility == Visibility::Restricted || !reads_what_is_open(reader.role);
}

bool may_read(const Review& review, const Reader& reader)
{
    return reach_of(review, reader) >= Read;
}

bool may_edit(const Review& review, const Reader& reader)
{
    return reach_of(review, reader) >= Write;
}

bool may_name(const Review& review, const Reader& reader)
{
    const bool is_open = review.visibility == Visibility::Open;
    return is_open ? may_edit(review, reader) && reads_what_is_open(reader.role)
                   : may_admit(review, reader);
}

bool may_publish(const Review& review, const Reader& reader)
{
    return reach_of(review, reader) >= Publish;
}

bool may_share(const Review& review, const Reader& reader)
{
    return review.visibility == Visibility::Open && may_admit(review, reader);
}

bool may_admit(const Review& review, const Reader& reader)
{
    return reach_of(review, reader) >= Lead;
}

std::string access_table()
{
    std::string table = "Reviews: who does what\n";
    for (const auto& [visibility, visibility_name] : names_of(Visibility{}))
        for (const auto& [role, role_name] : names_of(Role{})) {
            const Review review{.visibility = visibility};
            const auto add = [&](std::string_view part, const Reader& reader) {
                table += fmt::format("  {:<12}{:<15}{:<13}{}\n", visibility_name, role_name, part,
                    line_for(review, reader));
            };
            add("not named", {.role = role});
            for (const auto& [part, part_name] : names_of(Part{}))
                add(part_name, {.role = role, .parts = {part}});
        }
    return table;
}

} // namespace candor::reviews
