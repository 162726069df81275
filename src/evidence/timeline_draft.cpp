#include "evidence/timeline_draft.h"

#include "base/utf8.h"
#include "evidence/plain_text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace candor::evidence {

namespace {

namespace chrono = std::chrono;
using Day = chrono::year_month_day;

// A clock that goes back by more than this went past midnight; by less, somebody wrote a thing
// down later than it was.
constexpr int backwards_minutes_max = 8 * 60;
constexpr int day_minutes = 24 * 60;
constexpr std::size_t speaker_bytes_max = 60;

int minutes_of(const WrittenTime& time) { return time.hour * 60 + time.minute; }

std::string to_text(const Day& day)
{
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
        static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

Day day_after(const Day& day, int days = 1) { return chrono::sys_days(day) + chrono::days(days); }

struct Clues {
    bool is_newest_first = false;
    bool may_be_half = false; ///< Whether all times could be of a clock of twelve hours.
};

/// What the times of a whole list say about each of them.
Clues clues_of(const std::vector<TimelineDraft>& drafts)
{
    int up = 0;
    int down = 0;
    int last = -1;
    Clues clues{.may_be_half = true};
    for (const TimelineDraft& draft : drafts) {
        if (draft.when.date)
            last = -1;
        if (!draft.when.time)
            continue;
        const int now = minutes_of(*draft.when.time);
        up += last >= 0 && now > last ? 1 : 0;
        down += last >= 0 && now < last ? 1 : 0;
        last = now;
        clues.may_be_half &= draft.when.time->hour <= 12;
    }
    clues.is_newest_first = down > up && down >= 2;
    return clues;
}

class Settler {
public:
    Settler(const TimelineContext& context, Clues clues)
        : context_(context)
        , clues_(clues)
        , day_(context.first_day)
    {
    }

    SettledTimeline run(std::vector<TimelineDraft> drafts)
    {
        for (std::size_t i = 0; i < drafts.size(); ++i)
            add(drafts, i);
        return std::move(result_);
    }

private:
    void add(std::vector<TimelineDraft>& drafts, std::size_t i)
    {
        TimelineDraft& draft = drafts[i];
        if (draft.is_day) {
            const bool marks = i + 1 < drafts.size() && !drafts[i + 1].when.date;
            add_day(draft, marks);
            return;
        }
        ProposedEvent event{.at = at(draft),
            .about = draft.when.about,
            .zone = draft.when.zone,
            .who = draft.who,
            .text = draft.text};
        event.until = until(draft.when);
        event.as_written = marker_.empty() ? draft.as_written : marker_ + " " + draft.as_written;
        event.callout = callout_of(draft.label.empty() ? draft.text : draft.label);
        marker_.clear();
        result_.events.push_back(std::move(event));
    }

    void add_day(TimelineDraft& draft, bool marks)
    {
        set_day(*draft.when.date, draft.line);
        last_ = -1;
        if (marks) {
            marker_ += (marker_.empty() ? "" : " ") + draft.as_written;
            draft.raw = std::move(draft.text);
            if (!draft.raw.empty())
                result_.unused_days.push_back(std::move(draft));
            return;
        }
        if (draft.text.empty()) {
            result_.unused_days.push_back(std::move(draft));
            return;
        }
        ProposedEvent event{.at = at(draft),
            .about = draft.when.about,
            .as_written = draft.as_written,
            .text = draft.text};
        event.until = until(draft.when);
        result_.events.push_back(std::move(event));
    }

    void set_day(const WrittenDate& date, std::size_t line)
    {
        if (!date.broken.empty()) {
            result_.remarks.push_back({static_cast<std::int64_t>(line),
                fmt::format(
                    "\"{}\" is no date of the calendar; it is kept as written", date.broken)});
            return;
        }
        day_ = with_year(date, day_ && date.year == 0 ? day_ : context_.reference);
    }

    /// The characters of the contract: date and time, or what there is of them.
    std::string at(const TimelineDraft& draft)
    {
        const WrittenMoment& when = draft.when;
        if (when.date)
            set_day(*when.date, draft.line);
        if (when.date && !when.date->broken.empty())
            return when.date->broken + (when.time ? "T" + evidence::to_text(*when.time) : "");
        if (!when.time) {
            last_ = -1;
            return day_ ? to_text(*day_) : "";
        }
        const WrittenTime time = when.date ? *when.time : carried(*when.time);
        last_ = minutes_of(time);
        return (day_ && day_->ok() && static_cast<int>(day_->year()) != 0 ? to_text(*day_) : "")
               + "T" + evidence::to_text(time);
    }

    /// A time without a date: moves to the next day, or to the afternoon, where the clock went back.
    WrittenTime carried(WrittenTime time)
    {
        if (context_.only_day) {
            day_ = context_.only_day;
            return time;
        }
        const int now = minutes_of(time);
        const bool is_afternoon = clues_.may_be_half && time.may_be_half && time.hour >= 1
                                  && time.hour <= 9 && last_ >= 11 * 60
                                  && now + day_minutes / 2 >= last_
                                  && now + day_minutes / 2 - last_ <= 180;
        if (is_afternoon)
            time.hour += 12;
        else if (last_ >= 0 && day_ && clues_.is_newest_first
                 && now > last_ + backwards_minutes_max)
            day_ = day_after(*day_, -1);
        else if (last_ >= 0 && day_ && !clues_.is_newest_first
                 && now < last_ - backwards_minutes_max)
            day_ = day_after(*day_);
        return time;
    }

    std::string until(const WrittenMoment& when) const
    {
        if (!when.end_time && !when.end_date)
            return "";
        std::optional<Day> day = day_;
        if (when.end_date && when.end_date->broken.empty())
            day = with_year(*when.end_date, day_ ? day_ : context_.reference);
        else if (day && when.time && when.end_time
                 && minutes_of(*when.end_time) < last_ - backwards_minutes_max)
            day = day_after(*day);
        const std::string date = day && static_cast<int>(day->year()) != 0 ? to_text(*day) : "";
        return when.end_time ? date + "T" + evidence::to_text(*when.end_time) : date;
    }

    const TimelineContext& context_;
    Clues clues_;
    std::optional<Day> day_;
    int last_ = -1; ///< Minutes of the entry before, on the same day; -1 where there is none.
    std::string marker_;
    SettledTimeline result_;
};

/// The name in "<nick> …", "`@nick` …" or "@nick: …"; "" if the text begins with none of them.
std::string_view speaker_of(std::string_view text)
{
    const std::string_view front = text.substr(0, speaker_bytes_max);
    const std::size_t angle = front.find('>');
    const std::size_t tick = front.find('`', 2);
    const std::size_t colon = front.find(": ");
    if (front.starts_with('<') && angle != std::string_view::npos) {
        const std::string_view name = text.substr(1, angle - 1);
        return name.find_first_of(":@") == std::string_view::npos ? name : std::string_view();
    }
    if (front.starts_with("`@") && tick != std::string_view::npos)
        return text.substr(1, tick - 1);
    if (front.starts_with('@') && colon != std::string_view::npos)
        return text.substr(0, colon);
    return {};
}

struct CalloutWord {
    std::string_view word;
    std::string_view callout;
};

} // namespace

SettledTimeline settle(std::vector<TimelineDraft> drafts, const TimelineContext& context)
{
    const Clues clues = clues_of(drafts);
    return Settler(context, clues).run(std::move(drafts));
}

std::string callout_of(std::string_view label)
{
    if (label.size() > 48)
        return "";
    // Asked in this order: "incident declared resolved" is about its end.
    constexpr std::array words = {CalloutWord{"resolved", "resolved"},
        CalloutWord{"incidentclosed", "resolved"}, CalloutWord{"incidentend", "resolved"},
        CalloutWord{"mitigated", "mitigated"}, CalloutWord{"repaired", "mitigated"},
        CalloutWord{"servicerestored", "mitigated"}, CalloutWord{"incidentdeclared", "declared"},
        CalloutWord{"incidentisdeclared", "declared"}, CalloutWord{"declared", "declared"},
        CalloutWord{"firstdetected", "detected"}, CalloutWord{"faultdetected", "detected"},
        CalloutWord{"detected", "detected"}, CalloutWord{"identified", "detected"},
        CalloutWord{"faultoccurs", "began"}, CalloutWord{"incidentstart", "began"},
        CalloutWord{"incidentbegan", "began"}, CalloutWord{"impacttime", "began"},
        CalloutWord{"problemstarts", "began"}, CalloutWord{"outagestart", "began"}};
    const std::string name = compact(label);
    for (const CalloutWord& word : words)
        if (name == word.word
            || (name.size() <= 26 && (name.starts_with(word.word) || name.ends_with(word.word))
                && word.word.size() > 7))
            return std::string(word.callout);
    return "";
}

bool is_template_text(std::string_view text)
{
    constexpr std::array<std::string_view, 7> hints = {"", "shorteventdescription",
        "eventdescription", "description", "event", "whathappened", "somethinghappened"};
    return text.size() < 40 && std::ranges::find(hints, compact(text)) != hints.end();
}

void split_speaker(std::string& text, std::string& who)
{
    const std::string_view all = text;
    const std::string_view name = speaker_of(all);
    const bool is_plain = !name.empty() && name.find_first_of(" /") == std::string_view::npos;
    if (!is_plain)
        return;
    const auto end = static_cast<std::size_t>(name.data() - all.data()) + name.size();
    std::string_view rest = trimmed(all.substr(end + 1)); // Without the sign that ends the name.
    if (rest.starts_with(':'))
        rest = trimmed(rest.substr(1));
    if (rest.empty())
        return;
    std::string said(rest);
    who = std::string(name);
    text = std::move(said);
}

} // namespace candor::evidence
