#pragma once

#include "accounts/oidc.h"
#include "app/data_folder.h"
#include "base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace candor::app {

/// Where a setting's value came from; what is named first wins.
enum class Origin { Flag, Environment, File, Default };

struct Setting {
    std::string_view
        name; ///< `listen`: the flag is `--listen`, the variable `CANDOR_LISTEN`, the TOML key `listen`.
    std::string_view help;
    std::string value;
    Origin origin = Origin::Default;
};

/// What is in force for this run.
struct Config {
    Place place;
    std::string address;
    std::uint16_t port = 0;
    std::string public_url;
    std::vector<std::string> trusted_proxies;
    std::vector<std::string> metrics_readers;
    int threads = 0; ///< 0: one a core.
    std::string log_format;
    bool has_passwords = true;
    accounts::OidcSettings oidc;
    std::vector<Setting> settings; ///< All of the above, as they were given.
};

/// Every setting with its default, in the order of the help.
std::vector<Setting> settings();

/// `trusted-proxies` is `CANDOR_TRUSTED_PROXIES` in the environment.
std::string variable_for(std::string_view name);

/// Flags first, then `CANDOR_…` variables, then the TOML file (if any is named), then the defaults.
/// `NotFound` without the file, `Invalid` with the setting's name for a value that makes no sense, or
/// for a setting that nobody knows.
Result<Config> configure(const std::map<std::string, std::string, std::less<>>& flags,
    const std::string& file);

/// Each setting with its value and where it came from, a line each.
std::string describe(const Config& config);

} // namespace candor::app
