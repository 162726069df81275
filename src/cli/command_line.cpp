#include "cli/command_line.h"

#include "app/version.h"
#include "cli/commands.h"
#include "cli/passphrase.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <iostream>

namespace candor::cli {

namespace {

constexpr std::string_view exit_codes =
    "Exit codes: 0 done, 1 lint found what --fail-on names or the audit a break, 2 the input makes "
    "no\n"
    "sense, 3 not allowed, 4 not found, 5 in conflict with what is there, 6 something the program "
    "needs did not answer.";

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
    void add_moving();
    void take_passphrase(CLI::App& command);
    void add_audit();
    void add_describing();

    void take_config(CLI::App& command);
    void take_setting(CLI::App& command, const app::Setting& setting);

    /// Has a command that opens the data run `act` on the folder that flag, environment or file name.
    template <class Options>
    void on_data(CLI::App& command,
        Options& options,
        Result<ExitCode> (*act)(const Options&, std::ostream&));

    Result<ExitCode> run_serve() const;
    std::string complaint(const CLI::ParseError& error) const;

    CLI::App app_{"Candor: where a team learns from failure", "candor"};
    Command chosen_;
    Flags flags_;
    std::string config_file_;
    bool prints_config_ = false;
    bool prints_access_ = false;
    InitOptions init_;
    ImportOptions import_;
    ExportOptions export_;
    LintOptions lint_;
    UserOptions user_;
    KeepingOptions keeping_;
    MoveOptions move_;
    AuditOptions audit_;
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
    add_moving();
    add_audit();
    add_describing();
}

CLI::App&
CommandLine::add(std::string name, std::string help, std::string example, CLI::App* parent)
{
    CLI::App* command = (parent ? parent : &app_)->add_subcommand(std::move(name), std::move(help));
    command->footer("Example: " + std::move(example));
    return *command;
}

void CommandLine::take_config(CLI::App& command)
{
    command.add_option("--config", config_file_, "TOML file with settings")
        ->envname("CANDOR_CONFIG");
}

void CommandLine::take_setting(CLI::App& command, const app::Setting& setting)
{
    command.add_option_function<std::string>(
        fmt::format("--{}", setting.name),
        [this, name = std::string(setting.name)](
            const std::string& value) { flags_[name] = value; },
        fmt::format("{} (default {}; {})", setting.help,
            setting.value.empty() ? "none" : setting.value, app::variable_for(setting.name)));
}

template <class Options>
void CommandLine::on_data(CLI::App& command,
    Options& options,
    Result<ExitCode> (*act)(const Options&, std::ostream&))
{
    for (const app::Setting& setting : app::settings())
        if (setting.name == "data" || setting.name == "database")
            take_setting(command, setting);
    take_config(command);
    command.callback([this, &options, act] {
        chosen_ = [this, &options, act]() -> Result<ExitCode> {
            options.place = TRY(app::configure(flags_, config_file_)).place;
            return act(options, std::cout);
        };
    });
}

void CommandLine::add_serve()
{
    CLI::App& command = add("serve", "Serves the application",
        "candor serve --data /var/lib/candor --listen 0.0.0.0:8080");
    for (const app::Setting& setting : app::settings())
        take_setting(command, setting);
    take_config(command);
    command.add_flag(
        "--print-config", prints_config_, "Shows what is in force, and where it comes from");
    command.callback([this] { chosen_ = [this] { return run_serve(); }; });
}

Result<ExitCode> CommandLine::run_serve() const
{
    const app::Config config = TRY(app::configure(flags_, config_file_));
    if (!prints_config_)
        return serve(config, std::cout);
    std::cout << app::describe(config);
    return ExitCode::Done;
}

void CommandLine::add_init()
{
    CLI::App& command = add("init", "Makes a data folder", "candor init --data ./data --sample");
    command.add_flag("--sample", init_.with_sample,
        "Fills it with a sample workspace, and prints how to sign in");
    on_data(command, init_, init);
}

void CommandLine::add_import()
{
    CLI::App& command = add("import", "Makes reviews of post-mortems in Markdown",
        "candor import --dry-run --json old/2024-*.md");
    command.add_option("FILE", import_.files, "Markdown files")->required();
    command.add_flag("--dry-run", import_.is_dry_run, "Writes nothing; shows what was recognised");
    command.add_flag("--json", import_.as_json, "Answers in JSON, a line a file");
    on_data(command, import_, import);
}

void CommandLine::add_export()
{
    CLI::App& command = add("export", "Writes a review to standard output",
        "candor export PM-14 --format html > pm-14.html");
    command.add_option("REVIEW", export_.review, "Its number, like PM-14 or 14")->required();
    command.add_option("--format", export_.format, "markdown, html or json")
        ->check(CLI::IsMember({"markdown", "html", "json"}))
        ->capture_default_str();
    command.add_option("--layers", export_.layers, "facts, or facts,statements, which is all")
        ->check(CLI::IsMember({"facts", "facts,statements"}))
        ->capture_default_str();
    on_data(command, export_, export_review);
}

void CommandLine::add_lint()
{
    CLI::App& command = add("lint", "Says what the coach hears in a text",
        "candor lint --fail-on warning docs/postmortems/*.md");
    command.add_option("FILE", lint_.files, "Markdown files; - is standard input");
    command.add_option("--off", lint_.rules_off, "Names of rules that are not to speak");
    static const std::map<std::string, FailOn> severities{
        {"never", FailOn::Never}, {"advice", FailOn::Advice}, {"warning", FailOn::Warning}};
    command
        .add_option_function<std::string>(
            "--fail-on",
            [this](const std::string& severity) { lint_.fail_on = severities.at(severity); },
            "Ends with 1 if there is a finding of this severity or a graver one (default never)")
        ->check(CLI::IsMember({"never", "advice", "warning"}))
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
    added.add_option("--name", user_.name, "The person's name")->required();
    added.add_option("--email", user_.email, "What they sign in with")->required();
    added.add_option(
        "--workspace", user_.workspace_name, "Name of the workspace, if this is its first account");
    const std::vector<std::string> roles{"guest", "reader", "member", "administrator", "owner"};
    added
        .add_option("--role", user_.role,
            "What they may do; the first account is the owner, whatever this says")
        ->check(CLI::IsMember(roles))
        ->capture_default_str();
    added.add_flag_callback(
        "--administrator", [this] { user_.role = "administrator"; },
        "The same as --role administrator");
    on_data(added, user_, add_user);
    CLI::App& reset = add("reset-password", "Gives an account a new first password, and prints it",
        "candor user reset-password --email ada@example.org", &group);
    reset.add_option("--email", user_.email, "What they sign in with")->required();
    on_data(reset, user_, reset_password);
    CLI::App& second = add("reset-second-factor",
        "Switches the second factor of an account off, for who has lost it",
        "candor user reset-second-factor --email ada@example.org", &group);
    second.add_option("--email", user_.email, "What they sign in with")->required();
    on_data(second, user_, reset_second_factor);
}

void CommandLine::take_passphrase(CLI::App& command)
{
    command.add_option("--passphrase-file", keeping_.passphrase_file,
        fmt::format(
            "File with the passphrase of an encrypted backup (or {})", passphrase_variable));
}

void CommandLine::add_keeping()
{
    CLI::App& kept =
        add("backup", "Writes a whole copy of the data into a file, also while servers run",
            "candor backup --encrypt /backup/monday.candor");
    kept.add_option("FILE", keeping_.file, "A file that does not exist yet")->required();
    kept.add_flag("--encrypt", keeping_.is_encrypted, "Asks for a passphrase at the terminal");
    take_passphrase(kept);
    on_data(kept, keeping_, backup);
    CLI::App& restored = add("restore",
        "Puts a backup in the place of the data, which is kept beside it; or into an empty "
        "database",
        "candor restore /backup/monday.candor");
    restored.add_option("FILE", keeping_.file, "What candor backup wrote")->required();
    take_passphrase(restored);
    on_data(restored, keeping_, restore);
    CLI::App& described =
        add("manifest", "Checks a backup, and says what it holds, without its content",
            "candor manifest /backup/monday.candor");
    described.add_option("FILE", keeping_.file, "What candor backup wrote")->required();
    described.add_flag("--json", keeping_.as_json, "Answers in JSON");
    take_passphrase(described);
    described.callback([this] { chosen_ = [this] { return manifest(keeping_, std::cout); }; });
}

void CommandLine::add_moving()
{
    CLI::App& command =
        add("move", "Carries what is kept from one database to another, and compares the two",
            "candor move --from sqlite:/var/lib/candor --to postgresql://candor@db/candor");
    command
        .add_option("--from", move_.from, "sqlite:FOLDER or postgresql://…, which stays as it is")
        ->required();
    command
        .add_option("--to", move_.to,
            "The same, with nothing in it; or what a move that was broken off has begun")
        ->required();
    command.add_option("--workspace", move_.workspace, "Id or name of the only one to carry");
    command.add_flag(
        "--compare", move_.only_compares, "Carries nothing; only says whether both hold the same");
    command.callback([this] { chosen_ = [this] { return cli::move(move_, std::cout); }; });
}

void CommandLine::add_audit()
{
    CLI::App& group = add("audit", "Looks over the record of who did what",
        "candor audit verify --data /var/lib/candor");
    group.require_subcommand(1);
    CLI::App& verified = add("verify",
        "Says whether every change is as it was recorded, and prints a hash to keep elsewhere",
        "candor audit verify --kept \"$(cat kept-hash)\"", &group);
    verified.add_option("--kept", audit_.kept, "A hash that an earlier run printed");
    on_data(verified, audit_, audit_verify);
    CLI::App& exported =
        add("export", "Writes every change to standard output, a line of JSON each",
            "candor audit export > changes.jsonl", &group);
    on_data(exported, audit_, audit_export);
}

void CommandLine::add_describing()
{
    CLI::App& doors = add("routes", "Lists every door of the server", "candor routes --access");
    doors.add_flag("--access", prints_access_, "Says instead who may do what behind them");
    doors.callback([this] {
        chosen_ = [this] { return prints_access_ ? access_tables(std::cout) : routes(std::cout); };
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

std::string CommandLine::complaint(const CLI::ParseError& error) const
{
    const CLI::App* command = &app_;
    std::string name = "candor";
    for (; !command->get_subcommands().empty(); name += " " + command->get_name())
        command = command->get_subcommands().front();
    const std::vector<std::string> rest = app_.remaining(true);
    const bool lacks_command = command->get_require_subcommand_min() > 0;
    const std::string what = !lacks_command ? error.what()
                             : rest.empty()
                                 ? fmt::format("{} needs the name of a command", name)
                                 : fmt::format("{} has no command {}", name, rest.front());
    return fmt::format("{}; {} --help lists what there is", what, name);
}

int CommandLine::run(int argc, char** argv)
{
    try {
        app_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0)
            return app_.exit(error); // Somebody asked for help.
        std::cerr << "candor: " << complaint(error) << '\n';
        return static_cast<int>(ExitCode::Invalid);
    }
    Result<ExitCode> done = chosen_();
    if (done && !std::cout.flush())
        done = unavailable("cannot write what there is to say; is the disk full?");
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
