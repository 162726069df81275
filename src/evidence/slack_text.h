#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace candor::evidence {

/// Names by id, as a Slack export gives them.
using SlackNames = std::map<std::string, std::string, std::less<>>;

/// Turns the mark-up of Slack into Markdown: `<@U…>` and `<#C…>` into names, `<url|label>` into
/// links, `*bold*` into `**bold**`, `~struck~` into `~~struck~~`, bullets into lists, and the
/// entities into their characters. What is in back-ticks keeps its marks.
std::string
slack_to_markdown(std::string_view text, const SlackNames& users, const SlackNames& channels);

} // namespace candor::evidence
