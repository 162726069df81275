#include "reviews/report_api.h"

#include "accounts/account_store.h"
#include "base/utf8.h"
#include "reviews/api_request.h"
#include "reviews/new_review.h"
#include "reviews/part_store.h"
#include "reviews/template_store.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::reviews {

namespace {

using storage::Connection;

constexpr std::size_t told_bytes_max = 20'000;
constexpr std::size_t when_bytes_max = 200;
constexpr std::size_t told_title_bytes_max = 100;

/// The first line of what was told, as far as it makes a title.
std::string title_of(std::string_view what)
{
    const std::string_view line = trimmed(what.substr(0, what.find('\n')));
    const std::string_view title = prefix_of(line, told_title_bytes_max);
    return std::string(title) + (title.size() < line.size() ? "…" : "");
}

std::string body_of(std::string_view what, std::string_view when)
{
    std::string body(trimmed(what));
    if (!trimmed(when).empty())
        body += fmt::format("\n\nWhen, about: {}", trimmed(when));
    return body;
}

/// The template made for this kind, else the first for any kind, else the first.
Result<std::string>
template_for(Connection& connection, const std::string& workspace_id, std::string_view kind)
{
    std::vector<Template> offered = TRY(TemplateStore(connection, workspace_id).list());
    std::erase_if(offered, &Template::is_hidden);
    if (offered.empty())
        return conflict("there is no template to begin with; ask an administrator to show one");
    auto found = std::ranges::find(offered, kind, &Template::kind);
    if (found == offered.end())
        found = std::ranges::find(offered, "", &Template::kind);
    return (found == offered.end() ? offered.begin() : found)->id;
}

Result<void> write_first_section(PartStore& parts, std::string body)
{
    std::vector<Section> sections = TRY(parts.list<Section>());
    std::ranges::sort(sections, {}, &Section::position);
    ENSURE(!sections.empty()); // A template has at least one.
    sections.front().body = std::move(body);
    TRY(parts.save(std::move(sections.front())));
    return {};
}

} // namespace

void ReportApi::add_routes(http::Router& router)
{
    router.add(
        {.method = http::Method::Post,
            .path = "/api/v1/reports",
            .summary = "Tells that something happened, or almost did: a draft without a lead"},
        *this, &ReportApi::add);
}

Review ReportApi::draft_of(const Report& report, const accounts::Workspace& workspace)
{
    const std::string_view wanted = report.happened == Happened::Almost ? "near_miss" : "outage";
    const auto kind = std::ranges::find(workspace.kinds, wanted, &accounts::Choice::key);
    return {.title = title_of(trimmed(report.what)),
        .kind = kind == workspace.kinds.end() ? workspace.kinds.front().key : kind->key,
        .zone = workspace.zone};
}

/// Whoever tells is named as invited, so that a guest too can see what became of it.
Result<ReportApi::Reported> ReportApi::add(const http::Request& request, const Report& body)
{
    if (trimmed(body.what).empty())
        return invalid("what", "say what happened, in a sentence or two");
    if (body.what.size() > told_bytes_max)
        return invalid(
            "what", fmt::format("a report has at most {} bytes; keep the rest for the review",
                        told_bytes_max));
    if (body.when.size() > when_bytes_max)
        return invalid("when", fmt::format("this has at most {} bytes", when_bytes_max));
    return database_.write(
        request.member().workspace_id, [&](Connection& connection) -> Result<Reported> {
            const changes::Author author = author_of(request, clock_);
            const auto workspace =
                TRY(accounts::AccountStore(connection).get_workspace(author.workspace_id));
            Review review = draft_of(body, workspace);
            const std::string shape =
                TRY(template_for(connection, author.workspace_id, review.kind));
            review = TRY(begin_review(connection, std::move(review), shape, author));
            PartStore parts(connection, review, author);
            TRY(write_first_section(parts, body_of(body.what, body.when)));
            TRY(ReviewStore(connection, author.workspace_id)
                    .save_readers(
                        review, {.people = {{author.person_id, "", {Part::Invited}}}}, author));
            return Reported{review.number};
        });
}

} // namespace candor::reviews
