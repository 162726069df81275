#include "markdown/html.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "markdown/md4c_input.h"
#include "markdown/plain.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <md4c.h>
#include <vector>

namespace candor::markdown {

namespace {

constexpr std::size_t input_bytes_max = 8'000'000;

// Two lines can repeat a long address or an empty table row without end; so much longer than its
// source is no honest page.
constexpr std::size_t growth_max = 16;
constexpr std::size_t growth_slack_bytes = 65'536;

void append_escaped(std::string& out, std::string_view text)
{
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        case '\0':
            out += "\uFFFD";
            break;
        default:
            out.push_back(c);
        }
    }
}

std::string decoded(const MD_ATTRIBUTE& attribute, const Md4cInput& input)
{
    std::string text;
    if (!attribute.text)
        return text;
    for (std::size_t i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
        const std::size_t begin = attribute.substr_offsets[i];
        const std::string_view part =
            input.within(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
        text += attribute.substr_types[i] == MD_TEXT_ENTITY ? decoded_entity(part) : part;
    }
    return text;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }

bool is_word(char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '+'; }

/// Whether a target without a scheme stays on this server.
bool is_local(std::string_view target)
{
    if (target.empty() || target.starts_with("//") || target.contains('\\'))
        return false;
    return !target.substr(0, target.find_first_of("/?#")).contains(':');
}

/// Writes HTML as md4c tells of blocks and spans. Every opening leaves its closing on a stack, so that
/// what is cut off ends well nested.
class Writer {
public:
    Writer(const HtmlOptions& options, const Md4cInput& input)
        : options_(options)
        , input_(input)
        , bytes_max_(growth_max * input.text().size() + growth_slack_bytes)
    {
    }

    void enter(MD_BLOCKTYPE type, void* detail);
    void enter(MD_SPANTYPE type, void* detail);
    void leave(MD_BLOCKTYPE type) { leave_until(key_of(type), false); }
    void leave(MD_SPANTYPE type) { leave_until(key_of(type), true); }
    void add(MD_TEXTTYPE type, const MD_CHAR* begin, MD_SIZE size);

    /// Also where a wide table of short rows would go on without end: a cell that somebody wrote takes
    /// a byte at least.
    bool is_full() const
    {
        return out_.size() > bytes_max_ || cells_ > input_.text().size() + html_columns_max;
    }

    std::string finish()
    {
        while (!closings_.empty())
            close();
        return std::move(out_);
    }

private:
    static constexpr int spans_from = 100;
    static int key_of(MD_BLOCKTYPE type) { return static_cast<int>(type); }
    static int key_of(MD_SPANTYPE type) { return spans_from + static_cast<int>(type); }

    struct Closing {
        std::string tag;
        int key = 0;
        bool ends_image = false;
        bool ends_link = false;
        bool ends_mute = false;
    };

    void open(std::string_view tag, std::string closing = "");
    void close();
    void leave_until(int key, bool is_span);
    void heading(unsigned level);
    void code(const MD_BLOCK_CODE_DETAIL& detail);
    void item(const MD_BLOCK_LI_DETAIL& detail);
    void cell(std::string_view name, MD_ALIGN align);
    void link(const std::string& target, const std::string& title);
    void image(const MD_SPAN_IMG_DETAIL& detail);
    void breaks(std::string_view tag) { out_ += images_ > 0 ? " " : tag; }

    const HtmlOptions& options_;
    const Md4cInput& input_;
    std::size_t bytes_max_;
    std::string out_;
    std::vector<Closing> closings_;
    std::size_t images_ = 0; ///< Inside pictures only words are written: they are the `alt`.
    std::size_t links_ = 0;  ///< Links do not nest in HTML.
    std::size_t mutes_ = 0;
    std::size_t column_ = 0;
    std::size_t cells_ = 0;
    std::vector<unsigned> outline_; ///< The headings above, as levels of the text.
    int key_ = 0;                   ///< Of what is being entered.
};

void Writer::open(std::string_view tag, std::string closing)
{
    const bool is_shown = closings_.size() < html_depth_max && images_ == 0 && mutes_ == 0;
    if (is_shown)
        out_ += tag;
    closings_.push_back({.tag = is_shown ? std::move(closing) : std::string(), .key = key_});
}

// md4c 0.4.8 leaves some spans that it never entered, and some not at all (nested links). So a leaving
// closes what was left open above its own opening, and is passed over where there is none.
void Writer::leave_until(int key, bool is_span)
{
    std::size_t at = closings_.size();
    while (at > 0 && closings_[at - 1].key != key) {
        if (is_span && closings_[at - 1].key < spans_from)
            return;
        --at;
    }
    while (at > 0 && closings_.size() >= at)
        close();
}

void Writer::close()
{
    const Closing closing = std::move(closings_.back());
    closings_.pop_back();
    images_ -= closing.ends_image ? 1 : 0;
    links_ -= closing.ends_link ? 1 : 0;
    mutes_ -= closing.ends_mute ? 1 : 0;
    out_ += closing.tag;
}

void Writer::heading(unsigned level)
{
    while (!outline_.empty() && outline_.back() >= level)
        outline_.pop_back();
    outline_.push_back(level);
    const int depth = static_cast<int>(outline_.size());
    const int shifted = std::clamp(depth + options_.heading_shift, 1, 6);
    open(fmt::format("<h{}>", shifted), fmt::format("</h{}>\n", shifted));
}

void Writer::code(const MD_BLOCK_CODE_DETAIL& detail)
{
    const std::string language = decoded(detail.lang, input_);
    if (language.empty() || !std::ranges::all_of(language, is_word))
        return open("<pre tabindex=\"0\"><code>", "</code></pre>\n");
    open(fmt::format("<pre tabindex=\"0\"><code class=\"language-{}\">", language),
        "</code></pre>\n");
}

void Writer::item(const MD_BLOCK_LI_DETAIL& detail)
{
    if (!detail.is_task)
        return open("<li>", "</li>\n");
    open(detail.task_mark == ' ' ? "<li class=\"task\">☐ " : "<li class=\"task\">☑ ", "</li>\n");
}

void Writer::cell(std::string_view name, MD_ALIGN align)
{
    constexpr std::array<std::string_view, 4> classes = {
        "", "", " class=\"centre\"", " class=\"right\""};
    ++cells_;
    if (column_++ < html_columns_max)
        return open(fmt::format("<{}{}>", name, classes[align]), fmt::format("</{}>", name));
    closings_.push_back({.key = key_, .ends_mute = true});
    ++mutes_;
}

void Writer::link(const std::string& target, const std::string& title)
{
    const std::string safe = safe_target(target);
    if (safe.empty() || links_ > 0)
        return open("");
    std::string tag = "<a href=\"" + escape_html(safe) + "\" rel=\"nofollow noopener\"";
    if (!title.empty())
        tag += " title=\"" + escape_html(title) + "\"";
    open(tag + ">", "</a>");
    closings_.back().ends_link = true;
    ++links_;
}

void Writer::image(const MD_SPAN_IMG_DETAIL& detail)
{
    const std::string target = decoded(detail.src, input_);
    if (images_ > 0 || mutes_ > 0 || closings_.size() >= html_depth_max)
        return open("");
    if (!is_local(target) || std::ranges::any_of(target, is_control))
        return link(target, decoded(detail.title, input_));
    open("<img src=\"" + escape_html(target) + "\" loading=\"lazy\" alt=\"", "\">");
    closings_.back().ends_image = true;
    ++images_;
}

void Writer::enter(MD_BLOCKTYPE type, void* detail)
{
    key_ = key_of(type);
    switch (type) {
    case MD_BLOCK_DOC:
        return open("");
    case MD_BLOCK_QUOTE:
        return open("<blockquote>\n", "</blockquote>\n");
    case MD_BLOCK_UL:
        return open("<ul>\n", "</ul>\n");
    case MD_BLOCK_OL: {
        const unsigned start = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start;
        return open(start == 1 ? "<ol>\n" : fmt::format("<ol start=\"{}\">\n", start), "</ol>\n");
    }
    case MD_BLOCK_LI:
        return item(*static_cast<MD_BLOCK_LI_DETAIL*>(detail));
    case MD_BLOCK_HR:
        return open("<hr>\n");
    case MD_BLOCK_H:
        return heading(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
    case MD_BLOCK_CODE:
        return code(*static_cast<MD_BLOCK_CODE_DETAIL*>(detail));
    case MD_BLOCK_HTML:
        return open("");
    case MD_BLOCK_P:
        return open("<p>", "</p>\n");
    case MD_BLOCK_TABLE:
        return open("<div class=\"wide\" tabindex=\"0\"><table>\n", "</table></div>\n");
    case MD_BLOCK_THEAD:
        return open("<thead>\n", "</thead>\n");
    case MD_BLOCK_TBODY:
        return open("<tbody>\n", "</tbody>\n");
    case MD_BLOCK_TR:
        column_ = 0;
        return open("<tr>", "</tr>\n");
    case MD_BLOCK_TH:
        return cell("th", static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align);
    case MD_BLOCK_TD:
        return cell("td", static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align);
    }
}

void Writer::enter(MD_SPANTYPE type, void* detail)
{
    key_ = key_of(type);
    switch (type) {
    case MD_SPAN_EM:
        return open("<em>", "</em>");
    case MD_SPAN_STRONG:
        return open("<strong>", "</strong>");
    case MD_SPAN_A: {
        const auto& a = *static_cast<MD_SPAN_A_DETAIL*>(detail);
        return link(decoded(a.href, input_), decoded(a.title, input_));
    }
    case MD_SPAN_IMG:
        return image(*static_cast<MD_SPAN_IMG_DETAIL*>(detail));
    case MD_SPAN_CODE:
        return open("<code>", "</code>");
    case MD_SPAN_DEL:
        return open("<del>", "</del>");
    default:
        return open("");
    }
}

void Writer::add(MD_TEXTTYPE type, const MD_CHAR* begin, MD_SIZE size)
{
    const std::string_view text = input_.sound(begin, size);
    if (mutes_ > 0)
        return;
    switch (type) {
    case MD_TEXT_NULLCHAR:
        out_ += "\uFFFD";
        return;
    case MD_TEXT_BR:
        return breaks("<br>\n");
    case MD_TEXT_SOFTBR:
        return breaks("\n");
    case MD_TEXT_ENTITY: // md4c has seen to its form; what it names is the browser's to know.
        out_ += text;
        return;
    default:
        append_escaped(out_, text);
    }
}

template <class Type>
int on_enter(Type type, void* detail, void* user)
{
    Writer& writer = *static_cast<Writer*>(user);
    writer.enter(type, detail);
    return writer.is_full() ? 1 : 0;
}

template <class Type>
int on_leave(Type type, void*, void* user)
{
    static_cast<Writer*>(user)->leave(type);
    return 0;
}

int on_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user)
{
    Writer& writer = *static_cast<Writer*>(user);
    writer.add(type, text, size);
    return writer.is_full() ? 1 : 0;
}

} // namespace

