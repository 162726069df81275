#include "reviews/form_parts.h"

#include "base/utf8.h"
#include "reviews/fixed_words.h"
#include "reviews/form_meta.h"
#include "reviews/form_text.h"
#include "reviews/form_words.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace candor::reviews {

namespace {

using Names = std::span<const std::string_view>;

constexpr std::string_view comment_opening = "<!-- ", comment_closing = " -->";

bool is_fit_for_a_comment(std::string_view prompt)
{
    return !prompt.empty() && !prompt.starts_with('{') && !prompt.contains("--")
           && !prompt.contains('>') && !prompt.contains('\n') && trimmed(prompt) == prompt;
}

/// The keys that a title says by itself.
std::string key_said_by(std::string_view title)
{
    constexpr auto keys = std::to_array<std::string_view>({"summary", "impact", "background",
        "trigger", "detection", "resolution", "lessons", "references"});
    const std::string key = lower_ascii(title);
    return std::ranges::find(keys, key) == keys.end() ? "" : key;
}

std::string not_known_line() { return fmt::format("*{}*", not_known_yet); }

template <class Part>
std::string write_plain(const Part& part, const FormContext& context)
{
    return write_item(Words<Part>::say(part, context), Words<Part>::form);
}

template <>
std::string write_plain(const Section& section, const FormContext&)
{
    std::string out = section.title.empty() ? "##\n" : "## " + section.title + "\n";
    if (is_fit_for_a_comment(section.prompt))
        out.append(comment_opening).append(section.prompt).append(comment_closing).append("\n");
    out += "\n";
    return out + (section.body.empty() ? not_known_line() : guarded(section.body)) + "\n";
}

template <class Part>
Part read_plain(const std::vector<std::string>& lines, const FormContext& context)
{
    return Words<Part>::read(read_item(lines, Words<Part>::form), context);
}

template <>
Section read_plain(const std::vector<std::string>& lines, const FormContext&)
{
    Section section;
    section.title = trimmed(std::string_view(lines.front()).substr(2));
    section.key = key_said_by(section.title);
    std::size_t body = 1;
    const auto is_comment = [&](std::string_view line) {
        return line.starts_with(comment_opening) && line.ends_with(comment_closing)
               && line.size() > comment_opening.size() + comment_closing.size();
    };
    if (body < lines.size() && is_comment(lines[body]) && meta_in(lines[body]).empty()) {
        section.prompt = lines[body].substr(comment_opening.size(),
            lines[body].size() - comment_opening.size() - comment_closing.size());
        ++body;
    }
    section.body = unguarded({lines.begin() + static_cast<std::ptrdiff_t>(body), lines.end()});
    if (section.body == not_known_line())
        section.body.clear();
    return section;
}

/// Where the meta line stands: last in an entry, right under the heading of a section.
template <class Part>
std::size_t meta_place(const std::vector<std::string>& lines)
{
    if constexpr (std::is_same_v<Part, Section>)
        return 1;
    std::size_t last = lines.size();
    while (last > 1 && is_blank(lines[last - 1]))
        --last;
    return last - 1;
}

/// The meta of a part, or "". One that is pushed in further belongs to a text.
template <class Part>
std::string meta_of(const std::vector<std::string>& lines)
{
    const std::size_t place = meta_place<Part>(lines);
    if (place == 0 || place >= lines.size())
        return "";
    const std::string_view line = lines[place];
    const std::size_t indent = std::is_same_v<Part, Section> ? 0 : 2;
    return line.find_first_not_of(' ') == indent ? meta_in(line.substr(indent)) : "";
}

std::vector<std::string> without_blanks(std::vector<std::string> lines)
{
    std::erase_if(lines, is_blank);
    return lines;
}

} // namespace

bool is_section_heading(std::string_view line) { return line == "##" || line.starts_with("## "); }

bool is_list_title(std::string_view title)
{
    constexpr auto titles = std::to_array<std::string_view>(
        {ongoing_title, excludes_title, phases_title, timeline_title, attempts_title,
            surprises_title, factors_title, lessons_title, set_aside_title, actions_title});
    return std::ranges::find(titles, title) != titles.end();
}

std::string guarded(std::string_view body)
{
    std::vector<std::string> lines = lines_of(body);
    for (std::string& line : lines)
        if (is_section_heading(line.substr(std::min(line.find_first_not_of(' '), line.size()))))
            line.insert(0, " ");
    return joined(lines);
}

std::string unguarded(const std::vector<std::string>& lines)
{
    std::vector<std::string> plain = lines;
    for (std::string& line : plain)
        if (line.starts_with(' ')
            && is_section_heading(line.substr(
                line.find_first_not_of(' ') == line.npos ? 0 : line.find_first_not_of(' '))))
            line.erase(0, 1);
    return tidy_text(joined(plain));
}

template <class Part>
std::string write_part(const Part& part, const FormContext& context)
{
    const std::string plain = write_plain(part, context);
    std::vector<std::string> lines = lines_of(plain);
    std::string meta = differences(part, read_plain<Part>(lines, context));
    if constexpr (std::is_same_v<Part, Section>) {
        if (meta.empty() && is_list_title(part.title))
            meta = "{}";
        if (!meta.empty())
            lines.insert(lines.begin() + 1, meta_line(meta));
    } else if (!meta.empty())
        lines.push_back("  " + meta_line(meta));
    return joined(lines) + "\n";
}

template <class Part>
Part read_part(const std::vector<std::string>& lines, const FormContext& context)
{
    std::vector<std::string> plain_lines = lines;
    const std::string meta = meta_of<Part>(lines);
    if (meta.empty())
        return read_plain<Part>(lines, context);
    plain_lines.erase(plain_lines.begin() + static_cast<std::ptrdiff_t>(meta_place<Part>(lines)));

    const boost::json::object object = object_in(meta);
    const Part plain = read_plain<Part>(plain_lines, context);
    Part whole = plain;
    apply(whole, object, [](std::string_view) { return true; });
    if (without_blanks(lines_of(write_plain(whole, context))) == without_blanks(plain_lines))
        return whole;
    Part changed = plain;
    apply(changed, object, [](std::string_view name) {
        return std::ranges::find(Words<Part>::unsaid, name) != Words<Part>::unsaid.end();
    });
    return changed;
}

template std::string write_part(const Section&, const FormContext&);
template std::string write_part(const Event&, const FormContext&);
template std::string write_part(const ImpactPhase&, const FormContext&);
template std::string write_part(const Attempt&, const FormContext&);
template std::string write_part(const Surprise&, const FormContext&);
template std::string write_part(const Factor&, const FormContext&);
template std::string write_part(const Lesson&, const FormContext&);
template std::string write_part(const SetAside&, const FormContext&);
template std::string write_part(const Action&, const FormContext&);

template Section read_part(const std::vector<std::string>&, const FormContext&);
template Event read_part(const std::vector<std::string>&, const FormContext&);
template ImpactPhase read_part(const std::vector<std::string>&, const FormContext&);
template Attempt read_part(const std::vector<std::string>&, const FormContext&);
template Surprise read_part(const std::vector<std::string>&, const FormContext&);
template Factor read_part(const std::vector<std::string>&, const FormContext&);
template Lesson read_part(const std::vector<std::string>&, const FormContext&);
template SetAside read_part(const std::vector<std::string>&, const FormContext&);
template Action read_part(const std::vector<std::string>&, const FormContext&);

} // namespace candor::reviews
