#include "base/text_check.h"
#include "base/utf8.h"
#include "reviews/fixed_words.h"
#include "reviews/form_parts.h"
#include "reviews/form_text.h"
#include "reviews/front_matter.h"
#include "reviews/layers.h"
#include "reviews/markdown_form.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace candor::reviews {

namespace {

using Lines = std::vector<std::string>;

std::string italic(std::string_view sentence) { return fmt::format("*{}*", sentence); }

/// Lines that the writer works out from the rest.
bool is_remark(std::string_view line)
{
    return (line.starts_with("*Times are in ") && line.ends_with(".*"))
           || (line.starts_with("*Time to detect: ") && line.ends_with(".*"))
           || line == italic(no_actions) || line == italic(no_actions_yet);
}

/// The number in a text like `PM-14`.
std::optional<std::int64_t> number_in(std::string_view text)
{
    const std::size_t digits = text.find_first_of("0123456789");
    std::int64_t number = 0;
    if (digits == text.npos)
        return std::nullopt;
    const auto [end, error] =
        std::from_chars(text.data() + digits, text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// The scope's marks stand where the ids of events were.
void resolve_scope(Document& document)
{
    Scope& scope = document.review.scope;
    for (std::size_t i = 0; i < document.events.size(); ++i) {
        std::string& id = document.events[i].id.text;
        const std::string mark = std::exchange(id, fmt::format("event-{}", i + 1));
        if (mark.contains("first"))
            scope.first_event_id = id;
        if (mark.contains("last"))
            scope.last_event_id = id;
    }
}

class Reader {
public:
    explicit Reader(FrontMatter matter) : matter_(std::move(matter)) {}

    Document read(const Lines& lines)
    {
        facts();
        std::size_t begin = preamble(lines);
        while (begin < lines.size()) {
            std::size_t end = begin + 1;
            while (end < lines.size() && !is_section_heading(lines[end]))
                ++end;
            section({lines.begin() + static_cast<std::ptrdiff_t>(begin),
                lines.begin() + static_cast<std::ptrdiff_t>(end)});
            begin = end;
        }
        introduce();
        resolve_scope(document_);
        return as_carried(document_);
    }

private:
    void facts();
    void instant(std::string_view name, std::optional<Instant>& into);
    void layers();
    bool is_said_by_form(std::string_view line) const;
    void text(std::string_view name, std::string& into);
    std::int64_t number(std::string_view name, std::int64_t otherwise);
    template <NamedEnum E>
    std::optional<E> named(std::string_view name);
    std::size_t preamble(const Lines& lines);
    void introduce();

    void section(const Lines& lines);
    bool list(std::string_view title, const Lines& lines);
    template <class Part>
    void list(std::vector<Part>& into, std::string_view title, const Lines& lines);
    bool subheading(std::string_view title, std::string_view line);
    void keep(std::string_view title, const Lines& stray);

    FrontMatter matter_;
    Document document_;
    FormContext context_;
    Lines strays_; ///< What stood before the first section.
};

void Reader::text(std::string_view name, std::string& into)
{
    into = matter_.take(name).value_or("");
}

std::int64_t Reader::number(std::string_view name, std::int64_t otherwise)
{
    const std::optional<std::string> written = matter_.take(name);
    const std::optional<std::int64_t> number = number_in(written.value_or(""));
    if (written && !number)
        strays_.push_back(fmt::format("{}: {}", name, *written));
    return number.value_or(otherwise);
}

template <NamedEnum E>
std::optional<E> Reader::named(std::string_view name)
{
    const std::optional<std::string> written = matter_.take(name);
    const std::optional<E> value = value_named<E>(written.value_or(""));
    if (written && !value)
        strays_.push_back(fmt::format("{}: {}", name, *written));
    return value;
}

/// What is no time becomes text.
void Reader::instant(std::string_view name, std::optional<Instant>& into)
{
    const std::optional<std::string> written = matter_.take(name);
    if (!written)
        return;
    const Result<Instant> read = instant_from_iso(*written);
    if (read && check_year(name, *read))
        into = *read;
    else
        strays_.push_back(fmt::format("{}: {}", name, *written));
}

void Reader::facts()
{
    Review& review = document_.review;
    matter_.take("candor");
    review.number = number("number", 0);
    text("kind", review.kind);
    text("kind_name", document_.kind_name);
    text("severity", review.severity);
    text("severity_name", document_.severity_name);
    text("zone", review.zone);
    text("lead", review.lead_id);
    review.author_ids = matter_.take_list("authors");
    for (std::string& name : matter_.take_list("people"))
        document_.people.push_back({name, name});
    review.stage = named<Stage>("stage").value_or(Stage::Draft);
    review.detection_source = named<DetectionSource>("detected_by");
    std::optional<Instant> created;
    instant("created", created);
    review.created_at = created.value_or(Instant());
    instant("published", review.published_at);
    instant("scope_agreed", review.scope.agreed_at);
    review.charter_version = number("charter", 1);
    review.is_sample = matter_.take("sample") == "true";
    layers();
    for (const std::string& line : matter_.left())
        strays_.push_back(line);
    context_.zone = review.zone;
    for (const PersonName& person : document_.people)
        context_.names.insert(person.name);
}

/// Exports of before there were layers hold everything.
void Reader::layers()
{
    const std::vector<std::string> named = matter_.take_list("layers");
    if (named == std::vector<std::string>{"facts"})
        document_.layers = Layers::Facts;
    else if (!named.empty() && named != std::vector<std::string>{"facts", "statements"})
        strays_.push_back(fmt::format("layers: {}", fmt::join(named, ", ")));
}

/// The lines under the title that every export has.
bool Reader::is_said_by_form(std::string_view line) const
{
    return line == ">" || line == fmt::format("> {}", definition)
           || line == fmt::format("> {}", layers_remark(document_));
}

std::size_t Reader::preamble(const Lines& lines)
{
    bool has_title = false;
    std::size_t i = 0;
    for (; i < lines.size() && !is_section_heading(lines[i]); ++i) {
        const std::string& line = lines[i];
        if (!has_title && (line == "#" || line.starts_with("# "))) {
            document_.review.title = trimmed(std::string_view(line).substr(1));
            has_title = true;
        } else if (!is_said_by_form(line) && !(strays_.empty() && is_blank(line)))
            strays_.push_back(line);
    }
    return i;
}

void Reader::introduce()
{
    const std::string body = tidy_text(joined(strays_));
    if (!body.empty())
        document_.sections.insert(
            document_.sections.begin(), Section{.title = "Introduction", .body = body});
}

void Reader::section(const Lines& lines)
{
    const std::string_view title = trimmed(std::string_view(lines.front()).substr(2));
    const bool is_marked = lines.size() > 1 && !meta_in(lines[1]).empty();
    const Lines inside(lines.begin() + 1, lines.end());
    if (is_marked || !is_list_title(title))
        document_.sections.push_back(read_part<Section>(lines, context_));
    else if (!list(title, inside))
        keep(title, inside);
}

void append_text(std::string& into, const Lines& lines)
{
    into = tidy_text(into + "\n\n" + unguarded(lines));
}

/// False if the title is of no list.
bool Reader::list(std::string_view title, const Lines& lines)
{
    if (title == ongoing_title)
        append_text(document_.review.ongoing, lines);
    else if (title == excludes_title)
        append_text(document_.review.scope.excludes, lines);
    else if (title == phases_title)
        list(document_.phases, title, lines);
    else if (title == timeline_title)
        list(document_.events, title, lines);
    else if (title == attempts_title)
        list(document_.attempts, title, lines);
    else if (title == surprises_title)
        list(document_.surprises, title, lines);
    else if (title == factors_title)
        list(document_.factors, title, lines);
    else if (title == lessons_title)
        list(document_.lessons, title, lines);
    else if (title == set_aside_title)
        list(document_.set_aside, title, lines);
    else if (title == actions_title)
        list(document_.actions, title, lines);
    else
        return false;
    return true;
}

template <class Part>
void Reader::list(std::vector<Part>& into, std::string_view title, const Lines& lines)
{
    Lines item, stray;
    const auto finish = [&] {
        if (!item.empty())
            into.push_back(read_part<Part>(item, context_));
        item.clear();
    };
    for (const std::string& line : lines) {
        const bool is_inside = is_blank(line) || line[0] == ' ' || line[0] == '\t';
        if (is_bullet(line)) {
            finish();
            item.push_back(line);
        } else if (is_inside && !item.empty())
            item.push_back(line);
        else {
            finish();
            const bool is_kept = !is_remark(line) && !subheading(title, line);
            if (is_kept && !(is_blank(line) && stray.empty()))
                stray.push_back(line);
        }
    }
    finish();
    keep(title, stray);
}

/// Whether the line is a heading inside of a list, which then says what follows is.
bool Reader::subheading(std::string_view title, std::string_view line)
{
    constexpr std::string_view opening = "### ";
    if (!line.starts_with(opening))
        return false;
    const std::string_view words = trimmed(line.substr(opening.size()));
    if (title == lessons_title) {
        const std::optional<LessonKind> kind = value_named<LessonKind>(underscored(words));
        context_.lesson_kind = kind.value_or(context_.lesson_kind);
        return kind.has_value();
    }
    if (title != timeline_title)
        return false;
    const std::optional<Day> day = day_in(words);
    const bool is_known = day || words == "Time not known";
    context_.day = is_known ? day : context_.day;
    return is_known && (!day || heading_of(*day) == words || words.size() == 10);
}

void Reader::keep(std::string_view title, const Lines& stray)
{
    const std::string body = tidy_text(joined(stray));
    if (!body.empty())
        document_.sections.push_back({.title = std::string(title), .body = body});
}

} // namespace

std::optional<Document> read_markdown(std::string_view text)
{
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());
    std::string sound = nfc(text);
    std::ranges::replace(sound, '\0', ' ');
    std::vector<std::string> lines = lines_of(sound);
    std::optional<FrontMatter> matter = FrontMatter::take_from(lines);
    if (!matter || matter->take("candor") != "1")
        return std::nullopt;
    return Reader(std::move(*matter)).read(lines);
}

} // namespace candor::reviews
