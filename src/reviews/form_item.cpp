#include "reviews/form_item.h"

#include "base/utf8.h"
#include "reviews/form_text.h"

#include <algorithm>

namespace candor::reviews {

namespace {

constexpr std::string_view indent = "  ";

/// Whether Markdown would take the line for something else than the beginning of a paragraph, or our
/// reader for a part of the entry's head.
bool wants_a_line_of_its_own(std::string_view line)
{
    if (line.empty() || line.starts_with(' ') || line.starts_with('\t'))
        return true;
    if (std::string_view("#>|").contains(line[0]) || line.starts_with("```")
        || line.starts_with("~~~") || line.starts_with("<!--"))
        return true;
    if ((line[0] == '-' || line[0] == '*' || line[0] == '+' || line[0] == '=' || line[0] == '_')
        && (line.size() == 1 || line[1] == ' ' || line[1] == '\t' || line[1] == line[0]))
        return !line.starts_with("**");
    const std::size_t digits = line.find_first_not_of("0123456789");
    return digits > 0 && digits != line.npos && (line[digits] == '.' || line[digits] == ')');
}

std::string head_of(const Item& item)
{
    std::string head;
    const auto add = [&](const std::string& part) {
        head.append(head.empty() ? "" : " ").append(part);
    };
    if (!item.time.empty())
        add("**" + item.time + "**");
    if (!item.marks.empty()) {
        std::string all;
        for (const std::string& mark : item.marks)
            all.append(all.empty() ? "" : ", ").append(mark);
        add("[" + all + "]");
    }
    if (!item.who.empty())
        add("**" + item.who + "**:");
    return head;
}

void append_indented(std::string& out, const std::vector<std::string>& lines, std::string_view by)
{
    for (const std::string& line : lines) {
        if (!line.empty())
            out.append(by).append(line);
        out.push_back('\n');
    }
}

void append_attribute(std::string& out, const std::string& label, const std::string& value)
{
    std::vector<std::string> lines = lines_of(value);
    out.append(indent)
        .append("- ")
        .append(label)
        .append(": ")
        .append(lines.front())
        .push_back('\n');
    lines.erase(lines.begin());
    append_indented(out, lines, "    ");
}

/// Without its meta line.
std::string composed(const Item& item, bool has_body_apart)
{
    std::string out = "-";
    const std::string head = head_of(item);
    std::vector<std::string> lines = lines_of(item.body);
    if (!head.empty())
        out.append(" ").append(head);
    if (!lines.empty() && !has_body_apart && !wants_a_line_of_its_own(lines.front())) {
        out.append(" ").append(lines.front());
        lines.erase(lines.begin());
    } else if (!lines.empty() && !head.empty())
        out.push_back('\n'); // Without a head the blank line would end the entry.
    out.push_back('\n');
    append_indented(out, lines, indent);
    for (const auto& [label, value] : item.attributes)
        if (!value.empty())
            append_attribute(out, label, value);
    return out;
}

/// Takes `**words**` off the front.
std::optional<std::string_view> take_bold(std::string_view& text)
{
    if (!text.starts_with("**"))
        return std::nullopt;
    const std::size_t end = text.find("**", 2);
    if (end == text.npos || end == 2)
        return std::nullopt;
    const std::string_view words = text.substr(2, end - 2);
    text.remove_prefix(end + 2);
    return words;
}

void take_space(std::string_view& text)
{
    if (text.starts_with(' '))
        text.remove_prefix(1);
}

bool is_at_gap(std::string_view text) { return text.empty() || text[0] == ' '; }

void take_time_token(std::string_view& text, Item& item)
{
    std::string_view rest = text;
    if (const std::optional<std::string_view> bold = take_bold(rest)) {
        std::string_view words = *bold;
        if (!take_time(words) || !words.empty() || !is_at_gap(rest))
            return;
        item.time = *bold;
    } else {
        // Written by hand, without stars: only where there is a clock in it.
        const std::string_view before = rest;
        const std::optional<TimeWords> words = take_time(rest);
        if (!words || !words->begin.clock || !is_at_gap(rest))
            return;
        item.time = before.substr(0, before.size() - rest.size());
    }
    text = rest;
    take_space(text);
}

void take_marks(std::string_view& text, const ItemForm& form, Item& item)
{
    const std::size_t end = text.find(']');
    if (!text.starts_with('[') || end == text.npos || !is_at_gap(text.substr(end + 1)))
        return;
    std::vector<std::string> marks;
    std::string_view inside = text.substr(1, end - 1);
    for (bool has_more = true; has_more;) {
        const std::size_t comma = inside.find(", ");
        marks.emplace_back(inside.substr(0, comma));
        has_more = comma != inside.npos;
        inside.remove_prefix(has_more ? comma + 2 : inside.size());
        if (std::ranges::find(form.marks, marks.back()) == form.marks.end())
            return;
    }
    item.marks = std::move(marks);
    text.remove_prefix(end + 1);
    take_space(text);
}

void take_who(std::string_view& text, Item& item)
{
    std::string_view rest = text;
    const std::optional<std::string_view> bold = take_bold(rest);
    if (!bold || !rest.starts_with(':') || !is_at_gap(rest.substr(1)))
        return;
    item.who = *bold;
    text = rest.substr(1);
    take_space(text);
}

/// The label of `- Label: value`, if it is one of the form's.
std::string_view label_in(std::string_view line, const ItemForm& form)
{
    if (!line.starts_with("- "))
        return {};
    for (const std::string_view label : form.labels)
        if (line.substr(2).starts_with(label) && line.substr(2 + label.size()).starts_with(": "))
            return label;
    return {};
}

/// Where the attributes begin: from there on nothing but attributes and what continues them.
std::size_t first_attribute(const std::vector<std::string>& lines, const ItemForm& form)
{
    std::size_t first = lines.size();
    for (std::size_t i = lines.size(); i > 0; --i) {
        const std::string& line = lines[i - 1];
        if (!label_in(line, form).empty())
            first = i - 1;
        else if (!line.empty() && !line.starts_with(indent))
            break;
    }
    return first;
}

/// One that stands there twice says both.
void add_attribute(Item& item, std::string_view label, std::string_view value)
{
    for (auto& attribute : item.attributes)
        if (attribute.first == label) {
            std::string both = attribute.second + "\n" + std::string(value);
            std::erase(item.attributes, attribute);
            item.attributes.emplace_back(label, std::move(both));
            return;
        }
    item.attributes.emplace_back(label, value);
}

void take_attributes(std::vector<std::string>& lines, const ItemForm& form, Item& item)
{
    const std::size_t first = first_attribute(lines, form);
    for (std::size_t i = first; i < lines.size(); ++i) {
        const std::string_view line = lines[i];
        if (const std::string_view label = label_in(line, form); !label.empty())
            add_attribute(item, label, line.substr(2 + label.size() + 2));
        else
            item.attributes.back().second.append("\n").append(
                line.starts_with(indent) ? line.substr(indent.size()) : line);
    }
    lines.resize(first);
    for (auto& [label, value] : item.attributes)
        value = tidy_text(value);
}

std::string without_indent(const std::string& line)
{
    if (line.starts_with(indent))
        return line.substr(indent.size());
    return line.starts_with(' ') || line.starts_with('\t') ? line.substr(1) : line;
}

} // namespace

std::string_view Item::attribute(std::string_view label) const
{
    for (const auto& [name, value] : attributes)
        if (name == label)
            return value;
    return {};
}

std::string write_item(const Item& item, const ItemForm& form)
{
    std::string out = composed(item, false);
    if (read_item(lines_of(out), form).body != item.body)
        out = composed(item, true);
    if (!item.meta.empty())
        out.append(indent).append(meta_line(item.meta)).push_back('\n');
    return out;
}

Item read_item(std::vector<std::string> lines, const ItemForm& form)
{
    Item item;
    while (!lines.empty() && is_blank(lines.back()))
        lines.pop_back();
    if (lines.empty())
        return item;
    std::string head = lines.front().size() > 2 ? lines.front().substr(2) : std::string();
    lines.erase(lines.begin());
    std::ranges::transform(lines, lines.begin(), without_indent);
    if (!lines.empty())
        item.meta = meta_in(lines.back());
    if (!item.meta.empty())
        lines.pop_back();
    take_attributes(lines, form, item);

    std::string_view text = head;
    if (form.has_time)
        take_time_token(text, item);
    if (!form.marks.empty())
        take_marks(text, form, item);
    if (form.has_who)
        take_who(text, item);
    lines.insert(lines.begin(), std::string(text));
    item.body = tidy_text(joined(lines));
    return item;
}

bool is_bullet(std::string_view line)
{
    return line == "-" || line.starts_with("- ") || line.starts_with("* ")
           || line.starts_with("+ ");
}

std::string meta_in(std::string_view line)
{
    constexpr std::string_view opening = "<!-- {", closing = "} -->";
    if (!line.starts_with(opening) || !line.ends_with(closing)
        || line.size() < opening.size() + closing.size())
        return "";
    return "{"
           + std::string(line.substr(opening.size(), line.size() - opening.size() - closing.size()))
           + "}";
}

std::string meta_line(std::string_view json)
{
    std::string line = "<!-- ";
    for (std::size_t i = 0; i < json.size(); ++i) {
        const bool is_second_dash = json[i] == '-' && i > 0 && json[i - 1] == '-';
        is_second_dash ? line.append("\\u002d") : line.append(1, json[i]);
    }
    return line + " -->";
}

} // namespace candor::reviews
