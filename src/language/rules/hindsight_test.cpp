#include "language/testing.h"

using namespace candor::language;

TEST_CASE("hindsight: flags certainty that came afterwards")
{
    expect(hindsight, "The limit was [obviously] too low.");
    expect(hindsight, "[Of course] the second node fell over too.");
    expect(hindsight, "[In hindsight], the July drill was a [dress rehearsal].");
    expect(hindsight, "[It was clear that] the disk would fill up.");
    expect(hindsight, "[The warning signs were there].");
    expect(hindsight, "We [missed the alert].");
    expect(hindsight, "The alert [was overlooked] in the morning.");
    expect(hindsight, "That should have [been] a red flag.");
    expect(hindsight, "It [could easily have been] avoided.");
}

TEST_CASE("hindsight: leaves manner, design and time alone")
{
    expect(hindsight, "Document it clearly.", Part::Actions);
    expect(hindsight, "The cache simply stores what it is given.");
    expect(hindsight, "The team had just deployed.");
    expect(hindsight, "The proxy ignored the header.");
    expect(hindsight, "It was not obvious which node was live.");
    expect(hindsight, "Three heartbeats were missed by the quorum.");
    expect(hindsight, "We looked back at the logs of May.");
}
