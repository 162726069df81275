#include "accounts/access.h"

#include <fmt/format.h>

namespace candor::accounts {

bool may_change(Role by, Role from, Role to)
{
    if (from == Role::Anyone && to == Role::Anyone)
        return by >= Role::Member; // Somebody who is mentioned.
    return by >= Role::Administrator && from <= by && to <= by;
}

bool may_see_everybody(Role by) { return by >= Role::Reader; }

std::string access_table()
{
    constexpr auto roles = names_of(Role{});
    std::string table = "People and their access: who makes of whom what\n";
    for (const auto& [by, by_name] : roles) {
        table += fmt::format("  {:<15}sees {}\n", by_name,
            by == Role::Anyone      ? "nobody"
            : may_see_everybody(by) ? "everybody"
                                    : "themselves");
        for (const auto& [from, from_name] : roles) {
            std::string made;
            for (const auto& [to, to_name] : roles)
                if (may_change(by, from, to))
                    made.append(made.empty() ? "" : ", ").append(to_name);
            if (!made.empty())
                table += fmt::format("    {:<15}{}\n", from_name, made);
        }
    }
    return table;
}

} // namespace candor::accounts
