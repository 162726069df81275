#include "language/testing.h"

using namespace candor::language;

TEST_CASE("agentless: flags an act with nobody in it")
{
    expect(agentless, "The feature [was disabled] at 09:00.", Part::Timeline);
    expect(agentless, "The node [was powered down] by 14:22.", Part::Timeline);
    expect(agentless, "The certificate had [been rotated] on Friday.", Part::Timeline);
    expect(agentless, "The flag [got enabled] for all shops.", Part::Timeline);
    expect(agentless, "By rebooting it the link [was restarted].", Part::Timeline);
    expect(agentless, "The wrong branch [was accidentally merged].", Part::Timeline);
    expect(agentless, "Version 4 [was rolled out] to all shops.", Part::Timeline);
}

TEST_CASE("agentless: leaves agents, machines, states and plans alone")
{
    expect(agentless, "The node was restarted by Ben.", Part::Timeline);
    expect(agentless, "The pool was scaled by the autoscaler.", Part::Timeline);
    expect(
        agentless, "Changes by AC that were deployed at 10:30 moved the lookup.", Part::Timeline);
    expect(agentless, "The pod was restarted automatically.", Part::Timeline);
    expect(agentless, "The pod was evicted.", Part::Timeline);
    expect(agentless, "The flag was enabled by default.", Part::Timeline);
    expect(agentless, "The fix will be deployed on Monday.", Part::Actions);
    expect(agentless, "Frontend updated to 4.2.", Part::Timeline);
    expect(agentless, "The old flag was removed.", Part::Actions);
    expect(agentless, "If the node was deleted, traffic would stop.", Part::Timeline);
}
