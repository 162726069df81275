#include "app/data_folder.h"
#include "app/house.h"
#include "app/serving.h"
#include "cli/commands.h"

#include <fmt/ostream.h>

namespace candor::cli {

Result<ExitCode> serve(const app::Config& config, std::ostream& out)
{
    auto data = TRY(app::DataFolder::open(config.place, app::DataFolder::Use::Serve));
    const SystemClock clock;
    const bool is_secure = config.public_url.starts_with("https://");
    app::House house(data.database(), clock,
        {.cookie_is_secure = is_secure,
            .has_passwords = config.has_passwords,
            .oidc = config.oidc,
            .uploads = data.uploads(),
            .metrics_readers =
                TRY(http::Networks::named("metrics-readers", config.metrics_readers))});
    TRY(app::serve(config, house, [&](std::uint16_t port) {
        const bool is_v6 = config.address.contains(':');
        const auto place =
            fmt::format(fmt::runtime(is_v6 ? "[{}]:{}" : "{}:{}"), config.address, port);
        if (config.public_url.empty())
            fmt::print(out, "candor is at http://{}\n", place);
        else
            fmt::print(out, "candor is at {}, listening on {}\n", config.public_url, place);
        out << data.sign_in() << std::flush;
    }));
    return ExitCode::Done;
}

} // namespace candor::cli
