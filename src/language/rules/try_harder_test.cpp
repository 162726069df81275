#include "language/testing.h"

using namespace candor::language;

TEST_CASE("try-harder: flags remedies that rest on perfect people")
{
    expect(try_harder, "[Be more careful] with the master key.", Part::Actions);
    expect(try_harder, "[Pay closer attention] to the zone.", Part::Actions);
    expect(try_harder, "[Remind everyone] to close the valve.", Part::Actions);
    expect(try_harder, "[Double-check] the host name.", Part::Actions);
    expect(try_harder, "[Remember to] lock the door.", Part::Actions);
    expect(try_harder, "[Retrain the] engineer on the release process.", Part::Actions);
    expect(try_harder, "[Follow the process] next time.", Part::Actions);
    expect(try_harder, "We all have to [stay vigilant].", Part::Lessons);
}

TEST_CASE("try-harder: leaves learning, software and the public alone")
{
    expect(try_harder, "We ran a game day in March.", Part::Lessons);
    expect(try_harder, "The script double-checks the name.", Part::Actions);
    expect(try_harder, "Always inspect the URL before you enter your PIN.");
    expect(try_harder, "Retrain the model on the new labels.", Part::Actions);
    expect(try_harder, "Oskar double-checked the voltage.", Part::Timeline);
    expect(try_harder, "The training room is in Block C.");
}
