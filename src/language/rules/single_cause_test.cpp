#include "language/testing.h"

using namespace candor::language;

TEST_CASE("single-cause: flags one cause that ends the search")
{
    expect(single_cause, "The [root cause] was a full disk.", Part::Factors);
    expect(single_cause, "[Root cause]: the lease time.", Part::Factors);
    expect(single_cause, "The outage [had one cause], a full disk.", Part::Factors);
    expect(single_cause, "It was [caused solely by] the new index.", Part::Factors);
    expect(single_cause, "[The reason for the outage was] the certificate.", Part::Factors);
    expect(single_cause, "Investigate the [root cause] of the spikes.", Part::Actions);
    expect(single_cause, "We discussed the [root causes].", Part::Factors);
    expect(single_cause, "It all [came down to a] missing comma.", Part::Factors);
}

TEST_CASE("single-cause: leaves several causes and other roots alone")
{
    expect(single_cause, "Six contributing factors met that night.", Part::Factors);
    expect(single_cause, "One of the causes was the shared switch.", Part::Factors);
    expect(single_cause, "The root file system was full.", Part::Factors);
    expect(single_cause, "There is no root cause.", Part::Factors);
    expect(single_cause, "The root certificate expired.", Part::Factors);
    expect(single_cause, "The reason for the meeting was the new rota.");
}
