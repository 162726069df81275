#include "language/testing.h"

using namespace candor::language;

TEST_CASE("rule-breach: flags comparison with a document")
{
    expect(rule_breach, "She [did not follow the runbook].", Part::Factors);
    expect(rule_breach, "They [bypassed review].", Part::Factors);
    expect(rule_breach, "That was [against policy].", Part::Factors);
    expect(rule_breach, "He was[n't allowed to] open the cabinet.", Part::Factors);
    expect(rule_breach, "The night crew [skipped the checklist].", Part::Factors);
    expect(rule_breach, "It was an [unauthorised change].", Part::Factors);
    expect(rule_breach, "[Nobody raised a change ticket] for it.", Part::Factors);
}

TEST_CASE("rule-breach: leaves machines that break contracts alone")
{
    expect(rule_breach, "The request violated the SLA.", Part::Factors);
    expect(rule_breach, "The scanner reported a policy violation.", Part::Factors);
    expect(rule_breach, "An access violation stopped the renderer.", Part::Factors);
    expect(rule_breach, "The client ignored the retry policy.", Part::Factors);
    expect(rule_breach, "The policy engine rejected the manifest.", Part::Factors);
    expect(rule_breach, "The runbook should say how to drain a node.", Part::Actions);
}
