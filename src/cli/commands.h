#pragma once

#include "app/config.h"
#include "base/result.h"

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

/// The commands of the program. Each says what it did to `out`, and gives back its exit code or why it
/// could not.
namespace candor::cli {

/// What a shell is told. A code for each kind of error, and nothing else.
enum class ExitCode {
    Done = 0,
    Findings = 1, ///< `lint --fail-on` found what it was told to fail on, the audit a break.
    Invalid = 2,  ///< Also a command line that makes no sense.
    Forbidden = 3,
    NotFound = 4,
    Conflict = 5,
    Unavailable = 6,
};

ExitCode exit_code_for(ErrorKind kind);

struct InitOptions {
    app::Place place;
    bool with_sample = false;
};
Result<ExitCode> init(const InitOptions& options, std::ostream& out);

Result<ExitCode> serve(const app::Config& config, std::ostream& out);

struct ImportOptions {
    app::Place place;
    std::vector<std::string> files;
    bool is_dry_run = false;
    bool as_json = false;
};
Result<ExitCode> import(const ImportOptions& options, std::ostream& out);

struct ExportOptions {
    app::Place place;
    std::string review;
    std::string format = "markdown";
    std::string layers = "facts,statements";
};
Result<ExitCode> export_review(const ExportOptions& options, std::ostream& out);

enum class LintForm { Text, Json, JsonLines };
enum class FailOn { Never, Advice, Warning };
struct LintOptions {
    std::vector<std::string> files; ///< "-" is standard input.
    std::vector<std::string> rules_off;
    LintForm form = LintForm::Text;
    FailOn fail_on = FailOn::Never;
};
Result<ExitCode> lint(const LintOptions& options, std::istream& in, std::ostream& out);

Result<ExitCode> routes(std::ostream& out);
/// Who may do what, as the rooms' own tables say.
Result<ExitCode> access_tables(std::ostream& out);
Result<ExitCode> openapi(std::ostream& out);

struct UserOptions {
    app::Place place;
    std::string name;
    std::string email;
    std::string workspace_name;
    std::string role = "member";
};
Result<ExitCode> add_user(const UserOptions& options, std::ostream& out);
Result<ExitCode> reset_password(const UserOptions& options, std::ostream& out);
Result<ExitCode> reset_second_factor(const UserOptions& options, std::ostream& out);

struct KeepingOptions {
    app::Place place;
    std::string file;
    std::string passphrase_file;
    bool is_encrypted = false;
    bool as_json = false;
};
Result<ExitCode> backup(const KeepingOptions& options, std::ostream& out);
Result<ExitCode> restore(const KeepingOptions& options, std::ostream& out);
/// What a backup holds.
Result<ExitCode> manifest(const KeepingOptions& options, std::ostream& out);

struct MoveOptions {
    std::string from; ///< `sqlite:FOLDER` or `postgresql://…`.
    std::string to;
    std::string workspace; ///< "" for all.
    bool only_compares = false;
};
Result<ExitCode> move(const MoveOptions& options, std::ostream& out);

struct AuditOptions {
    app::Place place;
    std::vector<std::string> kept; ///< Hashes that were kept elsewhere.
};
Result<ExitCode> audit_verify(const AuditOptions& options, std::ostream& out);
Result<ExitCode> audit_export(const AuditOptions& options, std::ostream& out);

} // namespace candor::cli
