#pragma once

#include "base/id.h"
#include "base/instant.h"
#include "base/names.h"
#include "base/result.h"

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace candor::evidence {

struct Message;

using EvidenceId = Id<struct EvidenceTag>;

/// Where a record came from. Names are frozen.
enum class SourceKind { Slack, Pasted, Report, Upload };

constexpr auto names_of(SourceKind)
{
    return std::to_array<Named<SourceKind>>({
        {SourceKind::Slack, "slack"},
        {SourceKind::Pasted, "pasted"},
        {SourceKind::Report, "report"},
        {SourceKind::Upload, "upload"},
    });
}

inline constexpr std::size_t evidence_text_bytes_max = 1'048'576;
inline constexpr std::size_t evidence_raw_bytes_max = 4'194'304;
inline constexpr std::size_t evidence_short_bytes_max = 500;
inline constexpr std::size_t evidence_link_bytes_max = 2'048;

/// An immutable record of what was said or seen, that events of a timeline cite.
struct Evidence {
    EvidenceId id;
    SourceKind source = SourceKind::Pasted;
    std::string
        source_key; ///< Names the record at its source: `C05INC001/p1704276240000200`; "" if nothing does.
    std::string author;        ///< As the source names who wrote it; "" if it does not.
    std::optional<Instant> at; ///< None where the record has no time.
    std::string text;          ///< Markdown.
    std::string link;          ///< To the record at its source; "" if there is none.
    std::string raw;           ///< As it came.

    friend bool operator==(const Evidence&, const Evidence&) = default;
};
BOOST_DESCRIBE_STRUCT(Evidence, (), (id, source, source_key, author, at, text, link, raw))

/// `Invalid` with the field if it says nothing, something is too long, or its link is no address
/// that a browser may follow.
Result<void> check(const Evidence& evidence);

/// The record of a message of a chat. `workspace_address` is that of the Slack workspace
/// (`https://acme.slack.com`), for the link; "" if it is not known.
Evidence evidence_of(const Message& message, EvidenceId id, std::string_view workspace_address);

} // namespace candor::evidence
