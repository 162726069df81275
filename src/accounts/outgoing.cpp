#include "accounts/outgoing.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <memory>

namespace candor::accounts {

namespace {

std::size_t take(const char* bytes, std::size_t size, std::size_t count, void* into)
{
    auto& body = *static_cast<std::string*>(into);
    if (body.size() + size * count > outgoing_bytes_max)
        return 0; // Which ends the transfer.
    body.append(bytes, size * count);
    return size * count;
}

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Lines = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

Lines lines_of(const std::vector<std::string>& headers)
{
    curl_slist* lines = nullptr;
    for (const std::string& header : headers)
        lines = curl_slist_append(lines, header.c_str());
    return {lines, &curl_slist_free_all};
}

void bound(CURL* curl)
{
    constexpr long millis =
        std::chrono::duration_cast<std::chrono::milliseconds>(outgoing_seconds_max).count();
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, millis);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, millis);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L); // There are threads.
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
}

} // namespace

Result<OutgoingAnswer> ask_outside(const OutgoingRequest& request)
{
    static const CURLcode is_ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    const Handle curl(is_ready == CURLE_OK ? curl_easy_init() : nullptr, &curl_easy_cleanup);
    if (!curl)
        return unavailable("there is no memory left to ask another server");
    const Lines lines = lines_of(request.headers);
    OutgoingAnswer answer;
    bound(curl.get());
    curl_easy_setopt(curl.get(), CURLOPT_URL, request.address.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, lines.get());
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &take);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer.body);
    if (!request.form.empty()) {
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(request.form.size()));
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, request.form.c_str());
    }
    if (const CURLcode code = curl_easy_perform(curl.get()); code != CURLE_OK)
        return unavailable(
            fmt::format("{} did not answer: {}", request.address, curl_easy_strerror(code)));
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &answer.status);
    return answer;
}

std::string form_escaped(std::string_view text)
{
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string escaped;
    for (const char c : text)
        if (plain.contains(c))
            escaped += c;
        else
            escaped += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    return escaped;
}

} // namespace candor::accounts
