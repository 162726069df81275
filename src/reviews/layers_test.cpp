#include "reviews/layers.h"

#include "reviews/export.h"
#include "reviews/samples.h"

#include <doctest/doctest.h>

using namespace candor;
using namespace candor::reviews;

namespace {

/// Words that stand only in statements of the rich document.
constexpr const char* told[] = {"empty for 47 minutes</strong>", "We looked at an old copy",
    "Without it the site is slow", "Releases of the app"};

Document facts() { return with_layers(rich_document(), Layers::Facts); }

} // namespace

TEST_CASE("facts hold no statement, in no form, and say so")
{
    for (const auto& [form, name] : names_of(ExportForm{})) {
        const std::string text = export_text(facts(), form);
        for (const char* words : told)
            CHECK_MESSAGE(!text.contains(words), name << ": " << words);
        for (const char* words : {"it is the cache, not the template", "Some readers still saw it"})
            CHECK_MESSAGE(text.contains(words), name << ": " << words);
    }
    CHECK(export_text(facts(), ExportForm::Markdown).contains("layers:\n  - facts\n"));
    CHECK(export_text(facts(), ExportForm::Markdown).contains(facts_only_words));
    CHECK(export_text(facts(), ExportForm::Html).contains(facts_only_words));
    CHECK(export_text(facts(), ExportForm::Json).contains("\"layers\":\"facts\""));
}

TEST_CASE("what holds both carries the charter's mark with each statement")
{
    const std::string html = export_text(rich_document(), ExportForm::Html);
    const std::string mark = charter_mark(rich_document().review.charter_version);
    const std::size_t story = html.find("id=\"section-1\"");
    CHECK(html.find(mark, story) < html.find("</section>", story));
    const std::size_t timeline = html.find("<section id=\"timeline\"");
    CHECK(html.find(mark, timeline) > html.find("</section>", timeline));
    CHECK_FALSE(export_text(facts(), ExportForm::Html).contains("class=\"mark\">"));
    CHECK(
        export_text(rich_document(), ExportForm::Json).contains("\"layers\":\"facts,statements\""));
}

TEST_CASE("nobody is named who is mentioned in statements alone")
{
    Document document{.people = {{"a", "Ann"}, {"b", "Ben"}}};
    document.review.lead_id = "a";
    document.surprises = {{.person_id = "b", .text = "The cache"}};
    CHECK_EQ(with_layers(document, Layers::FactsAndStatements).people.size(), 2);
    CHECK_EQ(with_layers(document, Layers::Facts).people, std::vector<PersonName>{{"a", "Ann"}});
}

TEST_CASE("layers are asked for by name")
{
    CHECK_EQ(layers_from("", Layers::Facts).value(), Layers::Facts);
    CHECK_EQ(layers_from("facts,statements", Layers::Facts).value(), Layers::FactsAndStatements);
    for (const char* wrong : {"statements", "fact", "facts,statements,all", "statements,facts"})
        CHECK_EQ(layers_from(wrong, Layers::Facts).error().field, "layers");
}
