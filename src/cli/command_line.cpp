#include "cli/command_line.h"

#include "app/version.h"
#include "cli/commands.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <iostream>

namespace candor::cli {

namespace {

constexpr std::string_view exit_codes =
    "Exit codes: 0 done, 1 lint found what --fail-on names, 2 the input makes no sense, 3 not "
    "allowed,\n"
    "4 not found, 5 in conflict with what is there, 6 something the program needs did not answer.";

using Flags = std::map<std::string, std::string, std::less<>>;
using Command = std::function<Result<ExitCode>()>;

/// The commands as CLI11 knows them, and what the one that was named is to do.
class CommandLine {
public:
    CommandLine();
    int run(int argc, char** argv);

private:
    CLI::App&
    add(std::string name, std::string help, std::string example, CLI::App* parent = nullptr);
    void add_serve();
    void add_init();
    void add_import();
    void add_export();
    void add_lint();
    void add_accounts();
    void add_keeping();
    void add_describing();

    /// `--data`, which every command that opens the data has.
    void take_data(CLI::App& command, std::string& data);

    CLI::App app_{"Candor: where a team learns from failure", "candor"};
    Command chosen_;
    Flags serve_flags_;
    std::string config_file_;
    bool prints_config_ = false;
    InitOptions init_{.data = "./data"};
    ImportOptions import_{.data = "./data"};
    ExportOptions export_{.data = "./data"};
    LintOptions lint_;
    UserOptions user_{.data = "./data"};
    std::string data_ = "./data";
    std::string file_;
};

CommandLine::CommandLine()
{
    app_.require_subcommand(1);
    app_.footer(std::string(exit_codes));
    add_serve();
    add_init();
    add_import();
    add_export();
    add_lint();
    add_accounts();
    add_keeping();
    add_describing();
}

CLI::App&
CommandLine::add(std::string name, std::string help, std::string example, CLI::App* parent)
{
    CLI::App* command = (parent ? parent : &app_)->add_subcommand(std::move(name), std::move(help));
    command->footer("Example: " + std::move(example));
    return *command;
}

void CommandLine::take_data(CLI::App& command, std::string& data)
{
    command.add_option("--data", data, "Folder that everything is kept in")
        ->envname("CANDOR_DATA")
        ->capture_default_str();
}

void CommandLine::add_serve()
{
    CLI::App& command = add("serve", "Serves the application",
        "candor serve --data /var/lib/candor --listen 0.0.0.0:8080");
    for (const app::Setting& setting : app::settings())
        command.add_option_function<std::string>(
            fmt::format("--{}", setting.name),
            [this, name = setting.name](
                const std::string& value) { serve_flags_[std::string(name)] = value; },
            fmt::format(
                "{} (default {})", setting.help, setting.value.empty() ? "none" : setting.value));
    command.add_option("--config", config_file_, "TOML file with any of these settings")
        ->envname("CANDOR_CONFIG");
    command.add_flag(
        "--print-config", prints_config_, "Shows what is in force, and where it comes from");
    command.callback([this] {
        chosen_ = [this]() -> Result<ExitCode> {
            const app::Config config = TRY(app::configure(serve_flags_, config_file_));
            if (!prints_config_)
                return serve(config, std::cout);
            std::cout << app::describe(config);
            return ExitCode::Done;
        };
    });
}

void CommandLine::add_init()
{
    CLI::App& command = add("init", "Makes a data folder", "candor init --data ./data --sample");
    take_data(command, init_.data);
    command.add_flag("--sample", init_.with_sample,
        "Fills it with a sample workspace, and prints how to sign in");
    command.callback([this] { chosen_ = [this] { return init(init_, std::cout); }; });
}

void CommandLine::add_import()
{
    CLI::App& command = add("import", "Makes reviews of post-mortems in Markdown",
        "candor import --dry-run --json old/2024-*.md");
    take_data(command, import_.data);
    command.add_option("FILE", import_.files, "Markdown files")->required();
    command.add_flag("--dry-run", import_.is_dry_run, "Writes nothing; shows what was recognised");
    command.add_flag("--json", import_.as_json, "Answers in JSON, a line a file");
    command.callback([this] { chosen_ = [this] { return import(import_, std::cout); }; });
}

void CommandLine::add_export()
{
    CLI::App& command = add("export", "Writes a review to standard output",
        "candor export PM-14 --format html > pm-14.html");
    take_data(command, export_.data);
    command.add_option("REVIEW", export_.review, "Its number, like PM-14 or 14")->required();
    command.add_option("--format", export_.format, "markdown, html or json")
        ->check(CLI::IsMember({"markdown", "html", "json"}))
        ->capture_default_str();
    command.callback([this] { chosen_ = [this] { return export_review(export_, std::cout); }; });
}

void CommandLine::add_lint()
{
    CLI::App& command = add("lint", "Says what the coach hears in a text",
        "candor lint --fail-on warning docs/postmortems/*.md");
    command.add_option("FILE", lint_.files, "Markdown files; - is standard input");
    command.add_option("--off", lint_.rules_off, "Names of rules that are not to speak");
    static const std::map<std::string, FailOn> kinds{
        {"never", FailOn::Never}, {"advice", FailOn::Advice}, {"warning", FailOn::Warning}};
    command
        .add_option("--fail-on", lint_.fail_on,
            "Ends with 1 if there is a finding of this severity or a graver one")
        ->transform(CLI::CheckedTransformer(kinds))
        ->option_text("never|advice|warning");
    auto* as_json = command.add_flag_callback(
        "--json", [this] { lint_.form = LintForm::Json; }, "Answers in JSON, a line a file");
    command
        .add_flag_callback(
            "--jsonl", [this] { lint_.form = LintForm::JsonLines; },
            "Reads {\"id\",\"part\",\"text\"} a line, writes {\"id\",\"findings\"} a line")
        ->excludes(as_json);
    command.callback([this] { chosen_ = [this] { return lint(lint_, std::cin, std::cout); }; });
}

void CommandLine::add_accounts()
{
    CLI::App& group = add("user", "Adds accounts and resets passwords",
        "candor user add --name Ada --email ada@example.org");
    group.require_subcommand(1);
    CLI::App& added = add("add", "Adds an account, and prints its first password",
        "candor user add --name Ada --email ada@example.org --administrator", &group);
    take_data(added, user_.data);
    added.add_option("--name", user_.name, "The person's name")->required();
    added.add_option("--email", user_.email, "What they sign in with")->required();
    added.add_option(
        "--workspace", user_.workspace_name, "Name of the workspace, if this is its first account");
    added.add_flag("--administrator", user_.is_administrator,
        "May change settings and accounts; the first account may always");
    added.callback([this] { chosen_ = [this] { return add_user(user_, std::cout); }; });
    CLI::App& reset = add("reset-password", "Gives an account a new first password, and prints it",
        "candor user reset-password --email ada@example.org", &group);
    take_data(reset, user_.data);
    reset.add_option("--email", user_.email, "What they sign in with")->required();
    reset.callback([this] { chosen_ = [this] { return reset_password(user_, std::cout); }; });
}

void CommandLine::add_keeping()
{
    CLI::App& kept =
        add("backup", "Writes a whole copy of the data into a file, also while a server runs",
            "candor backup /backup/candor-monday.db");
    take_data(kept, data_);
    kept.add_option("FILE", file_, "A file that does not exist yet")->required();
    kept.callback([this] { chosen_ = [this] { return backup(data_, file_, std::cout); }; });
    CLI::App& restored =
        add("restore", "Puts a backup in the place of the data, which is kept beside it",
            "candor restore /backup/candor-monday.db");
    take_data(restored, data_);
    restored.add_option("FILE", file_, "What candor backup wrote")
        ->required()
        ->check(CLI::ExistingFile);
    restored.callback([this] { chosen_ = [this] { return restore(data_, file_, std::cout); }; });
}

void CommandLine::add_describing()
{
    add("routes", "Lists every door of the server", "candor routes").callback([this] {
        chosen_ = [] { return routes(std::cout); };
    });
    add("openapi", "Writes the OpenAPI 3.1 document of the API", "candor openapi > openapi.json")
        .callback([this] { chosen_ = [] { return openapi(std::cout); }; });
    add("version", "Says which version this is", "candor version").callback([this] {
        chosen_ = []() -> Result<ExitCode> {
            std::cout << "candor " << app::version << '\n';
            return ExitCode::Done;
        };
    });
}

int CommandLine::run(int argc, char** argv)
{
    try {
        app_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const bool asked_for_help = error.get_exit_code() == 0;
        app_.exit(error);
        return asked_for_help ? 0 : static_cast<int>(ExitCode::Invalid);
    }
    const Result<ExitCode> done = chosen_();
    if (done)
        return static_cast<int>(*done);
    std::cerr << "candor: " << done.error().message << '\n';
    return static_cast<int>(exit_code_for(done.error().kind));
}

} // namespace

int run(int argc, char** argv) { return CommandLine().run(argc, argv); }

ExitCode exit_code_for(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Invalid:
        return ExitCode::Invalid;
    case ErrorKind::Forbidden:
        return ExitCode::Forbidden;
    case ErrorKind::NotFound:
        return ExitCode::NotFound;
    case ErrorKind::Conflict:
        return ExitCode::Conflict;
    case ErrorKind::Unavailable:
        return ExitCode::Unavailable;
    }
    broken_promise("an error has one of five kinds", __FILE__, __LINE__);
}

} // namespace candor::cli
