#include "library/api.h"

#include "accounts/account_store.h"
#include "base/text_check.h"
#include "reviews/api_request.h"

#include <charconv>
#include <fmt/format.h>

namespace candor::library {

namespace {

using accounts::name_of_choice;
using storage::Connection;

/// `after` is `<before id>.<offset>`; anything else is the beginning.
void read_place(std::string_view text, Search& search)
{
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos)
        return;
    std::from_chars(text.data(), text.data() + dot, search.before_id);
    std::from_chars(text.data() + dot + 1, text.data() + text.size(), search.offset);
}

Result<std::string> facet_in(const http::Request& request, std::string_view name)
{
    const std::string_view value = request.query_value(name);
    TRY(check_fits(name, fmt::format("the {}", name), value, facet_bytes_max));
    return std::string(value);
}

Result<Search> search_of(const http::Request& request)
{
    Search search{.query = read_query(request.query_value("q")),
        .reader = reviews::reader_of(request),
        .kind = TRY(facet_in(request, "kind")),
        .severity = TRY(facet_in(request, "severity")),
        .factor_kind = TRY(facet_in(request, "factor"))};
    read_place(request.query_value("after"), search);
    return search;
}

/// "worsened_it" as a facet shows it.
std::string factor_words(std::string_view kind)
{
    std::string words(kind);
    std::ranges::replace(words, '_', ' ');
    return words;
}

} // namespace

void Api::add_routes(http::Router& router)
{
    router.add({.method = http::Method::Get,
                   .path = "/api/v1/library",
                   .summary = "Searches all reviews; without a query, the newest",
                   .query = {{"q", "Words; \"in a row\"; -not"}, {"kind", "Key of a kind"},
                       {"severity", "Key of a severity"}, {"factor", "Kind of a factor"},
                       {"after", "What the page before gave as next"}}},
        *this, &Api::search);
}

Api::Facets Api::named(const FacetCounts& counts, const accounts::Workspace& workspace)
{
    Facets facets{.is_complete = counts.is_complete};
    for (const auto& [key, count] : counts.kinds)
        facets.kinds.push_back({key, name_of_choice(workspace.kinds, key), count});
    for (const auto& [key, count] : counts.severities)
        facets.severities.push_back({key, name_of_choice(workspace.severities, key), count});
    for (const auto& [key, count] : counts.factor_kinds)
        facets.factors.push_back({key, factor_words(key), count});
    return facets;
}

Result<Api::LibraryAnswer> Api::search(const http::Request& request)
{
    const Search search = TRY(search_of(request));
    return database_.read([&](Connection& connection) -> Result<LibraryAnswer> {
        const auto workspace =
            TRY(accounts::AccountStore(connection).get_workspace(request.member().workspace_id));
        LibraryStore library(connection, workspace.id);
        FoundPage page = TRY(library.find(search));
        LibraryAnswer answer;
        for (Found& found : page.hits)
            answer.hits.push_back(
                {found.number, std::move(found.title), name_of_choice(workspace.kinds, found.kind),
                    name_of_choice(workspace.severities, found.severity), found.published_at,
                    std::move(found.snippet)});
        if (search.before_id == 0 && search.offset == 0)
            answer.facets = named(TRY(library.count(search)), workspace);
        if (page.has_more)
            answer.next = fmt::format("{}.{}", page.next_before_id, page.next_offset);
        return answer;
    });
}

} // namespace candor::library
