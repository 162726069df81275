#include "language/testing.h"

using namespace candor::language;

TEST_CASE("anonymous-actor: flags a role that acts in the story")
{
    expect(anonymous_actor, "[An engineer] restarted the broker.", Part::Timeline);
    expect(anonymous_actor, "[Somebody] pulled the plug.", Part::Timeline);
    expect(anonymous_actor, "[One of our developers rolled] it back.", Part::Timeline);
    expect(anonymous_actor, "The fix was applied by [a contractor].", Part::Timeline);
    expect(anonymous_actor, "[A member] of the network team found the loop.", Part::Timeline);
    expect(anonymous_actor, "[The on-call engineer] acknowledged the page.", Part::Timeline);
    expect(anonymous_actor, "[Engineer] reboots the node.", Part::Timeline);
}

TEST_CASE("anonymous-actor: leaves rules, names and outsiders alone")
{
    expect(anonymous_actor, "An engineer can request access.");
    expect(anonymous_actor, "A customer reported blank invoices.", Part::Timeline);
    expect(anonymous_actor, "Priya, the engineer on call, paged the storage rota.", Part::Timeline);
    expect(anonymous_actor, "The engineer, Tom, restarted it.", Part::Timeline);
    expect(anonymous_actor, "Somebody new needs about three weeks.");
    expect(anonymous_actor, "The admin console shows both tenants.");
    expect(anonymous_actor, "An engineer checked the list.", Part::Actions);
    expect(anonymous_actor, "An attacker used the token.", Part::Timeline);
}
