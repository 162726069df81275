#pragma once

#include "base/instant.h"
#include "evidence/evidence.h"
#include "evidence/message.h"
#include "evidence/proposal.h"
#include "evidence/slack_source.h"
#include "http/router.h"
#include "reviews/uploads.h"
#include "storage/database.h"
#include "timeline/event.h"

#include <filesystem>

namespace candor::reviews {

/// Bringing things in: a preview writes nothing, and what is added is what the person left of it.
class ImportApi {
public:
    ImportApi(storage::Database& database, const Clock& clock, std::filesystem::path uploads)
        : database_(database)
        , clock_(clock)
        , uploads_(std::move(uploads))
    {
    }

    void add_routes(http::Router& router);

    Uploads& uploads() { return uploads_; }
    const Uploads& uploads() const { return uploads_; }

private:
    /// As what a text was read. `Candor` is an export of ours, which comes in whole.
    enum class Form { Report, Candor, Pasted };
    friend constexpr auto names_of(Form)
    {
        return std::to_array<Named<Form>>(
            {{Form::Report, "report"}, {Form::Candor, "candor"}, {Form::Pasted, "pasted"}});
    }
    struct PreviewRequest {
        std::string name; ///< Of the file; "" for pasted text.
        std::string text;
        BOOST_DESCRIBE_CLASS(PreviewRequest, (), (name, text), (), ())
    };
    struct Preview {
        Form form = Form::Report;
        evidence::Proposal proposal;
        BOOST_DESCRIBE_CLASS(Preview, (), (form, proposal), (), ())
    };
    struct ReportImport {
        std::string name;
        std::string text;
        std::optional<evidence::Proposal> proposal; ///< As the person left it; none takes all.
        std::string kind;
        std::string severity;
        std::string zone;
        BOOST_DESCRIBE_CLASS(ReportImport, (), (name, text, proposal, kind, severity, zone), (), ())
    };
    struct Imported {
        std::int64_t number = 0;
        BOOST_DESCRIBE_CLASS(Imported, (), (number), (), ())
    };
    struct Upload {
        std::string upload_id;
        std::string name;
        std::int64_t bytes = 0;
        std::vector<evidence::ExportedChannel> channels;
        std::vector<evidence::Remark> remarks;
        BOOST_DESCRIBE_CLASS(Upload, (), (upload_id, name, bytes, channels, remarks), (), ())
    };
    struct MessageView {
        std::string key;
        Instant at;
        std::string author;
        std::string text;
        std::string thread;
        evidence::MessageKind kind = evidence::MessageKind::Message;
        bool is_bot = false;
        bool is_edited = false;
        std::vector<evidence::AttachedFile> files;
        BOOST_DESCRIBE_CLASS(MessageView,
            (),
            (key, at, author, text, thread, kind, is_bot, is_edited, files),
            (),
            ())
    };
    struct MessagePage {
        std::vector<MessageView> messages;
        std::vector<evidence::Remark> remarks;
        std::string next;
        BOOST_DESCRIBE_CLASS(MessagePage, (), (messages, remarks, next), (), ())
    };
    struct SlackImport {
        std::string upload_id;
        std::string channel;
        std::optional<Instant> from;
        std::optional<Instant> to;
        std::vector<std::string> picked; ///< Keys of the messages that become events.
        std::string workspace_address;   ///< `https://acme.slack.com`, for links; "" if not known.
        BOOST_DESCRIBE_CLASS(SlackImport,
            (),
            (upload_id, channel, from, to, picked, workspace_address),
            (),
            ())
    };
    struct EventsImport {
        std::string name;
        std::string text; ///< What was pasted: kept as evidence.
        std::vector<evidence::ProposedEvent> events;
        std::string zone;
        std::string date; ///< For entries that have a time and no day.
        BOOST_DESCRIBE_CLASS(EventsImport, (), (name, text, events, zone, date), (), ())
    };
    struct EventsAdded {
        std::vector<timeline::Event> events;
        std::int64_t evidence_count = 0; ///< Records added.
        BOOST_DESCRIBE_CLASS(EventsAdded, (), (events, evidence_count), (), ())
    };
    struct EvidenceList {
        std::vector<evidence::Evidence> evidence;
        std::string next;
        BOOST_DESCRIBE_CLASS(EvidenceList, (), (evidence, next), (), ())
    };

    Result<Preview> preview(const http::Request& request, const PreviewRequest& body);
    Result<Imported> import_report(const http::Request& request, const ReportImport& body);
    Result<Upload> upload(const http::Request& request);
    Result<MessagePage> list_messages(const http::Request& request);
    Result<void> remove_upload(const http::Request& request);
    Result<EventsAdded> import_slack(const http::Request& request, const SlackImport& body);
    Result<EventsAdded> import_events(const http::Request& request, const EventsImport& body);
    Result<EvidenceList> list_evidence(const http::Request& request);
    Result<evidence::Evidence> show_evidence(const http::Request& request);

    storage::Database& database_;
    const Clock& clock_;
    Uploads uploads_;
};

} // namespace candor::reviews
