#include "reviews/import_api.h"

#include "accounts/account_store.h"
#include "base/utf8.h"
#include "evidence/evidence_store.h"
#include "evidence/pasted_source.h"
#include "evidence/report_source.h"
#include "reviews/api_request.h"
#include "reviews/from_proposal.h"
#include "reviews/layers.h"
#include "reviews/markdown_form.h"
#include "reviews/new_review.h"
#include "reviews/part_store.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace candor::reviews {

namespace {

using evidence::EvidenceStore;
using storage::Connection;
using timeline::Event;

constexpr std::size_t messages_a_page = 500;
constexpr std::size_t picked_max = 5'000;

/// A report has headings or the file's name says so; everything else that is pasted is a log of some kind.
bool looks_like_report(std::string_view name, std::string_view text)
{
    if (name.ends_with(".md") || name.ends_with(".markdown"))
        return true;
    return text.starts_with("# ") || text.starts_with("## ")
           || text.find("\n# ") != std::string_view::npos
           || text.find("\n## ") != std::string_view::npos || text.starts_with("---\n");
}

std::string file_stem(const std::string& name)
{
    return std::filesystem::path(name).stem().string();
}

template <class T>
T number_or(std::string_view text, T otherwise)
{
    std::from_chars(text.data(), text.data() + text.size(), otherwise);
    return otherwise;
}

Result<std::optional<Instant>> instant_in(const http::Request& request, std::string_view name)
{
    const std::string_view text = request.query_value(name);
    if (text.empty())
        return std::optional<Instant>();
    const Result<Instant> instant = instant_from_iso(text);
    if (!instant)
        return invalid(std::string(name), instant.error().message);
    return std::optional(*instant);
}

/// Adds raw records and the events that cite them, to one review.
class Bringer {
public:
    Bringer(Connection& connection, const Review& review, const changes::Author& author)
        : connection_(connection)
        , review_(review)
        , author_(author)
        , parts_(connection, review, author)
        , evidence_(connection, author, review.id.text)
    {
    }

    Result<std::string> add_evidence(evidence::Evidence record)
    {
        const EvidenceStore::Added added = TRY(evidence_.add(std::move(record)));
        if (added.change_number) {
            ++evidence_count_;
            TRY(ReviewStore(connection_, author_.workspace_id)
                    .note_change(review_.id, *added.change_number));
        }
        return added.evidence.id.text;
    }

    Result<void> add_event(Event event)
    {
        events_.push_back(TRY(parts_.add(std::move(event))));
        return {};
    }

    Result<void> finish()
    {
        ReviewStore reviews(connection_, author_.workspace_id);
        return reviews.save_milestones(review_.id, TRY(parts_.list<Event>()));
    }

    std::vector<Event> take_events() { return std::move(events_); }
    std::int64_t evidence_count() const { return evidence_count_; }

private:
    Connection& connection_;
    const Review& review_;
    const changes::Author& author_;
    PartStore parts_;
    EvidenceStore evidence_;
    std::vector<Event> events_;
    std::int64_t evidence_count_ = 0;
};

evidence::Evidence
pasted_evidence(const std::string& name, const std::string& text, evidence::SourceKind source)
{
    return {.source = source,
        .author = std::string(prefix_of(name, evidence::evidence_short_bytes_max)),
        .text = std::string(prefix_of(text, evidence::evidence_text_bytes_max))};
}

Event event_of(const evidence::Message& message, const std::string& evidence_id)
{
    return {.at = message.at,
        .precision = timeline::Precision::Second,
        .who = std::string(prefix_of(message.author, timeline::short_text_bytes_max)),
        .what = std::string(prefix_of(message.text, timeline::what_bytes_max)),
        .source = "Slack",
        .evidence_ids = {evidence_id}};
}

} // namespace

