#include "evidence/chat_text.h"

#include "base/utf8.h"
#include "evidence/plain_text.h"

#include <algorithm>
#include <array>
#include <set>

namespace candor::evidence {

namespace {

constexpr std::size_t name_bytes_max = 60;

/// What a line of a chat is.
struct ChatLine {
    std::optional<Entry> entry; ///< The time and the text after the name.
    std::string who;
    bool is_notice = false;
    bool is_day = false;    ///< A date for what follows.
    bool is_headed = false; ///< The text comes on the next lines.
};

/// "--- Day changed Wed Jul 09 2003", "--- Log opened Tue Jul 08 18:00:00 2003".
std::optional<ChatLine> read_log_mark(std::string_view line, NumericOrder order)
{
    for (std::string_view mark : {"--- Day changed ", "--- Log opened ", "--- Log closed "}) {
        if (!line.starts_with(mark))
            continue;
        ChatLine result{.is_notice = true, .is_day = !mark.ends_with("closed ")};
        const std::string_view rest = line.substr(mark.size());
        Cursor cursor(rest);
        const auto date = read_date(cursor, order);
        if (!date)
            return result;
        Entry entry{.as_written = std::string(rest)};
        entry.when.date = date;
        Cursor year(rest,
            rest.size() >= 4 ? rest.size() - 4 : 0); // "Jul 08 18:00:00 2003": the year comes last.
        if (entry.when.date->year == 0)
            entry.when.date->year = year.take_number(4, 4).value_or(0);
        result.entry = std::move(entry);
        return result;
    }
    return std::nullopt;
}

std::optional<ChatLine> read_irc(std::string_view line, NumericOrder order)
{
    if (auto mark = read_log_mark(line, order))
        return mark;
    std::optional<Entry> entry = read_entry(line, order);
    if (!entry || !entry->when.time)
        return std::nullopt;
    const std::string rest = entry->rest;
    if (rest.starts_with("-!-") || rest.starts_with("!-") || rest.find("-!-") < 3)
        return ChatLine{.entry = std::move(entry), .is_notice = true};
    if (rest.starts_with("* ")) {
        const std::size_t end = std::min(rest.find(' ', 2), rest.size());
        ChatLine action{.entry = std::move(entry), .who = rest.substr(2, end - 2)};
        action.entry->rest = rest.substr(2);
        return action;
    }
    const std::size_t end = rest.find('>');
    if (!rest.starts_with('<') || end > name_bytes_max)
        return std::nullopt;
    ChatLine said{.entry = std::move(entry)};
    const std::string_view name = trimmed(std::string_view(rest).substr(1, end - 1));
    said.who = std::string(name.substr(std::min(name.find_first_not_of("@+%&~ "), name.size())));
    said.entry->rest = std::string(trimmed(std::string_view(rest).substr(end + 1)));
    return said;
}

std::optional<ChatLine> read_weechat(std::string_view line, NumericOrder order)
{
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (second == std::string_view::npos || first > 40)
        return std::nullopt;
    std::optional<Entry> entry = read_entry(line.substr(0, first), order);
    if (!entry || !entry->when.time || !entry->rest.empty())
        return std::nullopt;
    const std::string_view prefix = trimmed(line.substr(first + 1, second - first - 1));
    const std::string_view text = trimmed(line.substr(second + 1));
    ChatLine result{.entry = std::move(entry)};
    result.entry->rest = std::string(text);
    result.is_notice = prefix == "-->" || prefix == "<--" || prefix == "--" || prefix == "=!=";
    if (prefix == "*")
        result.who = std::string(text.substr(0, text.find(' ')));
    else if (!result.is_notice)
        result.who =
            std::string(prefix.substr(std::min(prefix.find_first_not_of("@+%&~"), prefix.size())));
    return result;
}

bool is_name(std::string_view name)
{
    if (name.empty() || name.size() > name_bytes_max
        || name.find_first_of("/<>{}()\"") != std::string_view::npos)
        return false;
    return std::ranges::count(name, ' ') <= 3
           && (is_letter(name.front()) || name.front() == '@' || name.front() == '~'
               || static_cast<unsigned char>(name.front()) >= 0x80);
}

std::optional<ChatLine> read_named(std::string_view line, NumericOrder order)
{
    std::string_view text = trimmed(line);
    if (text.starts_with("* ") || text.starts_with("- "))
        text = trimmed(text.substr(2));
    std::optional<Entry> entry = read_entry(text, order);
    if (!entry)
        return std::nullopt;
    if (!entry->when.time && entry->rest.empty())
        return ChatLine{.entry = std::move(entry), .is_day = true};
    const std::size_t colon = entry->rest.find(": ");
    if (!entry->when.time || colon == std::string::npos
        || !is_name(std::string_view(entry->rest).substr(0, colon)))
        return std::nullopt;
    ChatLine result{.entry = std::move(entry)};
    result.who = result.entry->rest.substr(0, colon);
    result.entry->rest =
        std::string(trimmed(std::string_view(result.entry->rest).substr(colon + 2)));
    return result;
}

/// Without what Slack and Discord put between the name and the time.
std::string_view bare_name(std::string_view label)
{
    for (std::string_view end : {"]", "[", "Today at", "today at", "Yesterday at", "APP", "BOT",
             "[", "—", "-", ",", "at"}) {
        label = trimmed(label);
        if (label.ends_with(end)
            && (label.size() == end.size() || !is_letter(end.front())
                || label[label.size() - end.size() - 1] == ' '))
            label.remove_suffix(end.size());
    }
    return trimmed(label);
}

/// "asha [10:02 AM]", "asha  10:02 AM", "asha — Today at 10:02".
std::optional<ChatLine> read_head(std::string_view line, NumericOrder order)
{
    auto found = line.size() > 120 ? std::nullopt : read_labelled_moment(line, order);
    if (!found || !found->entry.when.time || found->has_colon)
        return std::nullopt;
    const std::string_view label = found->entry.rest;
    const std::size_t time_at =
        line.find(found->entry.as_written.substr(0, 2), label.size() > 2 ? label.size() - 2 : 0);
    const std::string_view between = line.substr(0, std::min(time_at, line.size()));
    const bool is_parted = between.find("—") != std::string_view::npos || between.ends_with('[')
                           || between.ends_with("  ") || between.ends_with('\t')
                           || between.ends_with("\u00a0");
    const std::string name(bare_name(label));
    if (!is_parted || !is_name(name))
        return std::nullopt;
    ChatLine result{.entry = std::move(found->entry), .who = name, .is_headed = true};
    result.entry->rest.clear();
    return result;
}

using LineReader = std::optional<ChatLine> (*)(std::string_view, NumericOrder);

struct Form {
    ChatForm form;
    LineReader read;
};

constexpr std::array forms = {Form{ChatForm::Weechat, read_weechat}, Form{ChatForm::Irc, read_irc},
    Form{ChatForm::Headed, read_head}, Form{ChatForm::Named, read_named}};

/// How many lines are of a form, how many begin with a time at all, and how many names they have.
struct Match {
    std::size_t said = 0;
    std::size_t notices = 0;
    std::size_t names = 0;
};

Match match(const std::vector<std::string_view>& lines, const Form& form, NumericOrder order)
{
    Match result;
    std::set<std::string> names;
    for (std::string_view line : lines) {
        const auto read = form.read(line, order);
        if (!read || read->is_day)
            continue;
        result.notices += read->is_notice ? 1 : 0;
        result.said += read->is_notice ? 0 : 1;
        if (!read->is_notice)
            names.insert(read->who);
    }
    result.names = names.size();
    return result;
}

std::size_t timed_lines(const std::vector<std::string_view>& lines, NumericOrder order)
{
    return static_cast<std::size_t>(std::ranges::count_if(lines, [&](std::string_view line) {
        std::string_view text = trimmed(line);
        if (text.starts_with("* ") || text.starts_with("- "))
            text = text.substr(2);
        const auto entry = read_entry(text, order);
        return entry && entry->when.time;
    }));
}

bool is_of_form(const Match& match, ChatForm form, std::size_t timed, std::size_t line_count)
{
    if (form == ChatForm::Headed)
        return match.said >= 2 || (match.said == 1 && line_count <= 4);
    const std::size_t all = match.said + match.notices;
    if (match.said == 0 || all * 10 < timed * 6)
        return false;
    // "21:15 nick: text": a name is said more than once; a word before a colon seldom is.
    return form != ChatForm::Named || match.names < match.said
           || (match.said == 1 && line_count <= 2);
}

class ChatReader {
public:
    ChatReader(const std::vector<std::string_view>& lines, const Form& form, NumericOrder order)
        : lines_(lines)
        , form_(form)
        , order_(order)
    {
        chat_.form = form.form;
    }

