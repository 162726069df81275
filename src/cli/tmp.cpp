#include "app/sample.h"
#include "cli/commands.h"
namespace candor::app { Result<SampleAccount> fill_with_sample(storage::Database&) { return not_found("x"); } }
namespace candor::cli {
Result<ExitCode> import(const ImportOptions&, std::ostream&) { return not_found("x"); }
Result<ExitCode> export_review(const ExportOptions&, std::ostream&) { return not_found("x"); }
}