void ImportApi::add_routes(http::Router& router)
{
    using enum http::Method;
    using enum http::Access;
    router.add({.method = Post,
                   .path = "/api/v1/imports/preview",
                   .access = Member,
                   .summary = "What would be read of a text; writes nothing"},
        *this, &ImportApi::preview);
    router.add({.method = Post,
                   .path = "/api/v1/imports/report",
                   .access = Member,
                   .summary = "Makes a review of a report"},
        *this, &ImportApi::import_report);
    router.add({.method = Post,
                   .path = "/api/v1/uploads",
                   .access = Member,
                   .summary = "Brings a Slack export, kept for a day",
                   .query = {{"name", "The file's name"}},
                   .body_to = http::BodyTo::File},
        *this, &ImportApi::upload);
    router.add({.method = Get,
                   .path = "/api/v1/uploads/{id}/messages",
                   .access = Member,
                   .summary = "The messages of a channel of an export",
                   .query = {{"channel", "Id or name"}, {"from", "First moment"},
                       {"to", "Last moment"}, {"after", "What the page before gave as next"}}},
        *this, &ImportApi::list_messages);
    router.add({.method = Delete,
                   .path = "/api/v1/uploads/{id}",
                   .access = Member,
                   .summary = "Removes an export that was brought"},
        *this, &ImportApi::remove_upload);
    router.add({.method = Post,
                   .path = "/api/v1/reviews/{number}/imports/slack",
                   .summary = "Adds messages as evidence, and the picked ones as events"},
        *this, &ImportApi::import_slack);
    router.add({.method = Post,
                   .path = "/api/v1/reviews/{number}/imports/events",
                   .summary = "Adds events that were read of pasted text"},
        *this, &ImportApi::import_events);
    router.add({.method = Get,
                   .path = "/api/v1/reviews/{number}/evidence",
                   .summary = "The raw records of a review, 200 a page",
                   .query = {{"after", "What the page before gave as next"}}},
        *this, &ImportApi::list_evidence);
    router.add({.method = Get,
                   .path = "/api/v1/reviews/{number}/evidence/{id}",
                   .summary = "One raw record, as it came"},
        *this, &ImportApi::show_evidence);
}

Result<ImportApi::Preview> ImportApi::preview(const http::Request&, const PreviewRequest& body)
{
    if (const auto ours = read_markdown(body.text)) {
        Preview preview{Form::Candor, evidence::read_report(body.text)};
        if (ours->layers == Layers::Facts)
            preview.proposal.remarks.push_back({0, std::string(facts_only_words)});
        return preview;
    }
    if (looks_like_report(body.name, body.text))
        return Preview{Form::Report, evidence::read_report(body.text)};
    return Preview{Form::Pasted, evidence::read_pasted(body.text)};
}

Result<ImportApi::Imported> ImportApi::import_report(const http::Request& request,
    const ReportImport& body)
{
    const changes::Author author = author_of(request, clock_);
    const ImportChoices choices{body.kind, body.severity, body.zone, "", file_stem(body.name)};
    std::optional<Document> ours = body.proposal ? std::nullopt : read_markdown(body.text);
    return database_.write(
        request.member().workspace_id, [&](Connection& connection) -> Result<Imported> {
            const auto workspace =
                TRY(accounts::AccountStore(connection).get_workspace(author.workspace_id));
            Document document = ours ? *ours
                                     : document_of(body.proposal ? *body.proposal
                                                                 : evidence::read_report(body.text),
                                           choices, workspace);
            adopt(document, workspace, choices, author);
            const Review review = TRY(add_document(connection, std::move(document), author));
            Bringer bringer(connection, review, author);
            if (!body.text.empty())
                TRY(bringer.add_evidence(
                    pasted_evidence(body.name, body.text, evidence::SourceKind::Report)));
            return Imported{review.number};
        });
}

Result<ImportApi::Upload> ImportApi::upload(const http::Request& request)
{
    if (request.body_file.empty())
        return invalid("file", "there is no file in this request, or it is empty");
    const std::string id = TRY(uploads_.take(request.body_file, request.member().person_id));
    const auto path = TRY(uploads_.find(id, request.member().person_id));
    auto opened = evidence::SlackExport::open(path.string());
    if (!opened) {
        TRY(uploads_.remove(id, request.member().person_id));
        return invalid("file", "this is no Slack export: " + opened.error().message);
    }
    std::error_code error;
    Upload upload{.upload_id = id,
        .name = std::string(request.query_value("name")),
        .bytes = static_cast<std::int64_t>(std::filesystem::file_size(path, error)),
        .channels = opened->channels()};
    upload.remarks = opened->remarks();
    return upload;
}