std::string escape_html(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + 16);
    append_escaped(out, text);
    return out;
}

std::string safe_target(std::string_view target)
{
    if (std::ranges::any_of(target, is_control))
        return "";
    const std::string lower = lower_ascii(target.substr(0, 8));
    for (const std::string_view scheme : {"http://", "https://", "mailto:"})
        if (lower.starts_with(scheme))
            return std::string(target);
    return is_local(target) ? std::string(target) : "";
}

std::string to_html(std::string_view markdown, const HtmlOptions& options)
{
    const Md4cInput input(prefix_of(markdown, input_bytes_max));
    MD_PARSER parser{};
    parser.flags = MD_DIALECT_GITHUB | MD_FLAG_NOHTML;
    parser.enter_block = on_enter<MD_BLOCKTYPE>;
    parser.leave_block = on_leave<MD_BLOCKTYPE>;
    parser.enter_span = on_enter<MD_SPANTYPE>;
    parser.leave_span = on_leave<MD_SPANTYPE>;
    parser.text = on_text;
    Writer writer(options, input);
    md_parse(input.text().data(), static_cast<MD_SIZE>(input.text().size()), &parser, &writer);
    return writer.finish();
}

std::string to_html_line(std::string_view markdown)
{
    constexpr std::string_view opening = "<p>", closing = "</p>\n";
    std::string html = to_html(markdown);
    const bool is_one_paragraph = html.starts_with(opening) && html.ends_with(closing)
                                  && html.find(opening, opening.size()) == std::string::npos
                                  && html.find(closing) == html.size() - closing.size();
    if (!is_one_paragraph)
        return html;
    return html.substr(opening.size(), html.size() - opening.size() - closing.size());
}

} // namespace candor::markdown
