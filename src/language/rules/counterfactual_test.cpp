#include "language/testing.h"

using namespace candor::language;

TEST_CASE("counterfactual: flags a world that did not happen")
{
    expect(counterfactual, "We [should have rehearsed] the switch.");
    expect(counterfactual, "Ines [could have stopped] the line at noon.");
    expect(counterfactual, "The change [should never have been merged].");
    expect(counterfactual, "The crew [failed to] notice the second lamp.");
    expect(counterfactual, "[If only someone had] asked the vendor.");
    expect(counterfactual, "[Had we read] the log, we [would have seen] it.");
    expect(counterfactual, "A dry run [would have revealed] the missing column.");
    expect(counterfactual, "[Nobody bothered to] read the notes.");
    expect(counterfactual, "He [shouldn't have]. They [should've asked].");
    expect(counterfactual, "It [would have been] wiser to wait.");
    expect(counterfactual, "There [should have been] an alert for that.");
    expect(counterfactual, "The outage [could have been prevented] by a drill.");
}

TEST_CASE("counterfactual: leaves machines, plans and luck alone")
{
    expect(counterfactual, "The runbook should name the switch.", Part::Actions);
    expect(counterfactual, "We should add a check.", Part::Actions);
    expect(counterfactual, "The pod failed to start.");
    expect(counterfactual, "The health check should have returned 200.");
    expect(counterfactual, "The job could not connect.");
    expect(counterfactual, "It could have been much worse.");
    expect(counterfactual, "We would have lost data had the replica not been there.");
    expect(counterfactual, "Users could have up to ten keys.");
    expect(counterfactual, "It should not have been possible to delete both.");
    expect(counterfactual, "The console says \"you should have run init first\" and stops.");
    expect(counterfactual, "Should we have waited?");
    expect(counterfactual, "...!?");
}