Result<ImportApi::MessagePage> ImportApi::list_messages(const http::Request& request)
{
    const auto path = TRY(uploads_.find(request.parameter("id"), request.member().person_id));
    auto slack = TRY(evidence::SlackExport::open(path.string()));
    const auto from = TRY(instant_in(request, "from"));
    const auto to = TRY(instant_in(request, "to"));
    evidence::ReadMessages read = slack.read(request.query_value("channel"), {from, to});
    const auto begin =
        std::min(number_or<std::size_t>(request.query_value("after"), 0), read.messages.size());
    const std::size_t end = std::min(begin + messages_a_page, read.messages.size());
    MessagePage page{.remarks = std::move(read.remarks),
        .next = end < read.messages.size() ? std::to_string(end) : ""};
    for (std::size_t i = begin; i < end; ++i) {
        evidence::Message& message = read.messages[i];
        page.messages.push_back({message.key, message.at, message.author, std::move(message.text),
            message.thread, message.kind, message.is_bot, message.edited_at.has_value(),
            std::move(message.files)});
    }
    return page;
}

Result<void> ImportApi::remove_upload(const http::Request& request)
{
    return uploads_.remove(request.parameter("id"), request.member().person_id);
}

Result<ImportApi::EventsAdded> ImportApi::import_slack(const http::Request& request,
    const SlackImport& body)
{
    if (body.picked.size() > picked_max)
        return invalid(
            "picked", fmt::format("at most {} messages become events at once", picked_max));
    TRY(database_.read([&](Connection& c) { return editable_review(c, request); }));
    const auto path = TRY(uploads_.find(body.upload_id, request.member().person_id));
    auto slack = TRY(evidence::SlackExport::open(path.string()));
    const evidence::ReadMessages read = slack.read(body.channel, {body.from, body.to});
    const std::set<std::string> picked(body.picked.begin(), body.picked.end());
    return database_.write(
        request.member().workspace_id, [&](Connection& connection) -> Result<EventsAdded> {
            const changes::Author author = author_of(request, clock_);
            const Review review = TRY(editable_review(connection, request)).review;
            Bringer bringer(connection, review, author);
            for (const evidence::Message& message : read.messages) {
                const auto id = TRY(bringer.add_evidence(
                    evidence::evidence_of(message, {}, body.workspace_address)));
                if (picked.contains(message.key))
                    TRY(bringer.add_event(event_of(message, id)));
            }
            TRY(bringer.finish());
            return EventsAdded{bringer.take_events(), bringer.evidence_count()};
        });
}

Result<ImportApi::EventsAdded> ImportApi::import_events(const http::Request& request,
    const EventsImport& body)
{
    if (body.events.size() > picked_max)
        return invalid("events", fmt::format("at most {} events are added at once", picked_max));
    return database_.write(
        request.member().workspace_id, [&](Connection& connection) -> Result<EventsAdded> {
            const changes::Author author = author_of(request, clock_);
            const Review review = TRY(editable_review(connection, request)).review;
            const std::string zone = body.zone.empty() ? review.zone : body.zone;
            Bringer bringer(connection, review, author);
            std::string evidence_id;
            if (!body.text.empty())
                evidence_id = TRY(bringer.add_evidence(
                    pasted_evidence(body.name, body.text, evidence::SourceKind::Pasted)));
            for (const evidence::ProposedEvent& proposed : body.events) {
                Event event = reviews::event_of(proposed, zone, body.date);
                event.evidence_ids.clear();
                if (!evidence_id.empty())
                    event.evidence_ids.push_back(evidence_id);
                TRY(bringer.add_event(std::move(event)));
            }
            TRY(bringer.finish());
            return EventsAdded{bringer.take_events(), bringer.evidence_count()};
        });
}

Result<ImportApi::EvidenceList> ImportApi::list_evidence(const http::Request& request)
{
    return database_.read([&](Connection& connection) -> Result<EvidenceList> {
        const Review review = TRY(readable_review(connection, request)).review;
        EvidenceStore evidence(connection, author_of(request, clock_), review.id.text);
        EvidenceList list{TRY(evidence.list(request.query_value("after"))), ""};
        if (std::ssize(list.evidence) == evidence::evidence_page_rows)
            list.next = list.evidence.back().id.text;
        return list;
    });
}

Result<evidence::Evidence> ImportApi::show_evidence(const http::Request& request)
{
    return database_.read([&](Connection& connection) -> Result<evidence::Evidence> {
        const Review review = TRY(readable_review(connection, request)).review;
        return EvidenceStore(connection, author_of(request, clock_), review.id.text)
            .get(request.parameter("id"));
    });
}

} // namespace candor::reviews
