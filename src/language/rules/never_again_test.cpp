#include "language/testing.h"

using namespace candor::language;

TEST_CASE("never-again: flags guarantees")
{
    expect(never_again, "[Ensure this never happens] again.", Part::Actions);
    expect(never_again, "It [will never happen again].", Part::Actions);
    expect(never_again, "This will [not reoccur].", Part::Actions);
    expect(never_again, "[Prevent any recurrence].", Part::Actions);
    expect(never_again, "Make [sure it can't happen again].", Part::Actions);
    expect(never_again, "[Eliminate the possibility] of a second spill.", Part::Actions);
}

TEST_CASE("never-again: leaves purposes, bounds and honesty alone")
{
    expect(never_again, "To prevent similar incidents, the tool now locks one table at a time.",
        Part::Actions);
    expect(never_again, "This should reduce the recurrence of slow starts.", Part::Actions);
    expect(never_again, "Prevent this query from locking the table.", Part::Actions);
    expect(never_again, "The job never ran again after the clock change.", Part::Timeline);
    expect(never_again, "Something like this will happen again.", Part::Lessons);
    expect(never_again, "We cannot promise that it will not happen again.", Part::Lessons);
}
