#include "app/accounts_desk.h"
#include "app/data_folder.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "evidence/report_json.h"
#include "evidence/report_source.h"
#include "reviews/export.h"
#include "reviews/from_proposal.h"
#include "reviews/layers.h"
#include "reviews/markdown_form.h"
#include "reviews/new_review.h"
#include "reviews/snapshot.h"

#include <charconv>
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ostream.h>

namespace candor::cli {

namespace {

using app::DataFolder;
using storage::Connection;

Result<std::string> read_report_file(const std::string& file)
{
    return read_file(file, evidence::report_bytes_max);
}

void describe(const std::string& file, const evidence::Proposal& proposal, std::ostream& out)
{
    fmt::print(out, "{}: {}\n  {} events, {} actions, {} sections, zone {}\n", file,
        proposal.title.empty() ? "(no title)" : proposal.title, proposal.events.size(),
        proposal.actions.size(), proposal.sections.size(),
        proposal.zone.empty() ? "not known" : proposal.zone);
    for (const evidence::Remark& remark : proposal.remarks)
        fmt::print(out, "  {}{}\n", remark.line > 0 ? fmt::format("line {}: ", remark.line) : "",
            remark.message);
}

Result<reviews::Review> import_file(storage::Database& database,
    const app::Operator& who,
    const std::string& file,
    const std::string& text)
{
    const changes::Author author{who.workspace.id, who.person_id, SystemClock().now()};
    const reviews::ImportChoices choices{.kind = who.workspace.kinds.front().key,
        .file_name = std::filesystem::path(file).stem().string()};
    return database.write(who.workspace.id, [&](Connection& connection) {
        auto ours = reviews::read_markdown(text);
        reviews::Document document =
            ours ? *ours
                 : reviews::document_of(evidence::read_report(text), choices, who.workspace);
        reviews::adopt(document, who.workspace, choices, author);
        return reviews::add_document(connection, std::move(document), author);
    });
}

Result<ExitCode> show_imports(const ImportOptions& options, std::ostream& out)
{
    for (const std::string& file : options.files) {
        const evidence::Proposal proposal = evidence::read_report(TRY(read_report_file(file)));
        if (options.as_json)
            fmt::print(out, "{}\n", evidence::report_json(proposal));
        else
            describe(file, proposal, out);
    }
    return ExitCode::Done;
}

struct ImportedFile {
    std::string file;
    std::int64_t number = 0;
    std::string title;
};
BOOST_DESCRIBE_STRUCT(ImportedFile, (), (file, number, title))

Result<std::int64_t> review_number(std::string_view text)
{
    if (text.starts_with("PM-"))
        text.remove_prefix(3);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return invalid("review", "a review is named by its number, like PM-14 or 14");
    return number;
}

} // namespace

Result<ExitCode> import(const ImportOptions& options, std::ostream& out)
{
    if (options.is_dry_run)
        return show_imports(options, out);
    DataFolder folder = TRY(DataFolder::open(options.place, DataFolder::Use::Visit));
    const app::Operator who = TRY(app::operator_of(folder.database()));
    for (const std::string& file : options.files) {
        const reviews::Review review =
            TRY(import_file(folder.database(), who, file, TRY(read_report_file(file))));
        if (options.as_json)
            fmt::print(out, "{}\n", json::text_of(ImportedFile{file, review.number, review.title}));
        else
            fmt::print(out, "{} is now PM-{}: {}\n", file, review.number, review.title);
    }
    return ExitCode::Done;
}

Result<ExitCode> export_review(const ExportOptions& options, std::ostream& out)
{
    const std::int64_t number = TRY(review_number(options.review));
    DataFolder folder = TRY(DataFolder::open(options.place, DataFolder::Use::Visit));
    const app::Operator who = TRY(app::operator_of(folder.database()));
    const reviews::Document document =
        TRY(folder.database().read([&](Connection& connection) -> Result<reviews::Document> {
            const auto head = TRY(reviews::ReviewStore(connection, who.workspace.id).get(number));
            return reviews::named_document(connection, who.workspace, head);
        }));
    const auto form = value_named<reviews::ExportForm>(options.format);
    const auto layers = value_named<reviews::Layers>(options.layers);
    ENSURE(form && layers); // The command line lets nothing else through.
    out << reviews::export_text(reviews::with_layers(document, *layers), *form);
    return ExitCode::Done;
}

} // namespace candor::cli
