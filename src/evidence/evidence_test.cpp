#include "evidence/evidence.h"

#include <doctest/doctest.h>

using namespace candor;
using namespace candor::evidence;

namespace {

void expect_fault(const Evidence& evidence, std::string_view field)
{
    const Result<void> checked = check(evidence);
    CHECK_EQ(checked ? "" : checked.error().field, std::string(field));
}

Evidence sound_evidence()
{
    return {.id = new_id<EvidenceId>(),
        .source = SourceKind::Slack,
        .author = "asha",
        .text = "looking",
        .link = "https://acme.example/1"};
}

} // namespace

TEST_CASE("a record of evidence says something and links to a place on the web")
{
    expect_fault(sound_evidence(), "");
    Evidence evidence = sound_evidence();
    evidence.text = " ";
    expect_fault(evidence, "text");
    evidence.raw = "{}";
    expect_fault(evidence, "");
    evidence.link = "javascript:alert(1)";
    expect_fault(evidence, "link");
    evidence = sound_evidence();
    evidence.id = {};
    expect_fault(evidence, "id");
    evidence = sound_evidence();
    evidence.author = std::string(evidence_short_bytes_max + 1, 'x');
    expect_fault(evidence, "author");
}
