#include "app/config.h"

#include "base/utf8.h"
#include "http/proxies.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <regex>
#include <sstream>
#include <toml++/toml.h>

namespace candor::app {

namespace {

std::string_view words_for(Origin origin)
{
    switch (origin) {
    case Origin::Flag:
        return "flag";
    case Origin::Environment:
        return "environment";
    case Origin::File:
        return "file";
    case Origin::Default:
        return "default";
    }
    broken_promise("an origin is one of four", __FILE__, __LINE__);
}

/// As a flag would have it: a list has commas.
std::string text_of(const toml::node& node)
{
    if (const auto* string = node.as_string())
        return string->get();
    std::ostringstream text;
    if (const auto* list = node.as_array())
        for (const toml::node& entry : *list)
            text << (text.str().empty() ? "" : ",") << text_of(entry);
    else
        text << toml::node_view<const toml::node>(node);
    return text.str();
}

/// The file's keys and their values as text.
Result<std::map<std::string, std::string, std::less<>>> read_file(const std::string& path)
{
    std::map<std::string, std::string, std::less<>> values;
    if (path.empty())
        return values;
    std::error_code unknown;
    if (!std::filesystem::is_regular_file(path, unknown))
        return not_found(fmt::format("there is no settings file {}", path));
    try {
        const toml::table table = toml::parse_file(path);
        for (const auto& [key, node] : table)
            values.emplace(std::string(key.str()), text_of(node));
    } catch (const toml::parse_error& error) {
        return invalid("config",
            fmt::format("{} line {}: {}", path, error.source().begin.line, error.description()));
    }
    return values;
}

template <class Number>
Result<Number> number_in(const Setting& setting, Number min, Number max)
{
    Number number = 0;
    const std::string& text = setting.value;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < min || number > max)
        return invalid(std::string(setting.name),
            fmt::format("{} is a number from {} to {}, not \"{}\"", setting.name, min, max, text));
    return number;
}

Result<void> read_listen(const Setting& setting, Config& config)
{
    const std::size_t colon = setting.value.rfind(':');
    if (colon == std::string::npos)
        return invalid("listen", "listen is an address and a port, like 127.0.0.1:8080 or [::1]:0");
    config.address = setting.value.substr(0, colon);
    if (config.address.starts_with('[') && config.address.ends_with(']'))
        config.address = config.address.substr(1, config.address.size() - 2);
    const Setting port{"listen", "", setting.value.substr(colon + 1)};
    config.port = TRY(number_in<std::uint16_t>(port, 0, 65535));
    return {};
}

std::vector<std::string> list_in(std::string_view text)
{
    std::vector<std::string> list;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        if (const std::string_view entry = trimmed(text.substr(0, end)); !entry.empty())
            list.emplace_back(entry);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return list;
}

Result<bool> is_on(const Setting& setting)
{
    if (setting.value != "on" && setting.value != "off")
        return invalid(std::string(setting.name), fmt::format("{} is on or off", setting.name));
    return setting.value == "on";
}

/// A secret that stands in a file is read by who may read the file, and by no list of processes.
Result<std::string> read_secret(const std::string& secret, const std::string& path)
{
    if (path.empty())
        return secret;
    std::ifstream file(path);
    std::string line;
    if (!secret.empty() || !std::getline(file, line) || trimmed(line).empty())
        return invalid("oidc-client-secret-file",
            secret.empty() ? path + " holds no secret in its first line"
                           : "give the client's secret or its file, not both");
    return std::string(trimmed(line));
}

Result<std::optional<accounts::Role>> default_role(const std::string& text)
{
    using accounts::Role;
    const auto role = value_named<Role>(text);
    if (text == "none")
        return std::optional<Role>();
    if (!role || *role == Role::Anyone || *role >= Role::Administrator)
        return invalid("oidc-default-role", "oidc-default-role is guest, reader, member or none");
    return role;
}

std::string without_slash(std::string address)
{
    while (address.ends_with('/'))
        address.pop_back();
    return address;
}

Result<accounts::OidcSettings> read_oidc(const std::vector<Setting>& settings,
    const std::string& public_url)
{
    const auto value = [&](std::string_view name) -> const std::string& {
        return std::ranges::find(settings, name, &Setting::name)->value;
    };
    accounts::OidcSettings oidc{.issuer = value("oidc-issuer")};
    if (!oidc.is_there())
        return oidc;
    if (!oidc.issuer.starts_with("https://") && !oidc.issuer.starts_with("http://"))
        return invalid("oidc-issuer", "oidc-issuer begins with https:// (or http://, to try it)");
    if (public_url.empty())
        return invalid("public-url",
            "with an oidc-issuer, public-url has to say where the provider leads people back to");
    oidc.client_id = value("oidc-client-id");
    if (oidc.client_id.empty())
        return invalid("oidc-client-id", "oidc-client-id is what the provider knows Candor by");
    oidc.client_secret =
        TRY(read_secret(value("oidc-client-secret"), value("oidc-client-secret-file")));
    oidc.name = value("oidc-name");
    oidc.scopes = value("oidc-scopes");
    oidc.groups_claim = value("oidc-groups-claim");
    oidc.roles = TRY(accounts::roles_in(value("oidc-roles")));
    oidc.default_role = TRY(default_role(value("oidc-default-role")));
    oidc.our_address = without_slash(public_url);
    return oidc;
}

Result<Config> read_settings(std::vector<Setting> settings)
{
    Config config;
    const auto setting = [&](std::string_view name) -> const Setting& {
        return *std::ranges::find(settings, name, &Setting::name);
    };
    config.place = {setting("data").value, setting("database").value};
    if (const std::string& address = config.place.database; !address.empty()
                                                            && !address.starts_with("postgresql://")
                                                            && !address.starts_with("postgres://"))
        return invalid("database",
            "database is the address of a PostgreSQL database, like postgresql://host/candor");
    TRY(read_listen(setting("listen"), config));
    config.public_url = setting("public-url").value;
    if (!config.public_url.empty() && !config.public_url.starts_with("http://")
        && !config.public_url.starts_with("https://"))
        return invalid("public-url", "public-url begins with http:// or https://");
    config.trusted_proxies = list_in(setting("trusted-proxies").value);
    TRY(http::Proxies::named(config.trusted_proxies));
    config.metrics_readers = list_in(setting("metrics-readers").value);
    TRY(http::Networks::named("metrics-readers", config.metrics_readers));
    config.threads = TRY(number_in(setting("threads"), 0, 256));
    config.log_format = setting("log-format").value;
    if (config.log_format != "auto" && config.log_format != "json" && config.log_format != "text")
        return invalid("log-format", "log-format is auto, json or text");
    config.has_passwords = TRY(is_on(setting("passwords")));
    config.oidc = TRY(read_oidc(settings, config.public_url));
    if (!config.has_passwords && !config.oidc.is_there())
        return invalid("passwords", "without passwords there has to be an oidc-issuer");
    config.settings = std::move(settings);
    return config;
}

} // namespace

