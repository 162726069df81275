#include "evidence/evidence.h"

#include "base/utf8.h"
#include "evidence/message.h"

#include <fmt/format.h>

namespace candor::evidence {

namespace {

Result<void> check_size(std::string_view field, std::string_view value, std::size_t bytes_max)
{
    if (value.size() > bytes_max)
        return invalid(
            std::string(field), fmt::format("{} is longer than {} bytes", field, bytes_max));
    return {};
}

bool is_web_address(std::string_view link)
{
    return link.starts_with("https://") || link.starts_with("http://");
}

} // namespace

Result<void> check(const Evidence& evidence)
{
    if (!is_uuid(evidence.id.text))
        return invalid("id", "a record of evidence needs an id");
    if (trimmed(evidence.text).empty() && trimmed(evidence.raw).empty())
        return invalid("text", "a record of evidence says something");
    if (!evidence.link.empty() && !is_web_address(evidence.link))
        return invalid("link", "the link must begin with https:// or http://");
    for (const auto& [field, value, bytes_max] : {
             std::tuple{"text", std::string_view(evidence.text), evidence_text_bytes_max},
             std::tuple{"raw", std::string_view(evidence.raw), evidence_raw_bytes_max},
             std::tuple{"author", std::string_view(evidence.author), evidence_short_bytes_max},
             std::tuple{
                 "source_key", std::string_view(evidence.source_key), evidence_short_bytes_max},
             std::tuple{"link", std::string_view(evidence.link), evidence_link_bytes_max},
         })
        if (Result<void> sized = check_size(field, value, bytes_max); !sized)
            return sized;
    return {};
}

Evidence evidence_of(const Message& message, EvidenceId id, std::string_view workspace_address)
{
    Evidence evidence{.id = std::move(id),
        .source = SourceKind::Slack,
        .source_key = message.key,
        .author = message.author,
        .at = message.at,
        .text = message.text,
        .raw = message.raw};
    if (!workspace_address.empty())
        evidence.link = fmt::format("{}/archives/{}", workspace_address, message.key);
    return evidence;
}

} // namespace candor::evidence
