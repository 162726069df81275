#include "live/switchboard.h"

#include "base/json.h"
#include "base/log.h"

namespace candor::live {

namespace {

using storage::Connection;

// Nodes tell each other every half minute who is there.
constexpr std::chrono::seconds node_silence_max{75};
constexpr std::int64_t batch_max = 100; ///< A change can hold a megabyte.

std::string key_of(const std::string& workspace_id, const std::string& topic)
{
    return workspace_id + "/" + topic;
}

/// A list is looked at by everybody; a thing with an id is a place where people meet.
bool is_place(std::string_view topic) { return topic.contains('/'); }

Onlooker onlooker(const Guest& guest) { return {guest.caller.person_id, guest.name}; }

} // namespace

void Switchboard::grant(const Wish& wish)
{
    const auto found = listeners_.find(wish.seat);
    Result<void> granted;
    if (wish.act == Wish::Act::Enter)
        granted = enter(wish);
    else if (found == listeners_.end())
        return;
    else if (wish.act == Wish::Act::Watch)
        granted = watch(found->second, wish);
    else if (wish.act == Wish::Act::Leave)
        unwatch(found->second, wish.topic);
    else
        leave(wish.seat);
    if (granted)
        return;
    // The database cannot be asked. They come back, later and later, and ask again.
    log::error("live_not_granted", {{"message", granted.error().message}});
    const auto& guest = wish.guest ? wish.guest : found->second.guest;
    close(*guest, http::Farewell::GoingAway);
}

Result<void> Switchboard::enter(const Wish& wish)
{
    const std::string& workspace_id = wish.guest->caller.workspace_id;
    if (!workspaces_.contains(workspace_id)) {
        const std::int64_t last = TRY(database_.read([&](Connection& connection) {
            return changes::last_number(connection, workspace_id);
        }));
        workspaces_[workspace_id].told_to = last;
    }
    workspaces_[workspace_id].seats.insert(wish.seat);
    listeners_[wish.seat] = {wish.guest, {}};
    ++tables_[wish.guest->table];
    return {};
}

Result<void> Switchboard::watch(Listener& listener, const Wish& wish)
{
    const Guest& guest = *listener.guest;
    if (listener.topics.size() >= topics_a_socket_max && !listener.topics.contains(wish.topic)) {
        tell_one(guest, refused_message(wish.topic, "these are too many topics for one socket"));
        return {};
    }
    const auto messages = TRY(
        database_.read([&](Connection& connection) { return missed(connection, guest, wish); }));
    Workspace& workspace = workspaces_[guest.caller.workspace_id];
    const bool is_new = listener.topics.insert(wish.topic).second;
    if (!messages) {
        unwatch(listener, wish.topic);
        tell_one(guest, refused_message(wish.topic, "there is nothing here for you"));
        return {};
    }
    workspace.watchers[wish.topic].insert(wish.seat);
    guest.table->home().post(
        [table = guest.table, seat = wish.seat,
            key = key_of(guest.caller.workspace_id, wish.topic)] { table->watch(seat, key); });
    for (const std::string& message : *messages)
        tell_one(guest, message);
    if (is_new && is_place(wish.topic))
        presence_.enter(key_of(guest.caller.workspace_id, wish.topic), onlooker(guest));
    return {};
}

void Switchboard::unwatch(Listener& listener, const std::string& topic)
{
    if (listener.topics.erase(topic) == 0)
        return;
    const Guest& guest = *listener.guest;
    const std::string key = key_of(guest.caller.workspace_id, topic);
    auto& watchers = workspaces_[guest.caller.workspace_id].watchers;
    if (const auto watching = watchers.find(topic); watching != watchers.end()) {
        watching->second.erase(guest.id);
        if (watching->second.empty())
            watchers.erase(watching);
    }
    guest.table->home().post(
        [table = guest.table, seat = guest.id, key] { table->unwatch(seat, key); });
    if (is_place(topic))
        presence_.leave(key, onlooker(guest));
}

void Switchboard::leave(SeatId seat)
{
    Listener& listener = listeners_.at(seat);
    const auto guest = listener.guest;
    for (const std::string& topic : std::set(listener.topics))
        unwatch(listener, topic);
    listeners_.erase(seat);
    const auto workspace = workspaces_.find(guest->caller.workspace_id);
    workspace->second.seats.erase(seat);
    if (workspace->second.seats.empty())
        workspaces_.erase(workspace);
    if (--tables_.at(guest->table) == 0)
        tables_.erase(guest->table);
}

Result<std::optional<std::vector<std::string>>>
Switchboard::missed(Connection& connection, const Guest& guest, const Wish& wish)
{
    using Messages = std::vector<std::string>;
    const std::string& workspace_id = guest.caller.workspace_id;
    if (!TRY(guide_.may_read(connection, guest.caller, wish.topic)))
        return std::optional<Messages>();
    const std::int64_t told_to = workspaces_.at(workspace_id).told_to;
    if (!wish.from || told_to - *wish.from > replayed_changes_max)
        return std::optional(Messages{reset_message(wish.topic, told_to)});
    std::vector<std::string> texts;
    std::size_t bytes = 0;
    for (std::int64_t read_to = *wish.from; read_to < told_to;) {
        const auto news = TRY(news_after(connection, workspace_id, read_to));
        for (std::string& text :
            TRY(texts_of(news, wish.topic, [&](const News& one, const Telling& telling) {
                return one.change.number <= told_to ? may_hear(connection, guest.caller, telling)
                                                    : Result<bool>(false);
            })))
            bytes += texts.emplace_back(std::move(text)).size();
        if (bytes > replayed_bytes_max)
            return std::optional(Messages{reset_message(wish.topic, told_to)});
        read_to = news.empty() ? told_to : news.back().change.number;
    }
    return std::optional(changes_messages(wish.topic, texts));
}

Result<std::vector<Switchboard::News>> Switchboard::news_after(Connection& connection,
    const std::string& workspace_id,
    std::int64_t number)
{
    std::vector<News> news;
    for (changes::Change& change :
        TRY(changes::list_after(connection, workspace_id, number, batch_max))) {
        auto tellings = TRY(guide_.tellings_of(connection, workspace_id, change));
        news.push_back({std::move(change), std::move(tellings)});
    }
    return news;
}

template <class Hears>
Result<std::vector<std::string>>
Switchboard::texts_of(const std::vector<News>& news, std::string_view topic, Hears hears)
{
    std::vector<std::string> texts;
    for (const News& one : news)
        for (const Telling& telling : one.tellings)
            if (telling.topic == topic && TRY(hears(one, telling)))
                texts.push_back(change_text(one.change, telling.detail));
    return texts;
}

Result<bool>
Switchboard::may_hear(Connection& connection, const http::Caller& caller, const Telling& telling)
{
    if (telling.of.empty() || (telling.is_open && guide_.reads_what_is_open(caller)))
        return true;
    return guide_.may_read(connection, caller, telling.of);
}

/// Whether there may be more.
Result<bool> Switchboard::tell_batch(const std::string& workspace_id)
{
    Workspace& workspace = workspaces_.at(workspace_id);
    const std::vector<News> news = TRY(database_.read([&](Connection& connection) {
        return news_after(connection, workspace_id, workspace.told_to);
    }));
    if (news.empty())
        return false;
    // Before anything is told: whoever may no longer read it does not get this either.
    if (std::ranges::any_of(
            news, [&](const News& one) { return guide_.is_about_access(one.change); }))
        TRY(look_again(workspace_id));
    std::set<std::string> topics;
    for (const News& one : news)
        for (const Telling& telling : one.tellings)
            if (workspace.watchers.contains(telling.topic))
                topics.insert(telling.topic);
    for (const std::string& topic : topics)
        TRY(tell_topic(workspace_id, topic, news));
    workspace.told_to = news.back().change.number;
    return std::ssize(news) == batch_max;
}

/// One frame for everybody where all hear the same; else each what is for them.
Result<void> Switchboard::tell_topic(const std::string& workspace_id,
    const std::string& topic,
    const std::vector<News>& news)
{
    const auto& seats = workspaces_.at(workspace_id).watchers.at(topic);
    const bool is_for_all = std::ranges::all_of(seats,
        [&](SeatId seat) { return guide_.reads_what_is_open(listeners_.at(seat).guest->caller); });
    const auto is_common = [&](const News&, const Telling& telling) -> Result<bool> {
        return telling.of.empty() || (is_for_all && telling.is_open);
    };
    const auto common = TRY(texts_of(news, topic, is_common));
    const auto whole = TRY(texts_of(news, topic, [](auto&&...) -> Result<bool> { return true; }));
    if (common.size() == whole.size()) {
        for (const std::string& message : changes_messages(topic, whole))
            tell(workspace_id, topic, message);
        return {};
    }
    return database_.read([&](Connection& connection) -> Result<void> {
        for (const SeatId seat : seats) {
            const Guest& guest = *listeners_.at(seat).guest;
            const auto theirs = TRY(texts_of(news, topic, [&](const News&, const Telling& telling) {
                return may_hear(connection, guest.caller, telling);
            }));
            for (const std::string& message : changes_messages(topic, theirs))
                tell_one(guest, message);
        }
        return {};
    });
}

void Switchboard::catch_up(const std::string& workspace_id)
{
    Result<bool> more = true;
    while (more && *more)
        more = tell_batch(workspace_id);
    if (!more)
        log::error("live_behind", {{"message", more.error().message}});
}

void Switchboard::tell_news(const std::set<std::string>& written)
{
    std::vector<std::string> ids;
    for (const auto& [id, workspace] : workspaces_)
        if (written.contains(id) || written.contains(storage::every_workspace))
            ids.push_back(id);
    for (const std::string& id : ids)
        catch_up(id);
}

void Switchboard::tell_presence()
{
    for (const std::string& place : presence_.take_changed_ourselves())
        tell_nodes(place);
    for (const std::string& key : presence_.take_changed()) {
        const std::size_t slash = key.find('/');
        const std::string topic = key.substr(slash + 1);
        tell(key.substr(0, slash), topic, here_message(topic, presence_.here(key)));
    }
}

void Switchboard::tell_nodes(const std::string& place)
{
    Roll roll{node_, place, presence_.here_ourselves(place)};
    std::string text = json::text_of(roll);
    for (; text.size() > storage::told_bytes_max && !roll.here.empty(); text = json::text_of(roll))
        roll.here.pop_back();
    database_.tell_nodes(text);
}

void Switchboard::hear_presence(const std::string& text)
{
    if (const auto roll = json::read<Roll>(text))
        presence_.hear(*roll, Presence::Clock::now());
}

void Switchboard::tell_nodes_again()
{
    for (const std::string& place : presence_.our_places())
        tell_nodes(place);
    presence_.forget_before(Presence::Clock::now() - node_silence_max);
}

/// Asks again of everybody here who they are, and for each topic whether they may read it.
Result<void> Switchboard::look_again(const std::string& workspace_id)
{
    for (const SeatId seat : std::set(workspaces_.at(workspace_id).seats)) {
        Listener& listener = listeners_.at(seat);
        const auto caller = TRY(caller_now(*listener.guest));
        if (!caller) {
            close(*listener.guest, http::Farewell::NotAllowed);
            for (const std::string& topic : std::set(listener.topics))
                unwatch(listener, topic);
            continue;
        }
        if (caller->access != listener.guest->caller.access) {
            Guest guest = *listener.guest;
            guest.caller = *caller;
            listener.guest = std::make_shared<const Guest>(std::move(guest));
        }
        TRY(database_.read(
            [&](Connection& connection) { return look_again_at(connection, listener); }));
    }
    return {};
}

Result<void> Switchboard::look_again_at(Connection& connection, Listener& listener)
{
    for (const std::string& topic : std::set(listener.topics)) {
        if (TRY(guide_.may_read(connection, listener.guest->caller, topic)))
            continue;
        unwatch(listener, topic);
        tell_one(*listener.guest, refused_message(topic, "this is no longer open to you"));
    }
    return {};
}

/// None if the session has ended.
Result<std::optional<http::Caller>> Switchboard::caller_now(const Guest& guest) const
{
    auto caller = TRY(authenticate_(guest.credentials));
    if (caller && caller->person_id != guest.caller.person_id)
        caller.reset();
    return caller;
}

void Switchboard::look_for_ended_sessions()
{
    for (const auto& [seat, listener] : listeners_)
        if (const auto caller = caller_now(*listener.guest); caller && !*caller)
            close(*listener.guest, http::Farewell::NotAllowed);
}

void Switchboard::tell(const std::string& workspace_id,
    const std::string& topic,
    std::string_view message)
{
    const http::Frame frame = http::text_frame(message);
    for (const auto& [table, count] : tables_)
        table->home().post(
            [table, key = key_of(workspace_id, topic), frame] { table->tell(key, frame); });
}

void Switchboard::tell_one(const Guest& guest, std::string_view message)
{
    guest.table->home().post(
        [table = guest.table, seat = guest.id, frame = http::text_frame(message)] {
            table->tell_one(seat, frame);
        });
}

void Switchboard::close(const Guest& guest, http::Farewell why)
{
    guest.table->home().post(
        [table = guest.table, seat = guest.id, why] { table->close(seat, why); });
}

} // namespace candor::live
