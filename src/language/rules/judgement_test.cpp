#include "language/testing.h"

using namespace candor::language;

TEST_CASE("judgement: flags judgements of people")
{
    expect(judgement, "Boris was [careless] with the master key.");
    expect(judgement, "It was a [bad decision] by the shift lead.");
    expect(judgement, "The night [shift is to blame].");
    expect(judgement, "It is Martin['s fault] that the pump ran dry.");
    expect(judgement, "He [does not know his] way around the cluster.");
    expect(judgement, "[Pure laziness] on the part of the build team.");
    expect(judgement, "She should [know better] after ten years.");
}

TEST_CASE("judgement: leaves bad disks and stale caches alone")
{
    expect(judgement, "A bad disk returned stale blocks.");
    expect(judgement, "The culprit was a stale cache.");
    expect(judgement, "The wrong answer came back with status 200.");
    expect(judgement, "The default was too low.");
    expect(judgement, "A segfault ended the renderer.");
    expect(judgement, "Lazy loading hid the error.");
    expect(judgement, "The word 'careless' explains nothing.");
}
