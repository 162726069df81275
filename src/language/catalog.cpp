#include "language/rule.h"

#include <array>

namespace candor::language {

std::span<const Rule* const> catalog()
{
    static constexpr std::array rules = {
        &counterfactual,
        &human_error,
        &single_cause,
        &judgement,
        &hindsight,
        &anonymous_actor,
        &agentless,
        &punitive,
        &try_harder,
        &vague_action,
        &rule_breach,
        &never_again,
    };
    return rules;
}

const Rule* rule_named(std::string_view name)
{
    for (const Rule* rule : catalog()) {
        if (rule->name == name)
            return rule;
    }
    return nullptr;
}

} // namespace candor::language
