#include "base/json.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "language/lint.h"
#include "markdown/prose_spans.h"

#include <algorithm>
#include <istream>
#include <ostream>

namespace candor::cli {

namespace {

constexpr std::size_t lint_bytes_max = std::size_t{64} << 20;

Result<std::string> read_text(const std::string& file, std::istream& in)
{
    return file == "-" ? read_stream(in, "standard input", lint_bytes_max)
                       : read_file(file, lint_bytes_max);
}

bool fails(const language::Finding& finding, FailOn fail_on)
{
    return fail_on == FailOn::Advice
           || (fail_on == FailOn::Warning && finding.severity == language::Severity::Warning);
}

} // namespace

Result<ExitCode> lint(const LintOptions& options, std::istream& in, std::ostream& out)
{
    const language::Options coach{.rules_off = options.rules_off};
    if (options.form == LintForm::JsonLines) {
        TRY(language::lint_lines(in, out, markdown::prose_spans, coach));
        return ExitCode::Done;
    }
    ExitCode code = ExitCode::Done;
    const std::vector<std::string> files =
        options.files.empty() ? std::vector<std::string>{"-"} : options.files;
    for (const std::string& file : files) {
        const std::string text = TRY(read_text(file, in));
        const language::Lint lint{file, language::lint(text, markdown::prose_spans, coach)};
        out << (options.form == LintForm::Json ? json::text_of(lint) + "\n"
                                               : language::lint_text(lint));
        if (std::ranges::any_of(lint.findings,
                [&](const auto& finding) { return fails(finding, options.fail_on); }))
            code = ExitCode::Findings;
    }
    return code;
}

} // namespace candor::cli
