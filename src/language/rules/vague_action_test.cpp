#include "language/testing.h"

using namespace candor::language;

TEST_CASE("vague-action: flags follow-ups without an end")
{
    expect(vague_action, "[Improve] performance.", Part::Actions);
    expect(vague_action, "[Better monitoring].", Part::Actions);
    expect(vague_action, "We need to [improve] our test coverage.", Part::Lessons);
    expect(vague_action, "[Look into] the Kubernetes alerts.", Part::Actions);
    expect(vague_action, "[Look into] the Kubernetes alerts (OPS-12).", Part::Actions);
    expect(vague_action, "[Consider] a second supplier.", Part::Actions);
    expect(vague_action, "[Continue to] [monitor the situation].", Part::Actions);
}

TEST_CASE("vague-action: leaves follow-ups with an end, and stories, alone")
{
    expect(vague_action, "Reduce p99 latency to 50 ms.", Part::Actions);
    expect(vague_action, "Add an alert when replica lag exceeds 30 s.", Part::Actions);
    expect(vague_action, "Improve p99 latency from 80 ms to 50 ms.", Part::Actions);
    expect(vague_action, "Sumaya investigated the switch logs.", Part::Timeline);
    expect(
        vague_action, "Review all runbooks; done when the link checker is green.", Part::Actions);
    expect(vague_action, "The review board meets on Monday.");
}
