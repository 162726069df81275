#include "app/data_folder.h"
#include "app/house.h"
#include "app/serving.h"
#include "cli/commands.h"

#include <fmt/ostream.h>

namespace candor::cli {

Result<ExitCode> serve(const app::Config& config, std::ostream& out)
{
    auto data = TRY(app::DataFolder::open(config.data, app::DataFolder::Use::Serve));
    const SystemClock clock;
    const bool is_secure = config.public_url.starts_with("https://");
    app::House house(
        data.database(), clock, {.cookie_is_secure = is_secure, .uploads = data.uploads()});
    TRY(app::serve(config, house, [&](std::uint16_t port) {
        fmt::print(out, "candor is at {}\n",
            config.public_url.empty() ? fmt::format("http://{}:{}", config.address, port)
                                      : config.public_url);
        out << data.sign_in() << std::flush;
    }));
    return ExitCode::Done;
}

} // namespace candor::cli
