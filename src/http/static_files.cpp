// Files below /assets/ have a hash of their content in their name: who has one need not ask for it
// again. Everything else is asked for each time, and who has it is answered with 304. The start page cannot be kept:
// each time it is given, it carries a new nonce, with which the editor may add its style sheets.

#include "http/static_files.h"

#include "base/id.h"

#include <fmt/format.h>

namespace candor::http {

namespace {

constexpr std::string_view assets_folder = "/assets/";
constexpr std::string_view start_page_path = "/index.html";

std::string_view type_of(std::string_view path)
{
    static constexpr std::pair<std::string_view, std::string_view> types[] = {
        {".css", "text/css"},
        {".html", "text/html"},
        {".ico", "image/x-icon"},
        {".js", "text/javascript"},
        {".json", "application/json"},
        {".png", "image/png"},
        {".svg", "image/svg+xml"},
        {".txt", "text/plain"},
        {".webmanifest", "application/manifest+json"},
        {".woff2", "font/woff2"},
    };
    for (const auto& [ending, type] : types)
        if (path.ends_with(ending))
            return type;
    return "application/octet-stream";
}

Reply reply_for(const StaticFile& file)
{
    Reply reply{.type = std::string(type_of(file.path)),
        .content = std::make_shared<const Content>(
            Content{std::string(file.plain), std::string(file.gzip), std::string(file.brotli)}),
        .etag = fmt::format("\"{}\"", digest(file.plain))};
    if (file.path.starts_with(assets_folder))
        reply.headers = {{"Cache-Control", "public, max-age=31536000, immutable"}};
    return reply;
}

Reply nothing_here() { return error_reply(404, "not_found", "there is nothing at this address"); }

/// Whether it names a file rather than a page: then the start page would be a wrong answer.
bool names_file(std::string_view path)
{
    return path.substr(path.rfind('/') + 1).find('.') != std::string_view::npos;
}

Door door_at(std::string_view path, std::string_view summary)
{
    return {
        .path = path, .access = Access::Anyone, .summary = summary, .duration = Duration::Brief};
}

} // namespace

StaticFiles::StaticFiles(std::span<const StaticFile> files)
{
    for (const StaticFile& file : files)
        if (file.path == start_page_path)
            start_page_ = file.plain;
        else
            replies_.emplace(file.path, reply_for(file));
}

void StaticFiles::add_routes(Router& router) const
{
    const auto give_page = [this](const Request& request) { return page(request); };
    router.add({door_at("/assets/{name...}", "A part of the web application"),
        [this](const Request& request) { return asset(request); }});
    router.add({door_at("/", "The web application"), give_page});
    router.add({door_at("/{page...}", "The web application, at one of its pages"), give_page});
}

Reply StaticFiles::asset(const Request& request) const
{
    const auto found = replies_.find(request.path);
    return found == replies_.end() ? nothing_here() : found->second;
}

Reply StaticFiles::page(const Request& request) const
{
    const auto found = replies_.find(request.path);
    if (found != replies_.end())
        return found->second;
    if (request.path.starts_with("/api/") || names_file(request.path))
        return nothing_here();
    if (start_page_.empty())
        return error_reply(
            404, "not_found", "this program was built without its pages; only /api/v1 answers");
    return start_page();
}

Reply StaticFiles::start_page() const
{
    const std::string nonce = random_token(16);
    std::string text = start_page_;
    const std::size_t place = text.find(nonce_placeholder);
    if (place != std::string::npos)
        text.replace(place, nonce_placeholder.size(), nonce);
    Reply reply = Reply::of(200, "text/html", std::move(text));
    reply.headers = {{"Content-Security-Policy", content_policy(nonce)}};
    return reply;
}

} // namespace candor::http