    Chat run()
    {
        for (std::size_t i = 0; i < lines_.size(); ++i)
            add(i);
        for (TimelineDraft& draft : chat_.drafts)
            draft.text = std::string(trimmed(draft.text));
        return std::move(chat_);
    }

private:
    void add(std::size_t i)
    {
        std::optional<ChatLine> line = form_.read(lines_[i], order_);
        if (!line && is_day(i))
            return;
        if (!line || (line->is_notice && !line->is_day)) {
            keep(i, line.has_value());
            return;
        }
        if (line->is_notice)
            keep(i, true);
        if (!line->entry)
            return;
        TimelineDraft draft{.when = line->entry->when,
            .as_written = line->entry->as_written,
            .text = line->entry->rest,
            .who = line->who,
            .raw = std::string(lines_[i]),
            .line = i + 1,
            .is_day = line->is_day};
        chat_.drafts.push_back(std::move(draft));
        is_open_ = !line->is_day;
    }

    /// A date alone on its line, as a server's log or Discord has it.
    bool is_day(std::size_t i)
    {
        std::string_view text = trimmed(lines_[i]);
        text = trimmed(text.substr(std::min(text.find_first_not_of("#-—─= "), text.size())));
        text = trimmed(text.substr(0, text.find_last_not_of("-—─= ") + 1));
        const auto entry = text.size() > 40 ? std::nullopt : read_entry(text, order_);
        if (!entry || !entry->when.date || entry->when.time || !entry->rest.empty())
            return false;
        chat_.drafts.push_back({.when = entry->when,
            .as_written = entry->as_written,
            .raw = std::string(lines_[i]),
            .line = i + 1,
            .is_day = true});
        is_open_ = false;
        return true;
    }

