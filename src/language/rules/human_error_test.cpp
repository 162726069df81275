#include "language/testing.h"

using namespace candor::language;

TEST_CASE("human-error: flags error offered as explanation")
{
    expect(human_error, "The cause was [human error].");
    expect(human_error, "Rosa [accidentally] deleted the wrong volume.");
    expect(human_error, "The table was dropped [by mistake].");
    expect(human_error, "We [made a mistake] in the rota.");
    expect(human_error, "A [typo in] the zone file sent the mail away.");
    expect(human_error, "The finance team [botched] the import.");
    expect(human_error, "It was an [oversight].");
    expect(human_error, "The change was [inadvertently] merged.");
    expect(human_error, "Somebody [fat-fingered] the limit.");
    expect(human_error, "An [inadvertent misconfiguration] opened the port.");
}

TEST_CASE("human-error: leaves errors of machines and doubts about the idea alone")
{
    expect(human_error, "The page answered with HTTP 500 errors.");
    expect(human_error, "The error rate rose to 7 %.");
    expect(human_error, "A type error stopped the build.");
    expect(human_error, "Human error is never a cause.");
    expect(human_error, "We assumed user error at first.");
    expect(human_error, "'Human error' is not a finding.");
    expect(human_error, "The change inadvertently blocked two ports.");
    expect(human_error, "The autoscaler erroneously removed a node.");
    expect(human_error, "The user error page came up.");
}