std::string variable_for(std::string_view name)
{
    std::string variable = "CANDOR_";
    for (const char c : name)
        variable += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return variable;
}

std::vector<Setting> settings()
{
    return {
        {"data", "Folder that everything is kept in", "./data"},
        {"database", "A PostgreSQL database, as postgresql://…; none is a file in the folder", ""},
        {"listen", "Address and port to listen on; port 0 picks a free one", "127.0.0.1:8080"},
        {"public-url",
            "The address people type, where a proxy stands in front; https makes cookies secure",
            ""},
        {"trusted-proxies", "Addresses of proxies whose X-Forwarded-For is believed, with commas",
            ""},
        {"metrics-readers", "Addresses and networks that /metrics answers, with commas",
            "127.0.0.1,::1"},
        {"threads", "Threads for connections; 0 is one a core", "0"},
        {"passwords", "off where everybody signs in with the provider", "on"},
        {"oidc-issuer", "The OpenID Connect provider that people sign in with, https://…", ""},
        {"oidc-client-id", "What the provider knows Candor by", ""},
        {"oidc-client-secret", "The client's secret, if it has one", ""},
        {"oidc-client-secret-file", "A file with the client's secret in its first line", ""},
        {"oidc-name", "What people call the provider: on the button, after \"with\"",
            "your organisation"},
        {"oidc-scopes", "What is asked for", "openid profile email"},
        {"oidc-groups-claim", "The claim that lists somebody's groups", "groups"},
        {"oidc-roles", "Roles of groups, with commas: staff=member,sre=administrator", ""},
        {"oidc-default-role", "The role of who is in no such group; none lets them not in",
            "member"},
        {"log-format", "json, text, or auto: text where somebody looks on", "auto"},
    };
}

Result<Config> configure(const std::map<std::string, std::string, std::less<>>& flags,
    const std::string& file)
{
    const auto from_file = TRY(read_file(file));
    std::vector<Setting> all = settings();
    for (const auto& [key, value] : from_file)
        if (std::ranges::find(all, key, &Setting::name) == all.end())
            return invalid(key,
                fmt::format(
                    "{} has a setting {} that nobody knows; candor serve --print-config lists them",
                    file, key));
    for (Setting& setting : all) {
        const char* variable = std::getenv(variable_for(setting.name).c_str());
        if (const auto flag = flags.find(setting.name); flag != flags.end())
            std::tie(setting.value, setting.origin) = std::pair(flag->second, Origin::Flag);
        else if (variable)
            std::tie(setting.value, setting.origin) = std::pair(variable, Origin::Environment);
        else if (const auto written = from_file.find(setting.name); written != from_file.end())
            std::tie(setting.value, setting.origin) = std::pair(written->second, Origin::File);
    }
    return read_settings(std::move(all));
}

/// An address without the password that may stand in it.
static std::string without_password(const std::string& address)
{
    static const std::regex password("://([^:@/]*):[^@/]*@");
    return std::regex_replace(address, password, "://$1:…@");
}

static std::string shown(const Setting& setting)
{
    const bool is_secret = setting.name == "oidc-client-secret" && !setting.value.empty();
    return is_secret ? "…" : without_password(setting.value);
}

std::string describe(const Config& config)
{
    std::string text;
    for (const Setting& setting : config.settings)
        text += fmt::format("{:<23} = {:<24} # {}\n", setting.name,
            fmt::format("\"{}\"", shown(setting)), words_for(setting.origin));
    return text;
}

} // namespace candor::app