    void keep(std::size_t i, bool is_notice)
    {
        chat_.notice_count += is_notice ? 1 : 0;
        if (!is_notice && is_open_) {
            chat_.drafts.back()
                .text
                .append(form_.form == ChatForm::Headed && !chat_.drafts.back().text.empty() ? "\n"
                        : form_.form == ChatForm::Irc                                       ? " "
                                                                                            : "\n")
                .append(form_.form == ChatForm::Irc ? trimmed(lines_[i]) : lines_[i]);
            return;
        }
        if (!trimmed(lines_[i]).empty())
            chat_.leftover.emplace_back(i + 1, std::string(lines_[i]));
    }

    const std::vector<std::string_view>& lines_;
    const Form& form_;
    NumericOrder order_;
    Chat chat_;
    bool is_open_ = false;
};

} // namespace

std::string_view title_of(ChatForm form)
{
    switch (form) {
    case ChatForm::Irc:
        return "IRC lines (irssi)";
    case ChatForm::Weechat:
        return "IRC lines (weechat)";
    case ChatForm::Headed:
        return "a chat with name and time above each message (Slack, Discord)";
    case ChatForm::Named:
        break;
    }
    return "a chat with a name after each time";
}

std::optional<Chat> read_chat(const std::vector<std::string_view>& lines, NumericOrder order)
{
    const std::size_t timed = timed_lines(lines, order);
    const auto full = static_cast<std::size_t>(
        std::ranges::count_if(lines, [](std::string_view line) { return !trimmed(line).empty(); }));
    for (const Form& form : forms)
        if (is_of_form(match(lines, form, order), form.form, timed, full))
            return ChatReader(lines, form, order).run();
    return std::nullopt;
}

} // namespace candor::evidence
