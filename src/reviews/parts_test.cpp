#include "reviews/parts.h"

#include "reviews/review.h"

#include <doctest/doctest.h>

using namespace candor;
using namespace candor::reviews;

namespace {

/// The field that `check` names, or "" if it is content.
std::string fault(const auto& part)
{
    const Result<void> answer = check(part);
    return answer ? "" : answer.error().field;
}

Review sound()
{
    Review review;
    review.title = "Checkout refused cards";
    review.kind = "outage";
    return review;
}

std::string fault_of_review(auto change)
{
    Review review = sound();
    change(review);
    return fault(review);
}

const Instant ten = from_micros(10'000'000);

} // namespace

TEST_CASE("a review needs a title and a kind; what is not known may stay open")
{
    CHECK_EQ(fault(sound()), "");
    CHECK_EQ(fault_of_review([](Review& r) { r.title = "  "; }), "title");
    CHECK_EQ(fault_of_review([](Review& r) { r.title.assign(title_bytes_max + 1, 'x'); }), "title");
    CHECK_EQ(fault_of_review([](Review& r) { r.title = "two\nlines"; }), "title");
    CHECK_EQ(fault_of_review([](Review& r) { r.kind.clear(); }), "kind");
}

TEST_CASE("what is wrong with a review is told by its field")
{
    CHECK_EQ(fault_of_review([](Review& r) { r.zone = "Nowhere"; }), "zone");
    CHECK_EQ(fault_of_review([](Review& r) { r.author_ids = {"a", "b", "a"}; }), "author_ids");
    CHECK_EQ(fault_of_review([](Review& r) { r.author_ids.assign(authors_max + 1, "a"); }),
        "author_ids");
    CHECK_EQ(
        fault_of_review([](Review& r) { r.ongoing.assign(note_bytes_max + 1, 'x'); }), "ongoing");
    CHECK_EQ(fault_of_review([](Review& r) { r.scope.excludes.assign(note_bytes_max + 1, 'x'); }),
        "scope.excludes");
    CHECK_EQ(fault_of_review([](Review& r) { r.charter_version = 0; }), "charter_version");
}

TEST_CASE("a section may be empty, but has a title")
{
    CHECK_EQ(fault(Section{.title = "Summary"}), "");
    CHECK_EQ(fault(Section{.title = ""}), "title");
    CHECK_EQ(
        fault(Section{.title = "Summary", .body = std::string(body_bytes_max + 1, 'x')}), "body");
}

TEST_CASE("a phase of impact does not end before it begins")
{
    CHECK_EQ(fault(ImpactPhase{.began_at = ten}), "");
    CHECK_EQ(fault(ImpactPhase{.felt = "Cards were refused"}), "");
    CHECK_EQ(fault(ImpactPhase{.began_at = ten, .ended_at = from_micros(9)}), "ended_at");
    CHECK_EQ(fault(ImpactPhase{}), "felt");
}

TEST_CASE("every part of a list says something")
{
    CHECK_EQ(fault(Attempt{.tried = "Restarted it"}), "");
    CHECK_EQ(fault(Attempt{}), "tried");
    CHECK_EQ(fault(Lesson{.text = "Call early"}), "");
    CHECK_EQ(fault(Lesson{}), "text");
    CHECK_EQ(fault(Surprise{.who = "a\nb", .text = "x"}), "who");
    CHECK_EQ(fault(Surprise{}), "text");
    CHECK_EQ(fault(Factor{}), "statement");
}

TEST_CASE("what is accepted or set aside is so with a reason")
{
    CHECK_EQ(fault(Factor{.statement = "A flag day", .standing = Standing::NotKnown}), "");
    CHECK_EQ(fault(Factor{.statement = "A flag day", .standing = Standing::Accepted}), "note");
    CHECK_EQ(fault(Factor{.statement = "x", .standing = Standing::Accepted, .note = "rare"}), "");
    CHECK_EQ(fault(SetAside{.rule = "counterfactual", .phrase = "should have"}), "reason");
    CHECK_EQ(fault(SetAside{.rule = "counterfactual", .reason = "a quotation"}), "");
    CHECK_EQ(fault(SetAside{.reason = "a quotation"}), "rule");
}
