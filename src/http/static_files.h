#pragma once

#include "http/router.h"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace candor::http {

/// A file of the web application, as it was built into the program: with its compressed forms, or ""
/// where they would not be smaller.
struct StaticFile {
    std::string_view path; ///< `/assets/index-DRpT4hR8.js`
    std::string_view plain;
    std::string_view brotli;
    std::string_view gzip;
};

/// What stands in `index.html` where the nonce of the answer is to be.
inline constexpr std::string_view nonce_placeholder = "__CSP_NONCE__";

/// Serves the web application: its files, and for every other address that a person may type, the one
/// page from which it starts.
class StaticFiles {
public:
    explicit StaticFiles(std::span<const StaticFile> files);

    /// To be called after every other room has added its routes: the last one takes what is left.
    void add_routes(Router& router) const;

private:
    Reply asset(const Request& request) const;
    Reply page(const Request& request) const;
    Reply start_page() const;

    std::map<std::string, Reply, std::less<>> replies_; ///< Ready to be given, by path.
    std::string start_page_;
};

} // namespace candor::http
