#include "accounts/account_store.h"
#include "app/accounts_desk.h"
#include "app/data_folder.h"
#include "app/sample.h"
#include "cli/commands.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

namespace candor::cli {

using app::DataFolder;

Result<ExitCode> init(const InitOptions& options, std::ostream& out)
{
    DataFolder folder = TRY(DataFolder::open(options.place, DataFolder::Use::Make));
    if (!options.with_sample) {
        fmt::print(out, "{} is ready; candor serve --data {} opens it\n", options.place.folder,
            options.place.folder);
        return ExitCode::Done;
    }
    const app::SampleAccount account = TRY(app::fill_with_sample(folder.database()));
    TRY(folder.keep_sign_in(
        fmt::format("Sign in as {} with the password {}\n", account.email, account.password)));
    fmt::print(out, "{} holds a sample workspace\n", options.place.folder);
    return ExitCode::Done;
}

Result<ExitCode> add_user(const UserOptions& options, std::ostream& out)
{
    DataFolder folder = TRY(DataFolder::open(options.place, DataFolder::Use::Make));
    const auto role = value_named<accounts::Role>(options.role);
    ENSURE(role); // The command line lets nothing else through.
    const accounts::Person person{.name = options.name, .email = options.email, .access = *role};
    const app::NewAccount account =
        TRY(app::add_account(folder.database(), person, options.workspace_name));
    fmt::print(out, "{} signs in as {} with the password {}\n", account.person.name,
        account.person.email, account.password);
    return ExitCode::Done;
}

Result<ExitCode> reset_password(const UserOptions& options, std::ostream& out)
{
    DataFolder folder = TRY(DataFolder::open(options.place, DataFolder::Use::Visit));
    const app::NewAccount account = TRY(app::reset_password(folder.database(), options.email));
    fmt::print(out, "{} signs in as {} with the password {}, and is signed out everywhere\n",
        account.person.name, account.person.email, account.password);
    return ExitCode::Done;
}

Result<ExitCode> reset_second_factor(const UserOptions& options, std::ostream& out)
{
    DataFolder folder = TRY(DataFolder::open(options.place, DataFolder::Use::Visit));
    const auto person = TRY(app::reset_second_factor(folder.database(), options.email));
    fmt::print(out, "{} signs in without a second factor\n", person.name);
    return ExitCode::Done;
}

} // namespace candor::cli
