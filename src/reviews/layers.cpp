#include "reviews/layers.h"

#include "base/ascii.h"
#include "reviews/part_lists.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace candor::reviews {

namespace {

struct Row {
    std::string_view item;
    Layer layer;
    std::string_view why;
};

using enum Layer;

// clang-format off
constexpr auto rows = std::to_array<Row>({
    {"review",       Fact,      "what happened, when, how bad, who leads and writes, what is left out"},
    {"event",        Fact,      "what happened when, with its source"},
    {"evidence",     Fact,      "records as machines and chats left them"},
    {"phase",        Fact,      "when users felt what"},
    {"attempt",      Fact,      "what was tried, and what it did"},
    {"action",       Fact,      "what will be done, by whom, until when"},
    {"section",      Statement, "the story as its authors tell it"},
    {"surprise",     Statement, "what somebody's picture did not foresee"},
    {"factor",       Statement, "what is thought to have contributed"},
    {"lesson",       Statement, "what was learnt"},
    {"set_aside",    Statement, "words of the story, and why they stay"},
    {"private_note", Statement, "what somebody wrote for themselves; sealed until released"},
});
// clang-format on

std::string lower_first(std::string text)
{
    text.front() = lower(text.front());
    return text;
}

template <class T>
constexpr bool is_in_table = std::ranges::find(rows, PartNames<T>::item, &Row::item) != rows.end();

} // namespace

Layer layer_of(std::string_view item)
{
    const auto* row = std::ranges::find(rows, item, &Row::item);
    ENSURE(row != rows.end());
    return row->layer;
}

Result<Layers> layers_from(std::string_view text, Layers otherwise)
{
    if (text.empty())
        return otherwise;
    if (const auto layers = value_named<Layers>(text))
        return *layers;
    return invalid("layers", "what leaves a review is facts, or facts,statements");
}

Document with_layers(Document document, Layers layers)
{
    document.layers = layers;
    if (layers == Layers::FactsAndStatements)
        return document;
    for_each_list(document, []<class T>(std::vector<T>& parts) {
        static_assert(is_in_table<T>, "say in the table whether this is a fact or a statement");
        if (layer_of(PartNames<T>::item) == Statement)
            parts.clear();
    });
    const std::set<std::string> named = people_in(document);
    std::erase_if(
        document.people, [&](const PersonName& person) { return !named.contains(person.id); });
    return document;
}

std::string charter_mark(std::int64_t charter_version)
{
    return fmt::format("Said under our charter (version {}): to learn from, and not to judge "
                       "anybody by.",
        charter_version);
}

std::string layers_remark(const Document& document)
{
    return document.layers == Layers::Facts
               ? std::string(facts_only_words)
               : "What people told and concluded was "
                     + lower_first(charter_mark(document.review.charter_version));
}

std::string layers_table()
{
    std::string table = "Reviews: what is a fact and what a statement\n";
    for (const Row& row : rows)
        table += fmt::format("  {:<14}{:<11}{}\n", row.item, name_of(row.layer), row.why);
    return table;
}

} // namespace candor::reviews
